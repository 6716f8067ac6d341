import { LOCALES } from '../i18n/locales.ts';

/** Astro's `getStaticPaths` for pages that exist once in each language. */
export function localePaths(): { params: { locale: string } }[] {
  return LOCALES.map((locale) => ({ params: { locale } }));
}
