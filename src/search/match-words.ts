import type { Locale } from '../i18n/locales.ts';
import { allowedMistakes, editDistance } from './edit-distance.ts';
import {
  findWords,
  foldText,
  foldWithPositions,
  marksOfWords,
  originalRange,
  type Range,
  splitWords,
} from './fold-text.ts';
import type { IndexedEntry } from './lookup-index.ts';
import type { Field, Match } from './match.ts';
import type { PreparedText, PreparedTexts } from './prepare-texts.ts';
import { stemWord } from './stem-word.ts';
import { isStopWord } from './stop-words.ts';

/** How much a text counts by where it stands. */
const FIELD_WEIGHT: Record<PreparedText['field'], number> = {
  name: 0.95,
  gloss: 1,
  phrases: 1,
  english: 0.9,
  messages: 0.85,
  prose: 0.55,
};
const FIELD: Record<PreparedText['field'], Field> = {
  name: 'name',
  gloss: 'gloss',
  phrases: 'words',
  english: 'words',
  messages: 'message',
  prose: 'prose',
};

/** How much a word of a text counts by how it differs from the word typed. */
const QUALITY = { same: 1, unmarked: 0.97, otherMarks: 0.6, stem: 0.85, beginning: 0.7, mistaken: 0.6 };
const SHORTEST_BEGINNING = 3;
const SHORTEST_MISTAKEN = 5;
const MOST_MISTAKES = 2;
const MOST_WORDS = 24;
/** How much words count that no entry has, and words with which people only ask. */
const UNKNOWN = 0.25;
const STOP_WORD = 0.15;
/** Two words side by side, as the text has them, count so much more than apart. */
const PAIR = 0.6;
/** The share of a text's score that does not depend on how much of the text was asked for. */
const WHATEVER_LENGTH = 0.6;
/** The best score that words alone can have. */
const MOST_SCORE = 0.82;

/** A query made of words. */
interface WordQuery {
  words: readonly { folded: string; marks: string; weight: number }[];
  /** Weight of each word with the next. */
  pairs: readonly number[];
  /** For each folded word of texts: which of the query's words it may be, and how well. */
  meant: ReadonlyMap<string, readonly { index: number; quality: number }[]>;
}

/** Entries that share words with the query: those with all of them first, then those with some. */
export function matchWords(query: string, parts: readonly PreparedTexts[], locale: Locale): Match[] {
  const asked = readQuery(query, parts, locale);
  const telling = asked.words.filter((word) => !isStopWord(word.folded, locale)).length;
  if (telling === 0) return [];
  const total = asked.words.reduce((sum, word) => sum + word.weight, 0);
  const totalWithPairs = asked.pairs.reduce((sum, it) => sum + it, total);

  const covered = new Map<IndexedEntry, number[]>();
  const best = new Map<IndexedEntry, { score: number; text: PreparedText }>();
  for (const text of parts.flatMap((part) => textsWith(asked, part))) {
    const { qualities, paired, shared } = compare(asked, text, locale);
    const weight = FIELD_WEIGHT[text.field];
    const cover = covered.get(text.entry) ?? asked.words.map(() => 0);
    qualities.forEach((quality, index) => {
      cover[index] = Math.max(cover[index] ?? 0, quality * weight);
    });
    covered.set(text.entry, cover);
    const ofQuery = (weigh(asked, qualities) + paired) / totalWithPairs;
    const ofText = WHATEVER_LENGTH + (1 - WHATEVER_LENGTH) * (shared / text.words.length);
    const score = weight * ofQuery * ofText;
    if (score > (best.get(text.entry)?.score ?? 0)) best.set(text.entry, { score, text });
  }
  return [...best].flatMap(([entry, { score: ofBest, text }]): Match[] => {
    const ofAll = weigh(asked, covered.get(entry) ?? []) / total;
    const score = MOST_SCORE * (0.5 * ofAll + 0.5 * ofBest);
    if (score < leastScore(telling)) return [];
    const ranges = () => rangesOf(text.text, asked, locale);
    return [{ entry, score, confidence: 'weak', field: FIELD[text.field], text: text.text, ranges }];
  });
}

/** Of few words most must be there; of a long question some. */
function leastScore(words: number): number {
  return Math.max(0.1, 0.3 * Math.min(1, 2 / words));
}

function weigh({ words }: WordQuery, qualities: readonly number[]): number {
  return words.reduce((sum, word, index) => sum + word.weight * (qualities[index] ?? 0), 0);
}

function readQuery(query: string, parts: readonly PreparedTexts[], locale: Locale): WordQuery {
  const folded = splitWords(foldText(query, locale)).slice(0, MOST_WORDS);
  const marks = marksOfWords(query);
  const entries = new Set(parts.flatMap((part) => part.texts.map((it) => it.entry))).size;
  const meant = new Map<string, { index: number; quality: number }[]>();
  const words = folded.map((word, index) => {
    const having = new Set<IndexedEntry>();
    for (const [form, quality] of formsMeant(word, parts, locale, index === folded.length - 1)) {
      meant.set(form, [...(meant.get(form) ?? []), { index, quality }]);
      for (const part of parts) {
        for (const place of part.places.get(form) ?? []) having.add((part.texts[place] as PreparedText).entry);
      }
    }
    const rarity = Math.log(1 + (entries - having.size + 0.5) / (having.size + 0.5));
    const weight = rarity * (isStopWord(word, locale) ? STOP_WORD : 1) * (having.size === 0 ? UNKNOWN : 1);
    return { folded: word, marks: marks[index] ?? '', weight };
  });
  const pairs = words.slice(1).map((word, index) => PAIR * Math.min(word.weight, words[index]?.weight ?? 0));
  return { words, pairs, meant };
}

/** Words of the texts that a typed word may mean: itself and its forms; else what it begins; else what it nearly is. */
function formsMeant(word: string, parts: readonly PreparedTexts[], locale: Locale, isLast: boolean) {
  const meant = new Map<string, number>();
  const stem = stemWord(word, locale);
  for (const part of parts) {
    if (part.places.has(word)) meant.set(word, QUALITY.same);
    for (const form of part.forms.get(stem) ?? []) if (form !== word) meant.set(form, QUALITY.stem);
  }
  const known = parts.map((part) => part.places);
  if ((meant.size === 0 || isLast) && word.length >= SHORTEST_BEGINNING) {
    for (const places of known) {
      for (const form of places.keys()) {
        if (form.startsWith(word) && !meant.has(form)) meant.set(form, QUALITY.beginning);
      }
    }
  }
  if (meant.size > 0 || word.length < SHORTEST_MISTAKEN || /\d/.test(word)) return meant;
  const limit = Math.min(MOST_MISTAKES, allowedMistakes(word.length - 2) || 1);
  for (const places of known) {
    for (const form of places.keys()) {
      if (form[0] === word[0] && editDistance(word, form, limit) <= limit) meant.set(form, QUALITY.mistaken);
    }
  }
  return meant;
}

function textsWith({ meant }: WordQuery, part: PreparedTexts): PreparedText[] {
  const places = new Set([...meant.keys()].flatMap((form) => part.places.get(form) ?? []));
  return [...places].map((place) => part.texts[place] as PreparedText);
}

/** How well each query word stands in a text, how much its pairs stand there side by side, and how many of its words. */
function compare({ words, pairs, meant }: WordQuery, text: PreparedText, locale: Locale) {
  const marks = text.marks();
  const qualities = words.map(() => 0);
  let shared = 0;
  text.words.forEach((form, at) => {
    const meanings = meant.get(form) ?? [];
    if (meanings.length > 0) shared++;
    for (const { index, quality } of meanings) {
      const { folded, marks: typed } = words[index] ?? { folded: '', marks: '' };
      const spelling = form === folded ? compareMarks(typed, marks[at] ?? '', locale) : QUALITY.same;
      qualities[index] = Math.max(qualities[index] ?? 0, quality * spelling);
    }
  });
  const paired = pairs.reduce((sum, weight, index) => {
    const [first = 0, second = 0] = [qualities[index], qualities[index + 1]];
    const isBeside = first > 0 && second > 0 && standsBeside(index, text.words, meant);
    return isBeside ? sum + weight * Math.min(first, second) : sum;
  }, 0);
  return { qualities, paired, shared };
}

function standsBeside(index: number, forms: readonly string[], meant: WordQuery['meant']): boolean {
  const isMeant = (form: string | undefined, word: number) => meant.get(form ?? '')?.some((it) => it.index === word);
  return forms.some((form, at) => isMeant(form, index) && isMeant(forms[at + 1], index + 1));
}

/** Vietnamese marks that differ make another word; marks left out hardly count. */
function compareMarks(typed: string, written: string, locale: Locale): number {
  if (typed === written) return QUALITY.same;
  const leftOut = locale !== 'vi' || [...typed].every((mark) => written.includes(mark));
  return leftOut ? QUALITY.unmarked : QUALITY.otherMarks;
}

function rangesOf(text: string, { meant }: WordQuery, locale: Locale): Range[] {
  const folded = foldWithPositions(text, locale);
  return findWords(folded.text)
    .filter(({ word }) => meant.has(word))
    .map(({ range }) => originalRange(folded, range));
}
