import { transform } from 'esbuild';
import { patchWasm } from './patch-wasm.ts';

/** WebAssembly's instructions. */
const LOCAL_GET_0 = [0x20, 0];
const IF = [0x04, 0x40];
const RETURN_0 = [0x41, 0, 0x0f];
const END = [0x0b];

/**
 * Pyodide's interpreter, with three doors to the worker put in:
 * - An errno that becomes an exception turns from Pyodide's number (WASI's) into Linux's. There and nowhere else: all
 *   of C was compiled with WASI's numbers and goes on comparing with those.
 * - `strerror` takes Linux's numbers.
 * - A frame of the runner's own Python leaves no line in a traceback, as the C code it stands for leaves none.
 *
 * The three imports are ones that nothing calls here: of Pyodide's own tests, and of the C socket module.
 */
export function adaptWasm(wasm: Uint8Array): Uint8Array {
  return patchWasm(
    wasm,
    [
      { from: 'fail_test', to: 'translate_errno' },
      { from: 'getprotobyname', to: 'linux_strerror' },
      { from: '_emscripten_lookup_name', to: 'is_runner_frame' },
    ],
    [
      {
        exported: 'PyErr_SetFromErrnoWithFilenameObjects',
        how: 'before',
        calls: 'translate_errno',
        code: (call) => call,
      },
      {
        exported: 'strerror',
        how: 'instead',
        calls: 'linux_strerror',
        code: (call) => [...LOCAL_GET_0, ...call],
      },
      {
        exported: 'PyTraceBack_Here',
        how: 'before',
        calls: 'is_runner_frame',
        code: (call) => [...LOCAL_GET_0, ...call, ...IF, ...RETURN_0, ...END],
      },
    ],
  );
}

/** Pyodide's script, made to take any place for a browser's worker and to find nothing of Node there. */
export async function adaptScript(script: string): Promise<Uint8Array> {
  const { code } = await transform(script, {
    format: 'esm',
    minify: true,
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    define: {
      'globalThis.window': 'undefined',
      'globalThis.process': 'undefined',
      'globalThis.navigator': 'undefined',
      // of Pyodide's own scheduler; it would keep a process of Node alive
      'globalThis.MessageChannel': 'undefined',
      'globalThis.importScripts': 'undefined',
      'globalThis.WorkerGlobalScope': 'Object',
      'import.meta.url': '""',
      process: 'undefined',
      navigator: 'undefined',
      window: 'undefined',
      document: 'undefined',
      fetch: 'undefined',
      XMLHttpRequest: 'undefined',
      require: 'undefined',
    },
  });
  return new TextEncoder().encode(code);
}
