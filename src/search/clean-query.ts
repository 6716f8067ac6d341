import type { Locale } from '../i18n/locales.ts';
import { foldText, splitWords } from './fold-text.ts';
import { markLetters } from './letter-marks.ts';
import { stemWord } from './stem-word.ts';
import { isStopWord } from './stop-words.ts';

/** A query as Pagefind understands it. */
export interface PageQuery {
  /** For pages that have every word; empty where nothing is left to ask. */
  all: string;
  /** For pages that have some: its telling words, the longest first. */
  single: readonly string[];
}

/** Pagefind takes these for letters of a word, and finds nothing. */
const SYMBOLS = /[`<>|+=~^$*"“”‘’«»()[\]{}\\]/g;
const MOST_WORDS = 8;
const MOST_SINGLE_WORDS = 4;
const SHORTEST_SINGLE_WORD = 2;

/** Takes the symbols out of a query, marks its đ, and names the few words worth asking for one by one. */
export function cleanQuery(query: string, locale: Locale): PageQuery {
  const words = query
    .normalize('NFC')
    .replace(SYMBOLS, ' ')
    .split(/\s+/)
    .filter((it) => /[\p{L}\p{N}]/u.test(it));
  const single = words.filter((word) => {
    const folded = splitWords(foldText(word, locale));
    return folded.some((it) => it.length >= SHORTEST_SINGLE_WORD && !isStopWord(it, locale));
  });
  return {
    all: words
      .slice(0, MOST_WORDS)
      .map((word) => bare(word, locale))
      .join(' '),
    single: [...new Set(single.map((word) => bare(word, locale)))]
      .toSorted((a, b) => b.length - a.length)
      .slice(0, MOST_SINGLE_WORDS),
  };
}

/** Pagefind's Arabic stemmer leaves و before ال where it stands. */
function bare(word: string, locale: Locale): string {
  if (locale === 'ar' && /^[وف](?:ال|بال|لل)/.test(word)) return stemWord(foldText(word, locale), locale);
  return markLetters(word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, ''));
}
