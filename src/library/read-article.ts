import { mdxToMdast } from 'satteri';
import { headingId } from '../i18n/headings.ts';
import type { Locale } from '../i18n/locales.ts';
import { articleSchema } from '../model/article.ts';
import type { Issue } from '../model/issue.ts';
import type { Article, Heading, HeadingRun, Reference } from './library.ts';
import { MARKDOWN_FEATURES } from './markdown-features.ts';
import { readYaml } from './read-yaml.ts';

/** The parts of a Markdown node that this reader looks at. */
interface Node {
  type: string;
  position?: { start: { line: number } };
  children?: Node[];
  value?: string;
  url?: string;
  depth?: number;
  name?: string;
  attributes?: { name?: string; value?: unknown }[];
  data?: { hProperties?: { id?: string } };
}

/** Reads one article: front matter, headings with their ids, and everything it points at. */
export function readArticle(text: string, file: string, locale: Locale): { article?: Article; issues: Issue[] } {
  const issues: Issue[] = [];
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!front) {
    const fix = 'Begin the file with --- , gloss, summary, messages, --- .';
    return { issues: [{ rule: 'article', file, line: 1, problem: 'no front matter', fix }] };
  }
  const facts = readYaml(front[1] ?? '', articleSchema, { file, linesBefore: 1 });
  issues.push(...facts.issues);

  let tree: Node;
  try {
    tree = mdxToMdast(text, { features: MARKDOWN_FEATURES }) as Node;
  } catch (error) {
    return { issues: [...issues, mdxIssue(error as Error, file)] };
  }

  const headings: Heading[] = [];
  const shows: Reference[] = [];
  const cites: Reference[] = [];
  const links: Reference[] = [];
  walk(tree, (node) => {
    const line = node.position?.start.line ?? 1;
    const id = node.attributes?.find((attribute) => attribute.name === 'id')?.value;
    if (node.type === 'heading') headings.push(readHeading(node, line, locale));
    if (node.type === 'link') links.push({ target: node.url ?? '', line });
    if (node.name === 'Example') shows.push({ target: String(id ?? ''), line });
    if (node.name === 'Cite') cites.push({ target: String(id ?? ''), line });
  });
  for (const heading of headings.filter((it) => it.id === '')) {
    issues.push({
      rule: 'article',
      file,
      line: heading.line,
      problem: `heading “${heading.runs.map((run) => run.value).join('')}” is none of the fixed headings and has no id`,
      fix: 'Use the words of src/i18n/headings.ts, or give it an English id: ### Words {#some-id}',
    });
  }
  if (facts.value === undefined || issues.length > 0) return { issues };
  return { article: { locale, file, facts: facts.value, headings, shows, cites, links }, issues };
}

/** Sätteri begins its messages with line and column: `3:1: Expected a closing tag …`. */
function mdxIssue(error: Error, file: string): Issue {
  const [, line, words] = /^(?:(\d+):\d+: )?(.*)/.exec(error.message) ?? [];
  const fix = 'Put braces and angle brackets into `code`, and close every component.';
  return { rule: 'article', file, ...(line ? { line: Number(line) } : {}), problem: `not valid MDX: ${words}`, fix };
}

function readHeading(node: Node, line: number, locale: Locale): Heading {
  const runs = headingRuns(node);
  const fixed = headingId(runs.map((run) => run.value).join(''), locale);
  const id = node.data?.hProperties?.id ?? fixed ?? '';
  return { id, depth: node.depth ?? 0, runs, line, ...(fixed ? { fixed } : {}) };
}

function headingRuns(node: Node): HeadingRun[] {
  if (node.type === 'inlineCode') return [{ kind: 'code', value: node.value ?? '' }];
  if (node.type === 'text') return [{ kind: 'text', value: node.value ?? '' }];
  return (node.children ?? []).flatMap(headingRuns);
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}
