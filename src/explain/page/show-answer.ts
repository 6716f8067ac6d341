import { type Isolate, isolatesOfOutput, isolatesOfUnit } from '../../i18n/isolate-units.ts';
import { LOCALE_FACTS, type Locale } from '../../i18n/locales.ts';
import type { ExplainedException, ExplainLink, Explanation } from '../explain.ts';
import { maskPaths } from '../mask-paths.ts';
import { slotValues } from '../match-message.ts';
import type { Report } from '../paste.ts';
import { showHelp } from './show-help.ts';
import { showPaste } from './show-paste.ts';
import { code, element, isolated, say } from './text-nodes.ts';

interface Circumstances {
  locale: Locale;
  /** Whether the list of pages could be loaded. */
  hasLinks: boolean;
}

/** Puts the explanation of a text on the page; none for an empty box. Whatever comes from the text is put as text. */
export function showAnswer(
  answer: HTMLElement,
  text: string,
  explanation: Explanation | undefined,
  { locale, hasLinks }: Circumstances,
): void {
  const { exception, root, status } = explanation ?? {};
  setOrRemove(answer, 'exception', exception?.exception.type);
  setOrRemove(answer, 'root', root?.exception.type);
  setOrRemove(answer, 'result', status === 'none' ? 'unknown' : undefined);
  answer.querySelector('[data-headline]')?.replaceChildren(...(explanation ? headline(explanation, locale) : []));
  answer
    .querySelector('[data-details]')
    ?.replaceChildren(...(explanation?.report ? details(text, explanation, { locale, hasLinks }) : []));
}

function setOrRemove(answer: HTMLElement, key: string, value: string | undefined): void {
  if (value === undefined) delete answer.dataset[key];
  else answer.dataset[key] = value;
}

/** What went wrong, in a sentence or two. */
function headline({ report, exception, root }: Explanation, locale: Locale): HTMLElement[] {
  if (!report || !exception || !root)
    return [
      element(
        'p',
        {},
        say(locale, 'explain.none', { start: code('Traceback (most recent call last):'), frame: code('at') }),
      ),
    ];
  const isCut = exception.exception.type === '';
  const sentences = element(
    'p',
    {},
    isCut ? say(locale, 'explain.cut') : say(locale, headlineKey(report), { exception: nameOf(exception) }),
  );
  if (root !== exception && root.exception.type !== '')
    sentences.append(' ', say(locale, isCut ? 'explain.root-cut' : 'explain.root', { root: nameOf(root) }));
  return [sentences];
}

/** Nothing of a file with a syntax error ran. */
function headlineKey({ origin, language, exception }: Report) {
  const isSyntax = language === 'py' && /^(?:SyntaxError|IndentationError|TabError)$/.test(exception.type);
  return isSyntax && origin === 'program' ? 'explain.syntax' : (`explain.${origin}` as const);
}

/** The class, and the code that Node gives it. */
function nameOf({ exception: { type, code: errorCode } }: ExplainedException): HTMLElement {
  const isTold = errorCode === undefined || errorCode === type || /^npm/i.test(type);
  const name = code(isTold ? type : `${type} [${errorCode}]`);
  name.classList.add('name');
  return name;
}

function details(text: string, explanation: Explanation, { locale, hasLinks }: Circumstances): HTMLElement[] {
  const { exception, root, report } = explanation;
  if (!exception || !root || !report) return [];
  const both = [...new Set([root, exception])].filter((it) => it.exception.type !== '');
  return [
    ...(hasLinks ? [showLinks(explanation, both, locale)] : [element('p', {}, say(locale, 'explain.no-links'))]),
    showOwnLine(explanation, locale),
    ...showMessages(both, locale, hasLinks),
    showPaste(text, explanation.paste, locale),
    showHelp(report, text, locale),
  ];
}

function part(locale: Locale, heading: Parameters<typeof say>[1], ...children: Node[]): HTMLElement {
  return element('section', {}, element('h2', {}, say(locale, heading)), ...children);
}

function showLinks({ links, primary }: Explanation, both: readonly ExplainedException[], locale: Locale): HTMLElement {
  const without = both.filter((it) => !it.entry).map((it) => sayNoPage(it, locale));
  if (links.length === 0) return element('section', {}, ...without);
  const list = element('ul', { class: 'plates' }, ...links.map((it) => showLink(it, it === primary, locale)));
  return part(locale, 'explain.links', list, ...without);
}

function showLink({ entry, type, why }: ExplainLink, isPrimary: boolean, locale: Locale): HTMLElement {
  const link = element(
    'a',
    { class: 'entry-link', href: entry.url, [isPrimary ? 'data-primary' : 'data-cause']: '' },
    element('bdi', { class: 'name' }, entry.name),
    ' ',
    element('span', { class: 'gloss' }, entry.gloss),
  );
  if (why === 'own') return element('li', {}, link);
  const reason =
    why === 'base' ? say(locale, 'explain.why.base', { type: code(type) }) : say(locale, `explain.why.${why}`);
  return element('li', {}, link, element('p', { class: 'fine' }, reason));
}

function sayNoPage({ exception, base }: ExplainedException, locale: Locale): HTMLElement {
  const type = code(exception.type);
  const told = element('p', { class: 'fine' }, say(locale, 'explain.no-page', { type }));
  if (base?.entry) {
    const link = element('a', { href: base.entry.url }, code(base.entry.name));
    told.append(' ', say(locale, 'explain.base', { base: link }));
  }
  return told;
}

function showOwnLine({ ownLine }: Explanation, locale: Locale): HTMLElement {
  if (!ownLine) return part(locale, 'explain.own-line', element('p', {}, say(locale, 'explain.no-own-line')));
  const file = code(maskPaths(ownLine.file));
  const place =
    ownLine.line === undefined
      ? say(locale, 'explain.place-only', { file })
      : say(locale, 'explain.place', { file, line: element('bdi', {}, String(ownLine.line)) });
  const shown = [element('p', {}, place)];
  if (ownLine.source) {
    const label = {
      dir: 'ltr',
      tabindex: '0',
      role: 'group',
      'aria-label': say(locale, 'explain.own-line').textContent ?? '',
    };
    shown.push(element('pre', { class: 'code', ...label }, ...sourceNodes(maskPaths(ownLine.source))));
  }
  return part(locale, 'explain.own-line', ...shown);
}

function sourceNodes(source: string): Node[] {
  return source.split('\n').flatMap((line, index) => [
    ...(index > 0 ? [document.createTextNode('\n')] : []),
    // indented, so that it is read as source
    ...lineOfSource(line),
  ]);
}

function lineOfSource(line: string): Node[] {
  const isolates = isolatesOfOutput(`    ${line}`).map((it) => ({ ...it, from: it.from - 4, to: it.to - 4 }));
  return [isolated(line, isolates)];
}

/** The printed messages in pieces, with what they say and the values in them. */
function showMessages(both: readonly ExplainedException[], locale: Locale, hasLinks: boolean): HTMLElement[] {
  const withMessage = both.filter((it) => it.exception.message !== '');
  if (withMessage.length === 0) return [];
  return [part(locale, 'explain.message', ...withMessage.flatMap((it) => showMessage(it, locale, hasLinks)))];
}

/** Some messages hold a whole page; the text itself is shown below. */
const LONGEST_MESSAGE = 1500;

function showMessage({ exception, match }: ExplainedException, locale: Locale, hasLinks: boolean): HTMLElement[] {
  const parts = match?.parts ?? [{ text: shorten(exception.message) }];
  const box = element('pre', {
    class: 'terminal first-message',
    dir: 'ltr',
    tabindex: '0',
    role: 'group',
    'aria-label': say(locale, 'explain.message').textContent ?? '',
  });
  box.append(`${exception.type}: `);
  for (const { text, slot } of parts) {
    const words = maskPaths(text);
    const nodes = words.length > LONGEST_MESSAGE ? words : isolated(words, isolatesOfMessage(words));
    box.append(slot === undefined ? element('span', {}, nodes) : element('mark', {}, nodes));
  }
  const shown = [box];
  if (match?.template.gloss) shown.push(element('p', { dir: LOCALE_FACTS[locale].dir }, match.template.gloss));
  else if (hasLinks) shown.push(element('p', { class: 'fine' }, say(locale, 'explain.unlisted')));
  const values = match ? slotValues(match) : [];
  if (values.length > 0) {
    const pairs = values.map(({ slot, value }) =>
      element('div', {}, element('dt', {}, code(slot)), element('dd', {}, code(shorten(maskPaths(value))))),
    );
    shown.push(
      element('p', { class: 'fine' }, say(locale, 'explain.values')),
      element('dl', { class: 'explain-values' }, ...pairs),
    );
  }
  return shown;
}

/** The number of a system's error stays before its words, as on a terminal. */
function isolatesOfMessage(words: string): Isolate[] {
  const start = /^\[(?:Errno|WinError) -?\d+\] /.exec(words)?.[0].length ?? 0;
  return isolatesOfUnit(words.slice(start), start);
}

function shorten(message: string): string {
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}
