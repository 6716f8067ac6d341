import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { publishRunner } from '../runner-files/publish-runner.ts';

/** Builds what Run fetches into `dist/runner/`, serves it in development, and tells pages where its scripts are. */
export function runner(): AstroIntegration {
  return {
    name: 'runner',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        const { panels, playgrounds } = await publishRunner();
        const define = {
          'import.meta.env.RUNNER_PANELS': JSON.stringify(panels),
          'import.meta.env.RUNNER_PLAYGROUNDS': JSON.stringify(playgrounds),
        };
        updateConfig({ vite: { define } });
      },
      'astro:server:setup': async ({ server }) => {
        const { files } = await publishRunner();
        server.middlewares.use('/runner', (request, response, next) => {
          const name = request.url?.slice(1) ?? '';
          const bytes = files.get(name);
          if (!bytes) return next();
          response.setHeader('content-type', CONTENT_TYPES[extname(name)] ?? 'application/octet-stream');
          response.end(bytes);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files } = await publishRunner();
        const folder = join(fileURLToPath(dir), 'runner');
        await mkdir(folder, { recursive: true });
        for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
        logger.info(`${files.size} files of the runner`);
      },
    },
  };
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};
