import type { Locale } from './locales.ts';

/** Paths of the site, each with a final slash, as `hooks` promise them. */
export const urls = {
  home: (locale: Locale) => `/${locale}/`,
  tree: (locale: Locale) => `/${locale}/python/`,
  entry: (locale: Locale, slug: string) => `/${locale}/python/${slug}/`,
  search: (locale: Locale) => `/${locale}/search/`,
  names: (locale: Locale) => `/${locale}/search/names.json`,
};
