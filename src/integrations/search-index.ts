import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { LOCALES } from '../i18n/locales.ts';
import { urls } from '../i18n/urls.ts';
import { requireLibrary } from '../library/build-library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { slugFromName } from '../model/slug-from-name.ts';
import { indexEntries } from '../search/index-entries.ts';
import { markLetters } from '../search/letter-marks.ts';
import type { IndexedEntry } from '../search/lookup-index.ts';

/** Builds Pagefind's full-text index from the finished articles into `dist/pagefind/`. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { index, errors } = await pagefind.createIndex();
        if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
        const pages = await articlePages(site);
        if (pages.length === 0) throw new Error('Pagefind found no page to index.');
        const problems: string[] = [];
        for (const page of pages) problems.push(...(await index.addHTMLFile(page)).errors);
        const made = await index.getFiles();
        problems.push(...made.errors);
        if (problems.length > 0) throw new Error(`Pagefind: ${problems.join('; ')}`);
        // not its own writeFiles: that may answer before a file is whole, and close() then leaves it empty
        for (const { path, content } of made.files) await writeWhole(join(site, 'pagefind', path), content);
        await pagefind.close();
        logger.info(`${pages.length} pages indexed`);
      },
    },
  };
}

const BODY = /<[a-z]+\b[^>]*\sdata-pagefind-body\b[^>]*>/;

/** The pages with a body to search, as Pagefind gets them: with the entry's other names and messages, and đ marked. */
async function articlePages(site: string): Promise<{ url: string; content: string }[]> {
  const entries = await entriesByUrl();
  const files = (await readdir(site, { recursive: true })).filter((it) => it.endsWith('index.html'));
  const pages: { url: string; content: string }[] = [];
  for (const file of files.toSorted()) {
    const html = await readFile(join(site, file), 'utf8');
    if (!BODY.test(html)) continue;
    const url = `/${file.replace(/index\.html$/, '')}`;
    const entry = entries.get(url);
    const content = entry ? html.replace(BODY, (body) => body + metadataOf(entry)) : html;
    pages.push({ url, content: /<html lang="vi"/.test(content) ? markLetters(content) : content });
  }
  return pages;
}

async function entriesByUrl(): Promise<Map<string, IndexedEntry>> {
  const library = requireLibrary(await readContentFiles('.'));
  return new Map(
    LOCALES.flatMap((locale) =>
      indexEntries(library, locale).map((entry) => [urls.entry(locale, slugFromName(entry.name)), entry] as const),
    ),
  );
}

/** What is searched, or shown with a result, though the page does not print it so. */
function metadataOf({ name, gloss, aliases = [], messages = [] }: IndexedEntry): string {
  const metadata = { name, gloss, alias: aliases.join(' '), msg: messages.join(' ') };
  return Object.entries(metadata)
    .filter(([, content]) => content !== '')
    .map(([key, content]) => `<span data-pagefind-meta="${key}[content]" content="${escapeAttribute(content)}"></span>`)
    .join('');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  if (content.length === 0) throw new Error(`Pagefind made an empty ${path}.`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
