import type { Locale } from '../i18n/locales.ts';

/** The lookup's files: a manifest that tells which parts a query needs, and the parts. */
export interface LookupIndex {
  manifest: Manifest;
  /** By name: `names-0`, `texts-3` … */
  parts: Readonly<Record<string, Part>>;
}

export interface Manifest {
  locale: Locale;
  /** First key of each part of names, ascending; keys are those of {@link nameKeys}. */
  names: readonly string[];
  /** First key of each part of texts, ascending; keys are folded words. A library that is not large has one part. */
  texts: readonly string[];
  /** Of a divided index, the words that most texts have, most common first: a text is kept under its rarest words. */
  common: readonly string[];
}

export type Part = readonly IndexedEntry[];

/** What a part knows of an entry. Parts of names leave out the texts, parts of texts the codes and aliases. */
export interface IndexedEntry {
  /** Qualified; the slug follows from it. */
  name: string;
  gloss: string;
  /** 1 is met the most. */
  level: number;
  /** Other qualified names of the class. */
  aliases?: readonly string[];
  /** `ECONNREFUSED`, `TS2307`, `errno 111` (Linux), `macos 61`, `winerror 10061`; the entry's own before those it shares. */
  codes?: readonly string[];
  /** Without the class's own name in front, `{slot}` where they vary. */
  messages?: readonly string[];
  /** Curated words in the reader's language. */
  phrases?: readonly string[];
  /** Gloss and curated words in English, on pages in another language; left out of a divided index. */
  english?: readonly string[];
  /** Summary and headings of causes; left out of a divided index. */
  prose?: readonly string[];
}
