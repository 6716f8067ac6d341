import { defineHastPlugin, type HastNode, type HastPluginList, htmlToHast } from 'satteri';
import { HIGHLIGHTED, type HighlightedLanguage, highlightCode } from '../highlight/highlight.ts';
import { headingId } from '../i18n/headings.ts';
import { headingRunHtml, inlineCodeHtml, isolateArabic } from '../i18n/isolate.ts';
import { isLocale, type Locale } from '../i18n/locales.ts';
import { translate } from '../i18n/strings.ts';

/** The language of an article from its file name, `ar` of `…/ar.mdx`. */
function localeOf(fileURL: URL | undefined): Locale {
  const name = /\/(\w+)\.mdx$/.exec(fileURL?.pathname ?? '')?.[1];
  if (!isLocale(name)) throw new Error(`${fileURL?.pathname}: an article is named en.mdx, vi.mdx or ar.mdx.`);
  return name;
}

/** The nodes that a piece of HTML is. */
function elements(html: string): HastNode[] {
  const tree = htmlToHast(html, { fragment: true });
  return 'children' in tree ? (tree.children as HastNode[]) : [];
}

/** Fixed headings get their English id, the same in every language; the words of each are isolated as contents lists do. */
const headings = defineHastPlugin({
  name: 'headings',
  element: {
    filter: ['h2', 'h3', 'h4'],
    visit(node, ctx) {
      const locale = localeOf(ctx.fileURL);
      const id = headingId(ctx.textContent(node), locale);
      if (id && node.properties?.['id'] === undefined) ctx.setProperty(node, 'id', id);
      for (const child of node.children.filter((it) => it.type === 'text')) {
        ctx.replaceNode(child, elements(headingRunHtml({ kind: 'text', value: child.value }, locale)));
      }
    },
  },
});

/** Inline code reads left to right everywhere, with any Arabic in it isolated. */
const inlineCode = defineHastPlugin({
  name: 'inline-code',
  element: {
    filter: ['code'],
    visit(node, ctx) {
      const parent = ctx.parent(node);
      if (parent?.type === 'element' && parent.tagName === 'pre') return;
      ctx.replaceNode(node, elements(inlineCodeHtml(ctx.textContent(node))));
    },
  },
});

/** Fenced commands: coloured by classes, left to right, reachable by keyboard where they scroll. */
const codeFences = defineHastPlugin({
  name: 'code-fences',
  element: {
    filter: ['pre'],
    visit(node, ctx) {
      const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
      const classes = code?.type === 'element' ? String(code.properties?.['className'] ?? '') : '';
      const fence = FENCE_LANGUAGES[/language-(\w+)/.exec(classes)?.[1] ?? ''];
      const text = ctx.textContent(node).replace(/\n$/, '');
      const html = fence ? highlightCode(text, fence) : isolateArabic(text);
      const label = translate(localeOf(ctx.fileURL), 'code.label');
      ctx.replaceNode(
        node,
        elements(
          `<pre class="code" dir="ltr" tabindex="0" role="group" aria-label="${label}" data-copy><code>${html}</code></pre>`,
        ),
      );
    },
  },
});

const FENCE_LANGUAGES: Record<string, HighlightedLanguage | undefined> = {
  ...Object.fromEntries(HIGHLIGHTED.map((language) => [language, language])),
  py: 'python',
  ts: 'typescript',
  sh: 'shellscript',
};

export const articleHastPlugins: HastPluginList = [headings, codeFences, inlineCode];
