import { readFile } from 'node:fs/promises';
import { loadPyodide } from 'pyodide';

/** Asks the pinned CPython what `npm run facts` asks it, and drops the answer. */
const pyodide = await loadPyodide({ stdout: () => {} });
pyodide.runPython(await readFile(new URL('../../src/examples/interpreter-facts.py', import.meta.url), 'utf8'));
