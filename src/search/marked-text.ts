import type { Range } from './fold-text.ts';
import { restoreLetters } from './letter-marks.ts';

/** A stretch of text, highlighted or not. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Cuts a text at the ranges to highlight, which may touch or overlap. */
export function cutAtRanges(text: string, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    const start = Math.max(from, end);
    if (to <= start) continue;
    pieces.push({ text: text.slice(end, start), isMarked: false }, { text: text.slice(start, to), isMarked: true });
    end = to;
  }
  return [...pieces, { text: text.slice(end), isMarked: false }].filter((it) => it.text !== '');
}

const ENTITIES: Record<string, string> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  '#x2F': '/',
};

/** Reads an excerpt of Pagefind, escaped text with `<mark>` around what was found, and gives it its đ back. */
export function readExcerpt(excerpt: string): Piece[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((part, place) => ({ text: plain(part), isMarked: place % 2 === 1 }))
    .filter((it) => it.text !== '');
}

function plain(escaped: string): string {
  return restoreLetters(escaped.replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity));
}
