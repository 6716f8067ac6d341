import { restoreLetters } from './letter-marks.ts';
import type { Piece } from './marked-text.ts';
import { readExcerpt } from './marked-text.ts';

/** A page whose text holds the query. */
export interface FoundPage {
  url: string;
  title: string;
  gloss: string;
  excerpt: readonly Piece[];
}

/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<PageData> }[] }>;
}

interface PageData {
  url: string;
  excerpt: string;
  /** `name` and `gloss` are what `integrations/search-index.ts` gives an entry. */
  meta: Partial<Record<string, string>>;
}

const MOST_RESULTS = 10;
let pagefind: Promise<Pagefind> | undefined;

/**
 * Pages in the reader's language whose text holds all words of a query, best first. Pagefind is loaded at the first call.
 * @throws Error where the index cannot be loaded; the next call tries again
 */
export async function searchPages(query: string): Promise<FoundPage[]> {
  try {
    const address = '/pagefind/pagefind.js';
    pagefind ??= import(/* @vite-ignore */ address) as Promise<Pagefind>;
    const { results } = await (await pagefind).search(query);
    const pages = await Promise.all(results.slice(0, MOST_RESULTS).map((it) => it.data()));
    return pages.map(({ url, excerpt, meta }) => ({
      url,
      title: restoreLetters(meta['name'] ?? meta['title'] ?? url),
      gloss: restoreLetters(meta['gloss'] ?? ''),
      excerpt: readExcerpt(excerpt),
    }));
  } catch (error) {
    pagefind = undefined;
    throw error;
  }
}
