/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

const MOST_RESULTS = 10;

let pagefind: Promise<Pagefind> | undefined;

/**
 * Paths of pages in the reader's language whose text holds the query, best first. Pagefind is loaded at the first call.
 * @returns undefined where the index cannot be loaded
 */
export async function searchPages(query: string): Promise<string[] | undefined> {
  try {
    const address = '/pagefind/pagefind.js';
    pagefind ??= import(/* @vite-ignore */ address) as Promise<Pagefind>;
    const { results } = await (await pagefind).search(query);
    const pages = await Promise.all(results.slice(0, MOST_RESULTS).map((it) => it.data()));
    return pages.map((page) => page.url);
  } catch {
    pagefind = undefined;
    return undefined;
  }
}
