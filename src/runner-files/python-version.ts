import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The version of CPython in the package `pyodide`, from its own lock file. */
export async function pythonVersion(): Promise<string> {
  const lock = await readFile(fileURLToPath(import.meta.resolve('pyodide/pyodide-lock.json')), 'utf8');
  return (JSON.parse(lock) as { info: { python: string } }).info.python;
}
