import { needsLexer } from './link-program.ts';

/** Files that hold Node's modules, in the order they are loaded, each with the files it builds on. */
const FILES: Record<string, { modules: readonly string[]; needs?: readonly string[] }> = {
  'node-util.js': { modules: ['util', 'util/types', 'assert', 'assert/strict'] },
  'node-net.js': { modules: ['net', 'dns', 'dns/promises'] },
  'node-stream.js': {
    modules: ['stream', 'stream/promises', 'stream/consumers', 'stream/web', 'string_decoder'],
    needs: ['node-net.js'],
  },
  'node-table.js': { modules: [] },
  'node-url.js': { modules: [] },
  'node-events.js': { modules: [] },
  'node-http.js': { modules: ['http'], needs: ['node-net.js'] },
  'node-fetch.js': { modules: [], needs: ['node-net.js', 'node-http.js'] },
  'node-tls.js': { modules: ['tls', 'https'], needs: ['node-net.js', 'node-http.js', 'node-fetch.js'] },
  'node-path.js': { modules: ['path', 'path/posix', 'url'] },
  'node-fs.js': { modules: ['fs', 'fs/promises'], needs: ['node-net.js', 'node-path.js'] },
  'node-crypto.js': { modules: ['crypto'] },
  'node-more.js': {
    modules: [
      'os',
      'querystring',
      'perf_hooks',
      'async_hooks',
      'readline',
      'readline/promises',
      'module',
      'diagnostics_channel',
    ],
  },
};

/** Which file holds a module of Node's, by its name without `node:`. */
export function fileOfModule(name: string): string | undefined {
  return Object.keys(FILES).find((file) => FILES[file]?.modules.includes(name));
}

/**
 * The files a program needs, in the order they are loaded: judged by its text, where any mention of a module counts.
 * @param typed whether its types must be taken out first
 */
export function neededFiles(source: string, typed: boolean): string[] {
  const needed = new Set<string>();
  const need = (file: string) => {
    needed.add(file);
    for (const other of FILES[file]?.needs ?? []) need(other);
  };
  for (const [, name = ''] of source.matchAll(/['"`](?:node:)?([a-z_]+(?:\/[a-z]+)?)['"`]/g)) {
    const file = fileOfModule(name);
    if (file) need(file);
  }
  if (/\bfetch\b/.test(source)) need('node-fetch.js');
  if (/\btable\b/.test(source)) need('node-table.js');
  if (/\bURL|['"](node:)?url['"]/.test(source)) need('node-url.js');
  if (/[{,]\s*on\b[^;]*\bfrom\s*['"](node:)?events|\b(events|EventEmitter)\.on\(/.test(source)) need('node-events.js');
  if (/\bhttps:/.test(source) && needed.has('node-fetch.js')) need('node-tls.js');
  return [
    ...(typed ? ['strip.js', 'strip.wasm'] : []),
    ...(needsLexer(source) ? ['lexer.js'] : []),
    ...Object.keys(FILES).filter((file) => needed.has(file)),
  ];
}
