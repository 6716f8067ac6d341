/** What a program gets for `import`, and what it is told about what does not exist. */
import type { Import } from '../link-program.ts';
import { FOLDER, PROGRAM_PATH, PROGRAM_URL } from '../place.ts';
import { nodeError, thrownIn } from './node-errors.ts';
import { notice } from './output.ts';
import { NODE_FRAME } from './stack.ts';
import { pointAt } from './uncaught.ts';

type Module = Record<string, unknown>;

/** Modules that Node has and the page has not. */
const ABSENT =
  /^(child_process|cluster|worker_threads|dgram|http2|inspector(\/promises)?|repl|sea|sqlite|test(\/reporters)?|trace_events|tty|v8|vm|wasi|zlib|domain|punycode|constants|ffi|quic)$/;

let modules: Record<string, object> = {};
const namespaces = new Map<string, Module>();

export function setModules(given: Record<string, object>): void {
  modules = given;
}

/**
 * The module that a specifier names.
 * @throws the error that Node throws for a package or file that is not there
 */
export function findModule(specifier: string): Module {
  const name = specifier.replace(/^node:/, '');
  const found = modules[name];
  if (found) return namespaceOf(name, found);
  if (ABSENT.test(name)) throw absentError(name);
  if (specifier.startsWith('node:'))
    throw thrownIn(
      nodeError(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`),
      'node:internal/modules/esm/load',
      '      throw new ERR_UNKNOWN_BUILTIN_MODULE(url);',
      12,
    );
  throw missingError(specifier);
}

function absentError(name: string): Error {
  if (name === 'worker_threads') notice('threads');
  else if (name === 'child_process' || name === 'cluster') notice('processes');
  const error = new Error(`node:${name} does not exist in the page`);
  error.stack = `Error: ${error.message}\n${NODE_FRAME}`;
  return error;
}

function missingError(specifier: string): Error {
  if (/^(\.{0,2}\/|file:)/.test(specifier)) {
    const url = new URL(specifier, PROGRAM_URL);
    const message = `Cannot find module '${decodeURIComponent(url.pathname)}' imported from ${PROGRAM_PATH}`;
    const error = nodeError(Error, 'ERR_MODULE_NOT_FOUND', message, { url: url.href });
    return withNodeFrame(
      thrownIn(error, 'node:internal/modules/esm/resolve', '    throw new ERR_MODULE_NOT_FOUND(', 10),
    );
  }
  notice('packages');
  const [name = ''] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
  const message = `Cannot find package '${name}' imported from ${PROGRAM_PATH}`;
  const error = nodeError(Error, 'ERR_MODULE_NOT_FOUND', message);
  const source = '  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);';
  return withNodeFrame(thrownIn(error, 'node:internal/modules/package_json_reader', source, 8));
}

/** Node looks for modules before any of the program runs: no frame of the stack is the program's. */
function withNodeFrame(error: Error & { code?: string }): Error {
  const stack = `${error.name} [${error.code}]: ${error.message}\n${NODE_FRAME}`;
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
  return error;
}

function namespaceOf(name: string, found: object): Module {
  const known = namespaces.get(name);
  if (known) return known;
  const named = { ...found } as Module;
  const whole = named['default'] ?? Object.assign(Object.create(null), named);
  const namespace: Module = Object.assign(Object.create(null), named, { default: whole });
  Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' });
  namespaces.set(name, namespace);
  return namespace;
}

/**
 * What the program's import statements import.
 * @throws what Node throws before it runs any of the program
 */
export function resolveImports(imports: readonly Import[]): Module[] {
  const found = imports.map(({ specifier }) => findModule(specifier));
  for (const [index, { specifier, names }] of imports.entries())
    for (const [name] of names)
      if (name !== '*' && !(name in (found[index] as Module)))
        throw new SyntaxError(`The requested module '${specifier}' does not provide an export named '${name}'`);
  return found;
}

/** Line and column of an imported name, for the error that says it is not there. */
export function placeOfImport(source: string, error: SyntaxError): string | undefined {
  const [, specifier = '', name = ''] =
    /^The requested module '(.*)' does not provide an export named '(.*)'$/.exec(error.message) ?? [];
  const lines = source.split('\n');
  const line = lines.findIndex((text) => text.includes(specifier) && text.includes(name));
  const column = lines[line]?.indexOf(name) ?? -1;
  return name && line !== -1 ? pointAt(line + 1, column + 1)?.replace(/\^$/, '^'.repeat(name.length)) : undefined;
}

/** `import()` in the program. */
export async function importDynamically(specifier: unknown): Promise<Module> {
  return findModule(String(specifier));
}

/** `import.meta` of the program. */
export const importMeta = Object.assign(Object.create(null), {
  dirname: FOLDER,
  filename: PROGRAM_PATH,
  main: true,
  resolve: (specifier: string) => (/^[./]/.test(specifier) ? new URL(specifier, PROGRAM_URL).href : specifier),
  url: PROGRAM_URL,
});
