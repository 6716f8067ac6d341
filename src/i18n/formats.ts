import { LOCALE_FACTS, type Locale } from './locales.ts';

/** A list in words: «a, b và c». */
export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(LOCALE_FACTS[locale].intl, { type: 'conjunction' }).format(items);
}
