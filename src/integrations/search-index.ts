import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Builds Pagefind's full-text index from the finished pages into `dist/pagefind/`. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { index, errors } = await pagefind.createIndex();
        if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
        const added = await index.addDirectory({ path: site });
        const made = await index.getFiles();
        const problems = [...added.errors, ...made.errors];
        if (problems.length > 0) throw new Error(`Pagefind: ${problems.join('; ')}`);
        // not its own writeFiles: that may answer before a file is whole, and close() then leaves it empty
        for (const { path, content } of made.files) await writeWhole(join(site, 'pagefind', path), content);
        await pagefind.close();
        if (added.page_count === 0) throw new Error('Pagefind found no page to index.');
        logger.info(`${added.page_count} pages indexed`);
      },
    },
  };
}

async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  if (content.length === 0) throw new Error(`Pagefind made an empty ${path}.`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
