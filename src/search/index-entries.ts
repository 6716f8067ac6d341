import type { Locale } from '../i18n/locales.ts';
import type { ArticleFacts } from '../model/article.ts';
import type { EntryFacts } from '../model/entry.ts';
import type { Codes, ExceptionClass, InterpreterFacts } from '../model/interpreter.ts';
import { ownName } from './fold-name.ts';
import { indexCodes } from './index-codes.ts';
import { indexMessages } from './index-messages.ts';
import type { IndexedEntry } from './lookup-index.ts';

/** What the index is made of; a `Library` is one. */
export interface IndexedLibrary {
  entries: readonly LibraryEntry[];
  interpreter: Pick<InterpreterFacts, 'classes' | 'linux'>;
  codes: Pick<Codes, 'codes'>;
}

export interface LibraryEntry {
  facts: Pick<EntryFacts, 'name' | 'kind' | 'level' | 'codes' | 'messages' | 'counterparts' | 'search'>;
  python?: Pick<ExceptionClass, 'name' | 'importableFrom'>;
  articles: Partial<Record<Locale, LibraryArticle>>;
}

interface LibraryArticle {
  facts: Pick<ArticleFacts, 'gloss' | 'summary'>;
  headings: readonly { fixed?: string; runs: readonly { value: string }[] }[];
}

/** All that search knows of the entries that have an article in one language. */
export function indexEntries(library: IndexedLibrary, locale: Locale): Required<IndexedEntry>[] {
  const written = library.entries.filter((entry) => entry.articles[locale]);
  const taken = new Set(written.map((entry) => entry.facts.name));
  const codes = indexCodes(library, written);
  const messages = indexMessages(written);
  return written.map((entry) => {
    const { facts, articles } = entry;
    const article = articles[locale];
    const causes = (article?.headings ?? []).filter((it) => it.fixed === undefined);
    return {
      name: facts.name,
      gloss: article?.facts.gloss ?? '',
      level: facts.level,
      aliases: aliasesOf(entry).filter((name) => !taken.has(name)),
      codes: codes.get(entry) ?? [],
      messages: messages.get(entry) ?? [],
      phrases: facts.search[locale],
      english: locale === 'en' ? [] : [...(articles.en ? [articles.en.facts.gloss] : []), ...facts.search.en],
      prose: [article?.facts.summary ?? '', ...causes.map((it) => it.runs.map((run) => run.value).join(''))],
    };
  });
}

/** Other names of the class: where it is made, where else it is found, and its package with the class. */
export function aliasesOf({ facts, python }: LibraryEntry): string[] {
  const names = [python?.name ?? facts.name, ...(python?.importableFrom ?? [])];
  const short = facts.name.includes('.') ? [`${facts.name.split('.')[0]}.${ownName(facts.name)}`] : [];
  return [...new Set([...names, ...short])].filter((name) => name !== facts.name && !name.startsWith('_'));
}
