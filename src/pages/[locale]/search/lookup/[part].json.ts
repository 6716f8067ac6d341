import type { APIRoute } from 'astro';
import { LOCALES } from '../../../../i18n/locales.ts';
import { library } from '../../../../library/library-from-astro.ts';
import { buildLookupIndex } from '../../../../search/build-lookup-index.ts';

/** The lookup's manifest and parts in each language, for the search box. */
export function getStaticPaths() {
  return LOCALES.flatMap((locale) => {
    const { manifest, parts } = buildLookupIndex(library, locale);
    return Object.entries({ manifest, ...parts }).map(([part, content]) => ({
      params: { locale, part },
      props: { content },
    }));
  });
}

export const GET: APIRoute = ({ props }) =>
  new Response(JSON.stringify(props['content']), { headers: { 'content-type': 'application/json' } });
