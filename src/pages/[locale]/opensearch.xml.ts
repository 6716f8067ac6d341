import type { APIRoute } from 'astro';
import { localePaths } from '../../components/locale-paths.ts';
import type { Locale } from '../../i18n/locales.ts';
import { translate } from '../../i18n/strings.ts';
import { urls } from '../../i18n/urls.ts';

export const getStaticPaths = localePaths;

/** Tells browsers how to search the site from their address bar, in one language. */
export const GET: APIRoute = ({ params, site }) => {
  const locale = params['locale'] as Locale;
  const absolute = (path: string) => new URL(path, site).href;
  const name = translate(locale, 'site.name');
  const description = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${name}</ShortName>
  <Description>${translate(locale, 'search.label')}</Description>
  <Language>${locale}</Language>
  <InputEncoding>UTF-8</InputEncoding>
  <Image type="image/svg+xml">${absolute('/icon.svg')}</Image>
  <Url type="text/html" method="get" template="${absolute(urls.search(locale))}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(description, { headers: { 'content-type': 'application/opensearchdescription+xml' } });
};
