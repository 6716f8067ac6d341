import type { Locale } from '../i18n/locales.ts';
import { foldText, splitWords } from './fold-text.ts';
import { type IndexedLibrary, indexEntries } from './index-entries.ts';
import type { IndexedEntry, LookupIndex } from './lookup-index.ts';
import { nameKeys } from './name-keys.ts';
import { type Placement, placeInParts } from './place-in-parts.ts';
import { rarestWords } from './rarest-words.ts';

/** Characters of JSON, before compression. */
const LIMITS = {
  /** Of a part of names. */
  names: 32_000,
  /** Of all texts together, above which they are divided. */
  texts: 600_000,
  /** Of a part of divided texts. */
  dividedTexts: 64_000,
};

const COMMON_WORDS = 300;
const RAREST_WORDS = 2;

/** The lookup's index of every entry that has an article in one language. */
export function buildLookupIndex(library: IndexedLibrary, locale: Locale): LookupIndex {
  const entries = indexEntries(library, locale);
  const names = placeInParts(entries.flatMap(placeByName), LIMITS.names);
  const whole = entries.map(({ name, gloss, level, messages, phrases, english, prose }) =>
    withoutEmpty({ name, gloss, level, messages, phrases, english, prose }),
  );
  const divided = JSON.stringify(whole).length > LIMITS.texts;
  const common = divided ? findCommonWords(whole, locale) : [];
  const texts = divided
    ? placeInParts(placeByRarestWords(whole, common, locale), LIMITS.dividedTexts)
    : { starts: [''], parts: [whole] };
  return {
    manifest: { locale, names: names.starts, texts: texts.starts, common },
    parts: Object.fromEntries([
      ...names.parts.map((part, index) => [`names-${index}`, part]),
      ...texts.parts.map((part, index) => [`texts-${index}`, part]),
    ]),
  };
}

function placeByName(indexed: IndexedEntry): Placement[] {
  const { name, gloss, level, aliases, codes } = indexed;
  const entry = withoutEmpty({ name, gloss, level, aliases, codes });
  return [...new Set(nameKeys(indexed).map((it) => it.key))].map((key) => ({ key, entry }));
}

/** Each message, phrase and gloss apart, under its rarest words; the rest of a large library is left to full text. */
function placeByRarestWords(entries: readonly IndexedEntry[], common: readonly string[], locale: Locale): Placement[] {
  const ranks = new Map(common.map((word, rank) => [word, rank]));
  return entries.flatMap(({ name, gloss, level, messages = [], phrases = [] }) => {
    const card = { name, gloss, level };
    const texts: [string, IndexedEntry][] = [
      [gloss, card],
      ...messages.map((text): [string, IndexedEntry] => [text, { ...card, messages: [text] }]),
      ...phrases.map((text): [string, IndexedEntry] => [text, { ...card, phrases: [text] }]),
    ];
    return texts.flatMap(([text, entry]) =>
      rarestWords(splitWords(foldText(text, locale)), ranks, RAREST_WORDS).map((key) => ({ key, entry })),
    );
  });
}

function findCommonWords(entries: readonly IndexedEntry[], locale: Locale): string[] {
  const counts = new Map<string, number>();
  for (const { gloss, messages = [], phrases = [] } of entries) {
    const words = [gloss, ...messages, ...phrases].flatMap((text) => splitWords(foldText(text, locale)));
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, COMMON_WORDS)
    .map(([word]) => word);
}

function withoutEmpty(entry: IndexedEntry): IndexedEntry {
  const kept = Object.entries(entry).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return Object.fromEntries(kept) as unknown as IndexedEntry;
}
