import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { bundleScript } from './bundle-script.ts';

const FOLDER = fileURLToPath(new URL('../runner/typescript/', import.meta.url));

/** Modules that a file finds in those loaded before it. */
const CORE = [
  'abort',
  'buffer',
  'console',
  'event-loop',
  'events',
  'inspect',
  'node-errors',
  'output',
  'process',
  'stack',
  'timers',
  'value-types',
  'uncaught',
  'warnings',
  'modules',
];
const NET = ['net', 'loopback', 'dns', 'stream', 'string-decoder'];
const HTTP = ['http', 'http-parser', 'fetch', 'headers'];
const FILES: Record<string, { entry: string; shares?: readonly string[] }> = {
  'node-util.js': { entry: 'node/part-util.ts', shares: CORE },
  'node.js': { entry: 'node/base.ts' },
  'node-net.js': { entry: 'node/base-net.ts' },
  'node-http.js': { entry: 'node/base-http.ts' },
  'node-fetch.js': { entry: 'node/base-fetch.ts' },
  'node-http-fetch.js': { entry: 'node/base-http-fetch.ts' },
  'node-stream.js': { entry: 'node/part-stream.ts', shares: [...CORE, ...NET] },
  'node-consumers.js': { entry: 'node/part-consumers.ts', shares: CORE },
  'node-buffer.js': { entry: 'node/part-buffer.ts', shares: CORE },
  'node-url.js': { entry: 'node/global-url.ts', shares: CORE },
  'node-events.js': { entry: 'node/part-events.ts', shares: CORE },
  'node-table.js': { entry: 'node/console-table.ts', shares: CORE },
  'node-tls.js': { entry: 'node/part-tls.ts', shares: [...CORE, ...NET, ...HTTP] },
  'node-path.js': { entry: 'node/part-path.ts', shares: CORE },
  'node-fs.js': { entry: 'node/part-fs.ts', shares: [...CORE, ...NET, 'path', 'url'] },
  'node-crypto.js': { entry: 'node/part-crypto.ts', shares: CORE },
  'node-more.js': { entry: 'node/part-more.ts', shares: CORE },
  'lexer.js': { entry: 'find-imports.ts' },
  'strip.js': { entry: 'strip-types.ts' },
};

/** The files that the TypeScript worker is handed on demand, by name. */
export async function buildTypescriptFiles(): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const stripper = await splitStripper();
  for (const [name, { entry, shares = [] }] of Object.entries(FILES)) {
    const plugins = [shareModules(shares), stripper.plugin, standInModules, keepClassNames];
    files.set(name, await bundleScript(join(FOLDER, entry), 'esm', { plugins }));
  }
  return files.set('strip.wasm', stripper.wasm);
}

/** Leaves modules out of a bundle that an earlier file brings. */
function shareModules(names: readonly string[]): Plugin {
  const shared = new Set(names.map((name) => `${name}.ts`));
  return {
    name: 'shared modules',
    setup(build) {
      build.onResolve({ filter: /\.ts$/ }, ({ path, importer }) =>
        importer && shared.has(basename(path)) ? { path: basename(path), namespace: 'shared' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = runnerShared[${JSON.stringify(path)}]`,
      }));
    },
  };
}

/** swc's package holds its WebAssembly as text inside its script; the page wants it as a file of its own. */
async function splitStripper(): Promise<{ plugin: Plugin; wasm: Uint8Array }> {
  const file = fileURLToPath(import.meta.resolve('@swc/wasm-typescript'));
  const script = await readFile(file, 'utf8');
  const text = /Buffer\.from\('([^']*)', *'base64'\)/.exec(script);
  if (!text?.[1]) throw new Error(`${file} does not hold its WebAssembly as expected.`);
  const contents = script
    .replace(text[0], 'undefined')
    .replace("require('node:buffer')", '{}')
    .replace('require(`util`)', 'globalThis')
    .replace('new WebAssembly.Module(bytes)', "runnerShared['strip.wasm']");
  const plugin: Plugin = {
    name: 'stripper without its WebAssembly',
    setup: (build) => build.onLoad({ filter: /wasm-typescript\/wasm\.js$/ }, () => ({ contents })),
  };
  return { plugin, wasm: Buffer.from(text[1], 'base64') };
}

/**
 * V8 names a class in stacks by what stands in the source, which minifying shortens; property names it leaves. Every
 * class at the top level of a module becomes the value of a property.
 */
const keepClassNames: Plugin = {
  name: 'names of classes',
  setup(build) {
    build.onLoad({ filter: /runner\/typescript\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        /^(export )?class (\w+)([^\n]*\{\}|.*?\n\})$/gms,
        (_, exported = '', name, rest) =>
          `${exported}const ${name} = /* @__PURE__ */ Reflect.get({ ${name}: class${rest} }, '${name}');`,
      ),
      loader: 'ts',
    }));
  },
};

/** What npm packages take from Node comes from the stand-ins. */
const STAND_INS: Record<string, string> = {
  buffer: 'buffer.ts',
  events: 'events.ts',
  stream: 'stream.ts',
  process: 'process.ts',
  path: 'path.ts',
  url: 'url.ts',
};

const standInModules: Plugin = {
  name: 'stand-ins for packages',
  setup(build) {
    build.onResolve({ filter: /^(node:)?(buffer|events|stream|process|path|url)\/?$/ }, ({ path }) => {
      const name = path.replace(/^node:|\/$/g, '');
      return { path: STAND_INS[name] ?? name, namespace: 'shared' };
    });
  },
};
