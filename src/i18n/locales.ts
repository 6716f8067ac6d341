/** The languages of the site, declared once; their order is the order in which they are offered. */
export const LOCALES = ['vi', 'ar', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language that programs on disk are written in. */
export const PROGRAM_LOCALE = 'en' satisfies Locale;

interface LocaleFacts {
  /** The language's own name for itself. */
  label: string;
  dir: 'ltr' | 'rtl';
  /** BCP 47 tag for `Intl`, with Latin digits. */
  intl: string;
  /** The tag Open Graph uses. */
  openGraph: string;
}

export const LOCALE_FACTS: Record<Locale, LocaleFacts> = {
  vi: { label: 'Tiếng Việt', dir: 'ltr', intl: 'vi', openGraph: 'vi_VN' },
  ar: { label: 'العربية', dir: 'rtl', intl: 'ar-u-nu-latn', openGraph: 'ar_AR' },
  en: { label: 'English', dir: 'ltr', intl: 'en', openGraph: 'en_US' },
};

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}
