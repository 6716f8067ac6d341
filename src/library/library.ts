import type { HeadingId } from '../i18n/headings.ts';
import type { Locale } from '../i18n/locales.ts';
import type { ArticleFacts } from '../model/article.ts';
import type { EntryFacts, ExampleFacts, ProgramKey } from '../model/entry.ts';
import type { Codes, ExceptionClass, InterpreterFacts } from '../model/interpreter.ts';
import type { Survey } from '../model/survey.ts';
import type { Texts } from '../model/texts.ts';
import type { Transcripts } from '../model/transcript.ts';

/** Everything in `content/`, read and validated. */
export interface Library {
  /** In the order of their names. */
  entries: readonly Entry[];
  interpreter: InterpreterFacts;
  codes: Codes;
  /** Who catches what, absent until it has been recorded. */
  survey?: Survey;
}

/** One error. */
export interface Entry {
  slug: string;
  /** Path of its folder from the project's root. */
  folder: string;
  facts: EntryFacts;
  /** What the interpreter says of the class, absent for third-party ones. */
  python?: ExceptionClass;
  articles: Partial<Record<Locale, Article>>;
  /** In the order of the page. */
  examples: readonly Example[];
}

/** An entry in one language. */
export interface Article {
  locale: Locale;
  file: string;
  facts: ArticleFacts;
  headings: readonly Heading[];
  /** Ids of the examples it shows, in order, with their lines. */
  shows: readonly Reference[];
  /** Ids of the sources it cites. */
  cites: readonly Reference[];
  links: readonly Reference[];
}

export interface Heading {
  id: string;
  /** Set for the fixed headings of every article. */
  fixed?: HeadingId;
  depth: number;
  runs: readonly HeadingRun[];
  line: number;
}

/** A piece of a heading: prose or inline code. */
export interface HeadingRun {
  kind: 'text' | 'code';
  value: string;
}

/** Something an article points at. */
export interface Reference {
  target: string;
  line: number;
}

/** A cause with its broken and fixed programs. */
export interface Example {
  id: string;
  folder: string;
  facts: ExampleFacts;
  /** English, as on disk. */
  programs: Record<ProgramKey, string>;
  texts: Texts;
  /** Absent until they are recorded. */
  transcripts?: Transcripts;
}
