import { stripTypeScriptTypes } from 'node:module';
import type { APIRoute } from 'astro';
import { LOCALES, type Locale } from '../../../i18n/locales.ts';
import { library } from '../../../library/library-from-astro.ts';
import { localizeProgram } from '../../../programs/localize-program.ts';

/** The TypeScript programs of an example in one language without their types, so that Run needs no transpiler. */
export function getStaticPaths(): { params: { locale: Locale; example: string } }[] {
  const examples = library.entries.flatMap((entry) => entry.examples);
  return LOCALES.flatMap((locale) => examples.map(({ id }) => ({ params: { locale, example: id } })));
}

export const GET: APIRoute = ({ params }) => {
  const example = library.entries.flatMap((entry) => entry.examples).find((it) => it.id === params['example']);
  if (!example) return new Response(null, { status: 404 });
  const stripped = (['ts-broken', 'ts-fixed'] as const).map((key) => {
    const source = localizeProgram(example.programs[key], 'ts', example.texts, params['locale'] as Locale);
    return [key, stripTypeScriptTypes(source)];
  });
  return Response.json(Object.fromEntries(stripped));
};
