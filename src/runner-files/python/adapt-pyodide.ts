import { transform } from 'esbuild';
import { patchWasm } from './patch-wasm.ts';

/** WebAssembly's instructions. */
const LOCAL_GET_0 = [0x20, 0];
const IF = [0x04, 0x40];
const RETURN_0 = [0x41, 0, 0x0f];
const END = [0x0b];

/** Where Pyodide 314.0.7 has the two formats of `adaptWasm`'s last change: `i32.const` of each one's address. */
const RECURSION_FORMAT = { how: 'bytes' as const, from: [0x41, 0x9b, 0xfe, 0x04], to: [0x41, 0xef, 0xfd, 0x04] };

/** What the C functions say that call themselves and use next to nothing of Python's stack. */
const RECURSIVE = [
  ' while decoding a JSON array from a unicode string',
  ' while decoding a JSON object from a unicode string',
  ' while encoding a JSON object',
  ' while pickling an object',
];
const DEEPER = { how: 'deeper' as const, by: 160 };

/**
 * Pyodide's interpreter, with three doors to the worker put in:
 * - An errno that becomes an exception turns from Pyodide's number (WASI's) into Linux's. There and nowhere else: all
 *   of C was compiled with WASI's numbers and goes on comparing with those.
 * - `strerror` takes Linux's numbers.
 * - A frame of the runner's own Python leaves no line in a traceback, as the C code it stands for leaves none.
 *
 * And two changes for the small stack that a browser gives a worker, of which Python sees only the part in its memory:
 * - Functions that call each other in recursions take more of that part than they need, about as much as they take of
 *   the browser's own, so that Python notices in time how deep it is.
 * - A recursion through C that ends for lack of stack says what it would say on Linux, where 1000 calls come first. The
 *   format of that message has no room, so the one for a fatal error gives its place.
 *
 * The three imports are ones that nothing calls here: of Pyodide's own tests, and of the C socket module.
 */
export function adaptWasm(wasm: Uint8Array): Uint8Array {
  return patchWasm(wasm, {
    renames: [
      { from: 'fail_test', to: 'translate_errno' },
      { from: 'getprotobyname', to: 'linux_strerror' },
      { from: '_emscripten_lookup_name', to: 'is_runner_frame' },
    ],
    functions: [
      {
        exported: 'PyErr_SetFromErrnoWithFilenameObjects',
        how: 'before',
        calls: 'translate_errno',
        code: (call) => call,
      },
      { exported: 'strerror', how: 'instead', calls: 'linux_strerror', code: (call) => [...LOCAL_GET_0, ...call] },
      {
        exported: 'PyTraceBack_Here',
        how: 'before',
        calls: 'is_runner_frame',
        code: (call) => [...LOCAL_GET_0, ...call, ...IF, ...RETURN_0, ...END],
      },
      ...['_Py_CheckRecursiveCall', 'Py_EnterRecursiveCall', '_PyEval_EvalFrameDefault'].map((exported) => ({
        exported,
        ...RECURSION_FORMAT,
      })),
      { exported: '_PyEval_EvalFrameDefault', how: 'deeper', by: 512 },
      ...['_Py_Dealloc', 'PyObject_Repr', 'PyObject_RichCompare'].map((exported) => ({ exported, ...DEEPER })),
      ...RECURSIVE.map((mentions) => ({ mentions, ...DEEPER })),
    ],
    texts: [{ from: 'Unrecoverable stack overflow (used %d kB)%s', to: 'maximum recursion depth exceeded%.0s%s' }],
  });
}

/** Pyodide's script, made to take any place for a browser's worker and to find nothing of Node there. */
export async function adaptScript(script: string): Promise<Uint8Array> {
  // every C function as a property of Pyodide's module: those the runner calls are among the interpreter's exports
  const lean = script.replaceAll(/\b(\w+)=Module\["\1"\]=(?=wasmExports\[)/g, '$1=');
  const { code } = await transform(lean, {
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
