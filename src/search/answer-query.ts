import type { Locale } from '../i18n/locales.ts';
import { urls } from '../i18n/urls.ts';
import { foldName } from './fold-name.ts';
import { fuseResults, needsPages } from './fuse-results.ts';
import type { LookUp, LookupResult } from './look-up.ts';
import { cutAtRanges, type Piece } from './marked-text.ts';
import type { FoundPage } from './search-pages.ts';

/** A line of results. */
export interface Result {
  url: string;
  name: readonly Piece[];
  gloss: readonly Piece[];
  /** The message, code or words that matched where neither name nor gloss did. */
  found?: { pieces: readonly Piece[]; kind: 'printed' | 'words' | 'excerpt' };
}

export interface Answer {
  results: readonly Result[];
  /** Whether nothing fits exactly, and the results are what may have been meant. */
  isGuess: boolean;
  /** What could not be loaded. */
  failed?: 'pages' | 'all';
}

/** Full text is asked once the reader pauses for so long, in milliseconds. */
const PAUSE = 120;
/** Words that match worse than this are a guess. */
const SURE_SCORE = 0.45;

/** Answers a query twice: at once with what the lookup finds, then, where that is not sure, together with full text. */
export async function* answerQuery(query: string, locale: Locale, lookUp: LookUp): AsyncGenerator<Answer> {
  const known = await lookUp(query).catch(() => undefined);
  const found = (known ?? []).map((it) => ({ ...it, url: urls.entry(locale, it.slug) }));
  const isGuess = isGuessed(query, known ?? []);
  const byName = found.map((it) => showFound(it, it.url));
  yield { results: byName, isGuess };
  if (!needsPages(found)) return;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  const pages = new Map<string, FoundPage>();
  try {
    const { rankPages, searchPages } = await import('./beyond-names.ts');
    const ranked = await rankPages(query, locale, async (text) => {
      const answered = await searchPages(text);
      for (const page of answered) if (!pages.has(page.url)) pages.set(page.url, page);
      return answered.map((it) => it.url);
    });
    const lines = new Map([
      ...ranked.flatMap((url): [string, Result][] => {
        const page = pages.get(url);
        return page ? [[url, showPage(page)]] : [];
      }),
      ...byName.map((it): [string, Result] => [it.url, it]),
    ]);
    yield { results: fuseResults(found, ranked).flatMap((url) => lines.get(url) ?? []), isGuess };
  } catch {
    yield { results: byName, isGuess, failed: known ? 'pages' : 'all' };
  }
}

/** A name spelled otherwise than typed, or few of the words. */
function isGuessed(query: string, [first]: readonly LookupResult[]): boolean {
  if (!first || first.confidence === 'exact') return false;
  if (first.field !== 'name') return first.confidence === 'weak' && first.score < SURE_SCORE;
  const shown = first.ranges.map(([from, to]) => first.text.slice(from, to)).join('');
  return !foldName(query).includes(foldName(shown));
}

function showFound({ name, gloss, field, text, ranges }: LookupResult, url: string): Result {
  const pieces = cutAtRanges(text, ranges);
  const plain = (it: string) => cutAtRanges(it, []);
  if (text === name) return { url, name: pieces, gloss: plain(gloss) };
  if (text === gloss) return { url, name: plain(name), gloss: pieces };
  const kind = field === 'words' || field === 'prose' || field === 'gloss' ? 'words' : 'printed';
  return { url, name: plain(name), gloss: plain(gloss), found: { pieces, kind } };
}

function showPage({ url, title, gloss, excerpt }: FoundPage): Result {
  const plain = (it: string) => cutAtRanges(it, []);
  return { url, name: plain(title), gloss: plain(gloss), found: { pieces: excerpt, kind: 'excerpt' } };
}
