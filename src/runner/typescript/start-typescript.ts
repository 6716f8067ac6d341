import type { RunnerFiles } from '../messages.ts';
import type { Runtime } from '../worker.ts';
import type { findImports } from './find-imports.ts';
import { makeHost } from './host.ts';
import { findLeadingImports, needsLexer } from './link-program.ts';
import { neededFiles } from './needed-files.ts';
import type * as base from './node/base.ts';
import { PROGRAM_URL } from './place.ts';
import type { StripFailure, stripTypes } from './strip-types.ts';

/** The name under which a file finds the modules it shares with those before it, while it is loaded. */
const SHARED = 'runnerShared';

/**
 * Makes a runtime for one program, since it may change Node's modules.
 * @param files those that `neededFiles` names for the program, at least
 */
export async function startTypescript(files: RunnerFiles): Promise<Runtime> {
  const host = makeHost();
  const decoder = new TextDecoder();
  const load = async <T>(name: string): Promise<T> => {
    const file = files[name];
    if (!(file instanceof ArrayBuffer)) throw new Error(`the worker was not given ${name}`);
    return (await import(host.moduleUrl(decoder.decode(file)))) as T;
  };
  const expose = (value: unknown) => Object.defineProperty(globalThis, SHARED, { value, configurable: true });
  let hasRun = false;
  return {
    async run({ source, typed = false }, listener) {
      if (hasRun) throw new Error('a worker runs one program');
      hasRun = true;
      expose({ 'strip.wasm': files['strip.wasm'] });
      const names = neededFiles(source, typed);
      const strip = typed ? (await load<{ stripTypes: typeof stripTypes }>('strip.js')).stripTypes : undefined;
      const lexer = names.includes('lexer.js') && (await load<{ findImports: typeof findImports }>('lexer.js'));
      const [first = '', ...others] = names.filter((file) => file.startsWith('node'));
      const core = await load<typeof base>(first);
      core.begin(host, listener);
      const shared = {};
      const modules = {};
      const add = (part: base.Part) => {
        part.install?.();
        Object.assign(shared, part.shared);
        Object.assign(modules, part.modules);
      };
      for (const part of core.parts) add(part);
      for (const name of others) {
        expose(shared);
        add(await load<base.Part>(name));
      }
      Reflect.deleteProperty(globalThis, SHARED);
      let plain = source;
      try {
        plain = strip?.(source, PROGRAM_URL) ?? source;
      } catch (error) {
        return core.failToStrip(error as StripFailure);
      }
      const found = lexer && needsLexer(plain) ? lexer.findImports(plain) : findLeadingImports(plain);
      const { imports, marks, code } = core.linkProgram(plain, found);
      return core.runProgram({ source: plain, url: host.moduleUrl(code), imports, marks, modules });
    },
  };
}
