import type { Locale } from '../i18n/locales.ts';
import { cleanQuery } from './clean-query.ts';
import { fuseByRank } from './fuse-results.ts';

/** Fewer pages than this with every word, and those with some are asked for too. */
const ENOUGH_PAGES = 3;

/**
 * Pages whose text has all words of the query, then those that have some.
 * @param search asks Pagefind for the pages that have all words of a text, best first
 */
export async function rankPages(
  query: string,
  locale: Locale,
  search: (text: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const { all, single } = cleanQuery(query, locale);
  if (all === '') return [];
  const withAll = await search(all);
  if (withAll.length >= ENOUGH_PAGES || single.length < 2) return [...withAll];
  const withSome = fuseByRank(await Promise.all(single.map(search)));
  return [...new Set([...withAll, ...withSome])];
}
