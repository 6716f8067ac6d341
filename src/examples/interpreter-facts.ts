import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { loadPyodide, version as pyodideVersion } from 'pyodide';
import type { Codes, InterpreterFacts } from '../model/interpreter.ts';
import type { Interpreter } from './interpreters.ts';

const run = promisify(execFile);

/**
 * Asks the pinned CPython for its exception classes and the native one for Linux numbers: Pyodide's own numbers are
 * those of WASI and are never read.
 * @param names codes whose Linux numbers are wanted besides every errno name of the classes
 */
export async function askInterpreters(native: Interpreter, codes: Codes): Promise<InterpreterFacts> {
  const script = await readFile(new URL('./interpreter-facts.py', import.meta.url), 'utf8');
  const lines: string[] = [];
  const pyodide = await loadPyodide({ stdout: (line) => lines.push(line) });
  pyodide.runPython(script);
  const { python, classes } = JSON.parse(lines.join('\n')) as Pick<InterpreterFacts, 'python' | 'classes'>;
  const names = [...new Set([...classes.flatMap((it) => it.errnoNames), ...Object.keys(codes.codes)])].toSorted();
  return { python, via: `pyodide ${pyodideVersion}`, classes, linux: await askNumbers(native, names) };
}

const NUMBERS = `
import errno, json, platform, socket, sys
value = lambda name: getattr(errno, name, getattr(socket, name, None))
numbers = {name: value(name) for name in sys.argv[1:]}
print(json.dumps({"python": platform.python_version(), "numbers": {k: v for k, v in numbers.items() if v is not None}}))
`;

async function askNumbers(native: Interpreter, names: readonly string[]): Promise<InterpreterFacts['linux']> {
  const { stdout } = await run(native.executable, ['-c', NUMBERS, ...names]);
  return JSON.parse(stdout) as InterpreterFacts['linux'];
}
