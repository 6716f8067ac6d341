import type { ShikiTransformer } from 'shiki/core';

/** Tokens that look like plain text; they need no span of their own. */
const PLAIN = new Set(['punctuation', undefined]);

/**
 * Turns Shiki's `style="color:var(--token-keyword)"` into `class="keyword"`, so that pages carry no style attribute and
 * a strict Content-Security-Policy holds. Plain tokens and lines lose their span.
 */
export const classesInsteadOfStyles: ShikiTransformer = {
  name: 'classes-instead-of-styles',
  pre(node) {
    node.properties = {};
  },
  span(node) {
    const name = /var\(--token-([a-z-]+)\)/.exec(String(node.properties['style'] ?? ''))?.[1];
    node.properties = PLAIN.has(name) ? {} : { class: name };
  },
  line(node) {
    node.children = node.children.flatMap((child) => (isBare(child) ? child.children : [child]));
    node.properties = {};
  },
  code(node) {
    node.children = node.children.flatMap((child) =>
      child.type === 'element' ? (child.children as typeof node.children) : [child],
    );
  },
};

function isBare<Node extends { type: string }>(node: Node): node is Node & { children: Node[] } {
  return node.type === 'element' && !('class' in (node as unknown as { properties: object }).properties);
}
