import type { Element, ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki/core';

/** Tokens that look like plain text; they need no span of their own. */
const PLAIN = new Set(['punctuation', undefined]);

/**
 * Turns Shiki's `style="color:var(--token-keyword)"` into `class="keyword"`, so that pages carry no style attribute and
 * a strict Content-Security-Policy holds. Plain tokens and lines lose their span, once decorations have found theirs.
 */
export const classesInsteadOfStyles: ShikiTransformer = {
  name: 'classes-instead-of-styles',
  span(node) {
    const name = /var\(--token-([a-z-]+)\)/.exec(String(node.properties['style'] ?? ''))?.[1];
    node.properties = PLAIN.has(name) ? {} : { class: name };
  },
  pre(node) {
    node.properties = {};
    for (const code of node.children.filter((it) => it.type === 'element')) {
      code.children = code.children.flatMap((line) => (line.type === 'element' ? withoutBareSpans(line) : [line]));
    }
  },
};

/** What is in an element, with every span that has nothing to say replaced by what is in it. */
function withoutBareSpans(element: Element): ElementContent[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    child.children = withoutBareSpans(child);
    const isBare = child.tagName === 'span' && !('class' in child.properties);
    return isBare ? child.children : [child];
  });
}
