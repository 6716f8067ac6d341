import type { Locale } from '../i18n/locales.ts';

/** Marks and signs that carry no letter: Latin tone marks, Arabic vowel marks and tatweel, joiners, directions. */
const WITHOUT_LETTER = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Letters that no decomposition takes apart; the Arabic ones with hamza or madda do come apart. */
const PLAIN: Record<string, string> = { đ: 'd', ٱ: 'ا', ى: 'ي', ة: 'ه', ک: 'ك', ی: 'ي', '’': "'" };
const NOT_PLAIN = /[đٱىةکی’٠-٩۰-۹]/g;

/** Vietnamese writes kĩ and kỹ, qui and quy: a final y after these letters is an i. */
const FINAL_Y = /(?<=[hklmst]|qu)y(?![a-z])/g;

/** Text as it is compared: lower case, without tone and vowel marks, one form of each letter and digit. */
export function foldText(text: string, locale: Locale): string {
  const folded = foldLetters(text);
  return locale === 'vi' ? folded.replace(FINAL_Y, 'i') : folded;
}

function foldLetters(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(WITHOUT_LETTER, '').replace(NOT_PLAIN, plain);
}

function plain(letter: string): string {
  return PLAIN[letter] ?? String(letter.charCodeAt(0) & 15);
}

/** Folded text that knows where it came from. */
export interface FoldedText {
  text: string;
  /** Where each folded character, and the end, stands in the original. */
  at: readonly number[];
}

/** The same as {@link foldText}, with the way back to the original spelling. */
export function foldWithPositions(original: string, locale: Locale): FoldedText {
  let text = '';
  const at: number[] = [];
  let position = 0;
  for (const letter of original) {
    const folded = foldLetters(letter);
    for (let i = 0; i < folded.length; i++) at.push(position);
    text += folded;
    position += letter.length;
  }
  at.push(original.length);
  return { text: locale === 'vi' ? text.replace(FINAL_Y, 'i') : text, at };
}

/** A stretch of a text, `[start, end)`. */
export type Range = readonly [start: number, end: number];

/** Where a stretch of the folded text stands in the original, marks included. */
export function originalRange({ at }: FoldedText, [start, end]: Range): Range {
  return [at[start] ?? 0, at[end] ?? 0];
}

const WORD = /[\p{L}\p{N}]+/gu;

/** The words of folded text. */
export function splitWords(folded: string): string[] {
  return folded.match(WORD) ?? [];
}

/** The words of folded text with where they stand. */
export function findWords(folded: string): { word: string; range: Range }[] {
  return [...folded.matchAll(WORD)].map((it) => ({ word: it[0], range: [it.index, it.index + it[0].length] }));
}

const MARKED_WORD = /[\p{L}\p{N}\p{M}]+/gu;
const INVISIBLE = /[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const MARK = /[\p{M}đ]/gu;

/** The marks of each word that {@link splitWords} finds in the folded text; khóa and khoá have the same. */
export function marksOfWords(text: string): string[] {
  const words = text.normalize('NFD').toLowerCase().replace(INVISIBLE, '').match(MARKED_WORD) ?? [];
  return words.map((word) => (word.match(MARK) ?? []).toSorted().join(''));
}
