import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { requireInterpreter } from '../../src/examples/interpreters.ts';
import { runProgram } from '../../src/examples/run-program.ts';
import { normalizeOutput } from '../../src/programs/normalize-output.ts';
import { readFailure } from '../../src/programs/read-failure.ts';
import { FOLDER as PYTHON_FOLDER } from '../../src/runner/python/place.ts';
import { FOLDER as TYPESCRIPT_FOLDER } from '../../src/runner/typescript/place.ts';
import { runInPlayground } from './runner.ts';

const folder = new URL('../fixtures/foreign-programs/', import.meta.url);
const programs = readdirSync(folder).filter((name) => /\.(py|ts)$/.test(name));

/** Programs that do not print in the page what they print natively, each with its reason. */
const DIFFERENT: Record<string, { why: string; since?: string }> = {
  '06-http-static-files.py': { why: 'the error page that http.server sends is longer in Python 3.14', since: '3.14' },
  '19-shelve-pickle.py': { why: 'Pyodide’s standard library has no dbm, which shelve builds on' },
};

test('there are twenty Python and ten TypeScript programs', () => {
  expect(programs.filter((name) => name.endsWith('.py'))).toHaveLength(20);
  expect(programs.filter((name) => name.endsWith('.ts'))).toHaveLength(10);
  expect(Object.keys(DIFFERENT).filter((name) => !programs.includes(name))).toEqual([]);
});

for (const name of programs) {
  const language = name.endsWith('.py') ? 'py' : 'ts';
  test(`${name} prints in the page what it prints natively`, async ({ page }) => {
    const { version, ...runtime } = await chooseRuntime(language);
    const different = DIFFERENT[name];
    const isSame = different?.since !== undefined && version.startsWith(different.since);
    test.fail(different !== undefined && !isSame, different?.why);
    const source = readFileSync(new URL(name, folder), 'utf8');
    const native = await runProgram(source, language, runtime);
    const run = await runInPlayground(page, language, source);
    const place = { folder: language === 'py' ? PYTHON_FOLDER : TYPESCRIPT_FOLDER, prefixes: [] };
    const { stdout, stderr } = normalizeOutput(run.stdout, run.stderr, place);
    expect(run.state).toBe('done');
    expect(stdout).toBe(native.stdout);
    // the page's Python is another version than the machine's: its traceback may draw other carets
    if (language === 'ts') expect(stderr).toBe(native.stderr);
    else expect(readFailure(stderr, 'py')).toEqual(readFailure(native.stderr, 'py'));
    await expect(page.locator('.fresh .output-label')).toContainText(`exit status ${native.exit}`);
  });
}

async function chooseRuntime(language: 'py' | 'ts') {
  if (language === 'ts') return { executable: process.execPath, prefixes: [], version: process.versions.node };
  return requireInterpreter([]);
}
