import type { Locale } from './locales.ts';
import type { Topic } from './topics.ts';

/** Paths of the site, each with a final slash, as `hooks` promise them. */
export const urls = {
  home: (locale: Locale) => `/${locale}/`,
  tree: (locale: Locale) => `/${locale}/python/`,
  entry: (locale: Locale, slug: string) => `/${locale}/python/${slug}/`,
  search: (locale: Locale) => `/${locale}/search/`,
  topic: (locale: Locale, topic: Topic) => `/${locale}/topics/${topic}/`,
  codes: (locale: Locale) => `/${locale}/codes/`,
  explain: (locale: Locale) => `/${locale}/explain/`,
  run: (locale: Locale) => `/${locale}/run/`,
  explainEntries: (locale: Locale) => `/${locale}/explain/entries.json`,
  stripped: (locale: Locale, example: string) => `/runner/${locale}/${example}.json`,
  lookup: (locale: Locale, part: string) => `/${locale}/search/lookup/${part}.json`,
  openSearch: (locale: Locale) => `/${locale}/opensearch.xml`,
};
