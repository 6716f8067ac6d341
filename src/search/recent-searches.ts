import type { Locale } from '../i18n/locales.ts';

const MOST = 6;
const keyOf = (locale: Locale) => `recent-searches-${locale}`;

/** What the reader searched for in one language, latest first; it never leaves the device. */
export function recentSearches(locale: Locale): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(locale)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((it) => typeof it === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberSearch(locale: Locale, query: string): void {
  if (query === '') return;
  keep(locale, [query, ...recentSearches(locale).filter((it) => it !== query)].slice(0, MOST));
}

export function forgetSearch(locale: Locale, query: string): void {
  keep(
    locale,
    recentSearches(locale).filter((it) => it !== query),
  );
}

export function forgetAllSearches(locale: Locale): void {
  keep(locale, []);
}

function keep(locale: Locale, queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(keyOf(locale));
    else localStorage.setItem(keyOf(locale), JSON.stringify(queries));
  } catch {
    // storage is denied: nothing is remembered
  }
}
