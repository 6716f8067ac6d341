import { isLocale, type Locale } from '../i18n/locales.ts';
import type { Article, Entry } from '../library/library.ts';
import { library } from '../library/library-from-astro.ts';

/**
 * The article that a page's parameters name: how components inside an article know where they stand.
 * @throws Error on a page that is no article
 */
export function currentArticle(params: Record<string, string | undefined>): {
  entry: Entry;
  article: Article;
  locale: Locale;
} {
  const { locale, slug } = params;
  const entry = library.entries.find((it) => it.slug === slug);
  const article = isLocale(locale) ? entry?.articles[locale] : undefined;
  if (!entry || !article)
    throw new Error(`This component works inside an article only; the page is ${locale}/${slug}.`);
  return { entry, article, locale: article.locale };
}
