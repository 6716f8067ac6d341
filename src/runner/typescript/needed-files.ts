import { needsLexer } from './link-program.ts';

interface File {
  modules: readonly string[];
  /** The parts that must be in the base. */
  needs?: readonly BasePart[];
  files?: readonly string[];
}

/** What stands in the one file that comes first, besides what every program needs. */
type BasePart = 'net' | 'http' | 'fetch';

const BASE_MODULES = ['net', 'dns', 'dns/promises', 'http'];

/** Files with further modules of Node's, in the order they are loaded, each with what it builds on. */
const FILES: Record<string, File> = {
  'node-util.js': { modules: ['util', 'util/types', 'assert', 'assert/strict'] },
  'node-stream.js': {
    modules: ['stream', 'stream/promises', 'stream/web', 'string_decoder'],
    needs: ['net'],
  },
  'node-consumers.js': { modules: ['stream/consumers'], needs: ['net'] },
  'node-buffer.js': { modules: [] },
  'node-table.js': { modules: [] },
  'node-url.js': { modules: [] },
  'node-events.js': { modules: [] },
  'node-tls.js': { modules: ['tls', 'https'], needs: ['net', 'http', 'fetch'] },
  'node-path.js': { modules: ['path', 'path/posix', 'url'] },
  'node-fs.js': { modules: ['fs', 'fs/promises'], needs: ['net'], files: ['node-path.js'] },
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

/**
 * The files a program needs, in the order they are loaded: judged by its text, where any mention of a module counts.
 * @param typed whether its types must be taken out first
 */
export function neededFiles(source: string, typed: boolean): string[] {
  const needed = new Set<string>();
  const base = new Set<BasePart>();
  const need = (file: string) => {
    needed.add(file);
    for (const part of FILES[file]?.needs ?? []) base.add(part);
    for (const other of FILES[file]?.files ?? []) need(other);
  };
  for (const [, name = ''] of source.matchAll(/['"`](?:node:)?([a-z_]+(?:\/[a-z]+)?)['"`]/g)) {
    if (BASE_MODULES.includes(name)) base.add(name === 'http' ? name : 'net');
    for (const [file, { modules }] of Object.entries(FILES)) if (modules.includes(name)) need(file);
  }
  if (/\b(fetch|Headers|Request|Response)\b/.test(source)) base.add('fetch');
  if (/U?Int|Float|Double|[sS]wap|lastIndexOf|prototype/.test(source)) need('node-buffer.js');
  if (/\btable\b/.test(source)) need('node-table.js');
  if (/\bURL|['"](node:)?url['"]/.test(source)) need('node-url.js');
  if (/[{,]\s*on\b[^;]*\bfrom\s*['"](node:)?events|\b(events|EventEmitter)\.on\(/.test(source)) need('node-events.js');
  if (/\bhttps:/.test(source) && base.has('fetch')) need('node-tls.js');
  return [
    ...(typed ? ['strip.js', 'strip.wasm'] : []),
    ...(needsLexer(source) ? ['lexer.js'] : []),
    baseFile(base),
    ...Object.keys(FILES).filter((file) => needed.has(file)),
  ];
}

function baseFile(parts: ReadonlySet<BasePart>): string {
  if (parts.has('fetch')) return parts.size > 1 ? 'node-http-fetch.js' : 'node-fetch.js';
  if (parts.has('http')) return 'node-http.js';
  return parts.has('net') ? 'node-net.js' : 'node.js';
}
