import type { APIRoute } from 'astro';
import { localePaths } from '../../../components/locale-paths.ts';
import { explainIndex } from '../../../explain/explain-index.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { library } from '../../../library/library-from-astro.ts';

export const getStaticPaths = localePaths;

/** What explaining a pasted text needs of all entries, in one language. */
export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(explainIndex(library, params['locale'] as Locale)), {
    headers: { 'content-type': 'application/json' },
  });
