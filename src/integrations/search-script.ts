import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleScript } from '../runner-files/bundle-script.ts';

/** Builds the search box's scripts into `dist/search/`, apart from the pages' own, and tells pages where the first is. */
export function searchScript(): AstroIntegration {
  return {
    name: 'search-script',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        const { url } = await publishScript();
        updateConfig({ vite: { define: { 'import.meta.env.SEARCH_SCRIPT': JSON.stringify(url) } } });
      },
      'astro:server:setup': async ({ server }) => {
        const { files } = await publishScript();
        server.middlewares.use('/search', (request, response, next) => {
          const bytes = files.get(request.url?.slice(1) ?? '');
          if (!bytes) return next();
          response.setHeader('content-type', 'text/javascript');
          response.end(bytes);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files } = await publishScript();
        const folder = join(fileURLToPath(dir), 'search');
        await mkdir(folder, { recursive: true });
        for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
        logger.info(`${files.size} files of the search box`);
      },
    },
  };
}

/** The script that pages fetch, and both files by name. */
interface PublishedScript {
  url: string;
  files: Map<string, Uint8Array>;
}

let published: Promise<PublishedScript> | undefined;

/** The box, and what it fetches once names do not answer; built once. */
function publishScript(): Promise<PublishedScript> {
  published ??= build();
  return published;
}

async function build(): Promise<PublishedScript> {
  const files = new Map<string, Uint8Array>();
  const publish = (name: string, bytes: Uint8Array): string => {
    const digested = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.js`;
    files.set(digested, bytes);
    return `/search/${digested}`;
  };
  const beyondNames = publish('beyond-names', await bundleScript('src/search/beyond-names.ts', 'esm'));
  const box = await bundleScript('src/search/search-box.ts', 'esm', {
    plugins: [
      {
        name: 'what goes beyond names is a file of its own',
        setup: (it) => it.onResolve({ filter: /\/beyond-names\.ts$/ }, () => ({ path: beyondNames, external: true })),
      },
    ],
  });
  return { url: publish('box', box), files };
}
