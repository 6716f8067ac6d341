import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locale } from '../../src/i18n/locales.ts';

interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** A script that was imported once keeps what it fetched. */
let loaded = 0;

/**
 * Pagefind's own script with the index of one language, as a page of that language would have it.
 * @param folder the `pagefind` folder of a built site
 * @returns the search, giving addresses, best first; and the files and bytes that it has fetched
 */
export async function pagefindInNode(folder: string, locale: Locale) {
  const fetched: { path: string; bytes: number }[] = [];
  const page = {
    document: { currentScript: null, querySelector: () => ({ getAttribute: () => locale }) },
    location: new URL('http://localhost/'),
    window: globalThis,
    fetch: async (address: string) => {
      const path = address.replace(/\?.*/, '').replace(/^.*\/pagefind\//, '');
      const content = readFileSync(join(folder, path));
      fetched.push({ path, bytes: content.length });
      return new Response(content);
    },
  };
  Object.assign(globalThis, page);
  const script = join(folder, 'pagefind.js');
  const pagefind: Pagefind = await import(`${pathToFileURL(script).href}?${++loaded}`);
  await pagefind.options({ basePath: '/pagefind/', baseUrl: '/' });
  fetched.push({ path: 'pagefind.js', bytes: readFileSync(script).length });
  return {
    fetched,
    search: async (query: string): Promise<string[]> => {
      Object.assign(globalThis, page);
      const { results } = await pagefind.search(query);
      const pages = await Promise.all(results.slice(0, 10).map((it) => it.data()));
      return pages.map((it) => it.url);
    },
  };
}
