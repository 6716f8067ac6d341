import { isolatesOfOutput } from '../../i18n/isolate-units.ts';
import { LOCALE_FACTS, type Locale } from '../../i18n/locales.ts';
import { cleanPaste } from '../clean-paste.ts';
import { foldLines, type LineBlock, type PastedLine } from '../fold-lines.ts';
import { maskPaths } from '../mask-paths.ts';
import type { Paste } from '../paste.ts';
import { element, isolated, say } from './text-nodes.ts';

/** Of a longer text only its two ends are shown. */
const SHOWN_LINES = 2000;
/** A longer line is shown without isolates. */
const LONGEST_ISOLATED = 4000;

/** The text as it was pasted, without colours and user names: the reader's own line lit, library frames folded. */
export function showPaste(text: string, paste: Paste, locale: Locale): HTMLElement {
  const lines = cleanPaste(text.trimEnd());
  const shown = maskPaths(lines.join('\n')).split('\n');
  const blocks = leaveOutMiddle(foldLines(lines, paste, shown));
  const box = element('div', {
    class: 'terminal explain-text',
    dir: 'ltr',
    tabindex: '0',
    role: 'group',
    'aria-label': say(locale, 'explain.text').textContent ?? '',
  });
  box.append(...blocks.map((block) => (typeof block === 'number' ? leftOut(block, locale) : showBlock(block, locale))));
  return element(
    'section',
    {},
    element('h2', {}, say(locale, 'explain.text')),
    element('p', { class: 'fine' }, say(locale, 'explain.marked')),
    box,
  );
}

/** The blocks of both ends, and between them how many lines are left out. */
function leaveOutMiddle(blocks: readonly LineBlock[]): (LineBlock | number)[] {
  const all = blocks.reduce((sum, it) => sum + it.lines.length, 0);
  if (all <= SHOWN_LINES) return [...blocks];
  const start: LineBlock[] = [];
  const end: LineBlock[] = [];
  let [left, right] = [SHOWN_LINES / 2, SHOWN_LINES / 2];
  for (const block of blocks) {
    if (left <= 0) break;
    start.push({ ...block, lines: block.lines.slice(0, left) });
    left -= block.lines.length;
  }
  for (const block of blocks.toReversed()) {
    if (right <= 0) break;
    end.unshift({ ...block, lines: block.lines.slice(-right) });
    right -= block.lines.length;
  }
  return [...start, all - SHOWN_LINES, ...end];
}

function leftOut(count: number, locale: Locale): HTMLElement {
  const { dir } = LOCALE_FACTS[locale];
  return element(
    'p',
    { class: 'fine', dir },
    say(locale, 'explain.left-out', { count: element('bdi', {}, String(count)) }),
  );
}

function showBlock({ isLibrary, frames, lines }: LineBlock, locale: Locale): HTMLElement {
  const block = element('pre', {}, ...lines.flatMap((line) => [...showLine(line), '\n']));
  if (!isLibrary) return block;
  const summary = say(locale, 'explain.folded', { count: element('bdi', {}, String(frames)) });
  return element('details', {}, element('summary', { dir: LOCALE_FACTS[locale].dir }, summary), block);
}

function showLine({ text, mark }: PastedLine): (Node | string)[] {
  const nodes = text.length > LONGEST_ISOLATED ? text : isolated(text, isolatesOfOutput(text));
  if (mark === 'own') return [element('mark', {}, nodes)];
  return [mark === 'error' ? element('strong', {}, nodes) : nodes];
}
