import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { requireLibrary } from '../../src/library/build-library.ts';
import { readContentFiles } from '../../src/library/library-from-disk.ts';

/** What the tests know of the site: its content, and its pages as built. */
const root = fileURLToPath(new URL('../..', import.meta.url));

export const library = requireLibrary(await readContentFiles(root));

/** One article for tests that one is enough for. */
export const ONE_SLUG = 'connectionrefusederror';

/** Every kind of page, once in each language. */
export const KINDS_OF_PAGE: readonly string[] = [
  '/',
  '/404.html',
  ...LOCALES.flatMap((locale) => [
    `/${locale}/`,
    `/${locale}/python/`,
    `/${locale}/search/`,
    `/${locale}/codes/`,
    `/${locale}/explain/`,
    `/${locale}/run/`,
    `/${locale}/topics/network/`,
    `/${locale}/python/${ONE_SLUG}/`,
  ]),
];

export const ARTICLES: readonly { slug: string; locale: Locale; path: string }[] = library.entries.flatMap(({ slug }) =>
  LOCALES.map((locale) => ({ slug, locale, path: `/${locale}/python/${slug}/` })),
);

/** Every built page: its path in `dist` and its HTML. */
export function builtPages(): { file: string; html: string }[] {
  const files = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.html'));
  return files.map((file) => ({ file, html: readFileSync(`${root}dist/${file}`, 'utf8') }));
}

export const DIST = `${root}dist`;
