import type { RunnerFiles } from '../messages.ts';
import type { Runtime } from '../worker.ts';
import type { findImports } from './find-imports.ts';
import { makeHost } from './host.ts';
import { findLeadingImports, linkProgram, needsLexer } from './link-program.ts';
import * as core from './node/core.ts';
import { PROGRAM_URL } from './place.ts';
import type { StripFailure, stripTypes } from './strip-types.ts';

/** One of the files that hold Node's modules: what a program imports, and what further files build on. */
interface Part {
  modules?: Record<string, object>;
  shared?: Record<string, object>;
}

/** The name under which a file finds the modules it shares with those before it, while it is loaded. */
const SHARED = 'runnerShared';

/**
 * Makes a runtime for one program: Node's modules are part of the worker, and a program may change them.
 * @param files those that `neededFiles` names for the program, in its order
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
      const strip = typed ? (await load<{ stripTypes: typeof stripTypes }>('strip.js')).stripTypes : undefined;
      const lexer = files['lexer.js'] && (await load<{ findImports: typeof findImports }>('lexer.js'));
      core.begin(host, listener);
      const shared = { ...core.shared };
      const modules = { ...core.modules };
      for (const name of Object.keys(files).filter((file) => file.startsWith('node-'))) {
        expose(shared);
        const part = await load<Part>(name);
        Object.assign(shared, part.shared);
        Object.assign(modules, part.modules);
      }
      Reflect.deleteProperty(globalThis, SHARED);
      let plain = source;
      try {
        plain = strip?.(source, PROGRAM_URL) ?? source;
      } catch (error) {
        return core.failToStrip(error as StripFailure);
      }
      const found = lexer && needsLexer(plain) ? lexer.findImports(plain) : findLeadingImports(plain);
      const { imports, marks, code } = linkProgram(plain, found);
      return core.runProgram({ source: plain, url: host.moduleUrl(code), imports, marks, modules });
    },
  };
}
