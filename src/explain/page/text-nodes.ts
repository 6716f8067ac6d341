import { type ExplainStringKey, translateExplain } from '../../i18n/explain-strings.ts';
import { cutIntoRuns, type Isolate, type TextRun } from '../../i18n/isolate-units.ts';
import type { Locale } from '../../i18n/locales.ts';

type Child = Node | string;

/** An element with attributes and children; a text is always text. */
export function element(name: string, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A text cut at its isolates, each a `bdi` with a direction. */
export function isolated(text: string, isolates: readonly Isolate[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...cutIntoRuns(text, isolates).map(runNode));
  return fragment;
}

function runNode({ text, dir, runs }: TextRun): Child {
  if (!dir) return text;
  return element('bdi', { dir }, ...(runs ? runs.map(runNode) : [text]));
}

/** A name, a path or a value: left to right, the Arabic in it isolated. */
export function code(text: string): HTMLElement {
  const words = [...text.matchAll(/\p{Script=Arabic}[\p{Script=Arabic}\p{M}\s،؛؟]*/gu)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.trimEnd().length,
    dir: 'rtl' as const,
  }));
  return element('code', { dir: 'ltr' }, isolated(text, words));
}

/** A sentence of the page, elements in its slots. */
export function say(locale: Locale, key: ExplainStringKey, slots: Record<string, Child> = {}): DocumentFragment {
  const names = Object.keys(slots);
  // a private character on either side of a slot's number, which no string of the page has
  const marked = translateExplain(
    locale,
    key,
    Object.fromEntries(names.map((it, index) => [it, `\ue000${index}\ue000`])),
  );
  const fragment = document.createDocumentFragment();
  fragment.append(
    ...marked.split('\ue000').map((piece, index): Child => {
      return index % 2 === 0 ? piece : (slots[names[Number(piece)] ?? ''] ?? '');
    }),
  );
  return fragment;
}
