import type { Locale } from '../i18n/locales.ts';
import { urls } from '../i18n/urls.ts';
import type { ArticleFacts } from '../model/article.ts';
import type { EntryFacts } from '../model/entry.ts';
import type { Codes, ExceptionClass, InterpreterFacts } from '../model/interpreter.ts';

/** What explaining needs to know of an entry, in one language: served as JSON. */
export interface ExplainEntry {
  name: string;
  slug: string;
  url: string;
  gloss: string;
  /** A base is met seldom itself: its subclasses explain more. */
  isBase: boolean;
  /** Other names of the class: `socket.timeout` of TimeoutError. */
  aliases: readonly string[];
  /** Classes without an entry, for which this one is the nearest base that has one. */
  covers: readonly string[];
  /** Numbers for which Python raises this class. */
  codes: readonly ErrorCode[];
  /** What JavaScript and TypeScript do in its place: a code, or a class that needs none. */
  counterparts: readonly { class?: string; code?: string }[];
  messages: readonly ExplainMessage[];
}

export interface ErrorCode {
  name: string;
  linux?: number;
  macos?: number;
  windows?: number;
}

export interface ExplainMessage {
  id: string;
  text: string;
  /** What it says, in the reader's language. */
  gloss: string;
}

/** The parts of the library that matter here. */
export interface ExplainSource {
  entries: readonly ExplainSourceEntry[];
  interpreter: InterpreterFacts;
  codes: Codes;
}

interface ExplainSourceEntry {
  slug: string;
  facts: EntryFacts;
  python?: ExceptionClass;
  articles: Partial<Record<Locale, { facts: ArticleFacts }>>;
}

/** The entries that have an article in a language, with all that explaining a pasted text needs. */
export function explainIndex(source: ExplainSource, locale: Locale): ExplainEntry[] {
  const entries = source.entries.filter((it) => it.articles[locale]);
  const covered = coverClasses(
    source.interpreter.classes,
    entries.map((it) => it.facts.name),
  );
  return entries.map((entry): ExplainEntry => {
    const { facts, slug, python } = entry;
    const article = entry.articles[locale]?.facts;
    return {
      name: facts.name,
      slug,
      url: urls.entry(locale, slug),
      gloss: article?.gloss ?? '',
      isBase: facts.kind === 'base',
      aliases: python?.importableFrom ?? [],
      covers: covered.get(facts.name) ?? [],
      codes: [...(python?.errnoNames ?? []), ...facts.codes].map((name) => numbersOf(name, source)),
      counterparts: facts.counterparts.flatMap((it): { class?: string; code?: string }[] => {
        const codes = [it.code, it.causeCode, it.ts].filter((code) => code !== undefined);
        if (codes.length > 0) return codes.map((code) => ({ code }));
        return it.kind === 'throws' && it.class ? [{ class: it.class }] : [];
      }),
      messages: facts.messages.flatMap((it) =>
        [it.text, ...it.older.map((older) => older.text)].map((text) => ({
          id: it.id,
          text,
          gloss: article?.messages[it.id] ?? '',
        })),
      ),
    };
  });
}

/** For each class with an entry, the classes without one that come to it first on their way to BaseException. */
function coverClasses(classes: readonly ExceptionClass[], named: readonly string[]): Map<string, string[]> {
  const withEntry = new Set(named);
  const covered = new Map<string, string[]>();
  for (const it of classes) {
    if (withEntry.has(it.name)) continue;
    const base = it.mro.find((name) => withEntry.has(name));
    if (base) covered.set(base, [...(covered.get(base) ?? []), it.name, ...it.importableFrom]);
  }
  return covered;
}

function numbersOf(name: string, { interpreter, codes }: ExplainSource): ErrorCode {
  const linux = interpreter.linux.numbers[name];
  const { macos, windows } = codes.codes[name] ?? {};
  return {
    name,
    ...(linux === undefined ? {} : { linux }),
    ...(typeof macos === 'number' ? { macos } : {}),
    ...(typeof windows === 'number' ? { windows } : {}),
  };
}
