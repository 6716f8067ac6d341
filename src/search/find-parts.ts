import { countBefore } from './count-before.ts';
import { foldName } from './fold-name.ts';
import { foldText, splitWords } from './fold-text.ts';
import type { Manifest } from './lookup-index.ts';
import { rarestWords } from './rarest-words.ts';

const MOST_PARTS = 3;
const WORDS_LOOKED_UP = 3;
const SHORTEST_WORD = 3;
/** What is longer is rather a phrase. */
const LONGEST_MISSPELLED = 30;

/** Parts that may hold a name or code which the query is, begins, or contains. */
export function partsOfNames(query: string, { names }: Manifest): string[] {
  const words = query.match(/[\p{L}\p{N}_.]+/gu) ?? [];
  const keys = [
    query,
    ...words.filter((it) => /^\d+$|^.{3}/u.test(it)),
    ...words.map((it) => it.split('.').at(-1) ?? ''),
  ];
  return pick(names, keys.map(foldName), 'names');
}

/** Parts that may hold a name which the query begins with a mistake: a letter left out, doubled or swapped. */
export function partsOfMisspelledNames(query: string, { names }: Manifest): string[] {
  const key = foldName(query);
  if (!/^[a-z]+$/.test(key) || key.length > LONGEST_MISSPELLED) return [];
  const places = [0, 1, 2, 3].filter((at) => at + 1 < key.length);
  const mended = places.flatMap((at) => {
    const [before, letter, next, after] = [key.slice(0, at), key[at] ?? '', key[at + 1] ?? '', key.slice(at + 2)];
    return [before + next + letter + after, before + letter + letter + next + after, before + next + after];
  });
  return pick(names, mended, 'names');
}

/** Parts that may hold a text with the query's rarest words. */
export function partsOfTexts(query: string, { texts, common, locale }: Manifest): string[] {
  if (texts.length === 1) return ['texts-0'];
  const words = splitWords(foldText(query, locale)).filter((it) => it.length >= SHORTEST_WORD);
  const ranks = new Map(common.map((word, rank) => [word, rank]));
  return pick(texts, rarestWords(words, ranks, WORDS_LOOKED_UP), 'texts');
}

/** The first few of the parts whose keys may begin with one of these. */
function pick(starts: readonly string[], beginnings: readonly string[], kind: string): string[] {
  const found = [...new Set(beginnings)].filter((it) => it !== '').map((it) => placesOf(starts, it));
  const rounds = Array.from({ length: MOST_PARTS }, (_, round) => found.flatMap((places) => places[round] ?? []));
  return [...new Set(rounds.flat())].slice(0, MOST_PARTS).map((place) => `${kind}-${place}`);
}

function placesOf(starts: readonly string[], beginning: string): number[] {
  const first = countBefore(starts, (start) => start <= beginning) - 1;
  const last = countBefore(starts, (start) => start <= `${beginning}\uffff`) - 1;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
