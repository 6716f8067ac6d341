import type { APIRoute } from 'astro';
import { localePaths } from '../../../components/locale-paths.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { urls } from '../../../i18n/urls.ts';
import { library } from '../../../library/library-from-astro.ts';
import type { NamedEntry } from '../../../search/rank-names.ts';

export const getStaticPaths = localePaths;

/** Names and glosses of all entries in one language, for the search box. */
export const GET: APIRoute = ({ params }) => {
  const locale = params['locale'] as Locale;
  const names: NamedEntry[] = library.entries.flatMap(({ facts, articles, slug }) => {
    const article = articles[locale];
    return article ? [{ name: facts.name, gloss: article.facts.gloss, url: urls.entry(locale, slug) }] : [];
  });
  return new Response(JSON.stringify(names), { headers: { 'content-type': 'application/json' } });
};
