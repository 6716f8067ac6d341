import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookAtMachine } from '../../src/examples/machine.ts';
import { isInNamespace, rerunInNamespace } from '../../src/examples/namespace.ts';
import { chooseExamples, planRuns } from '../../src/examples/plan-runs.ts';
import { runInParallel } from '../../src/examples/run-in-parallel.ts';
import { libraryFromDisk } from '../../src/library/library-from-disk.ts';
import { localizeProgram } from '../../src/programs/localize-program.ts';

/** Starts each process that `verify` starts, with nothing around it: no comparing, no normalising, no folder of its own. */
if (!isInNamespace()) {
  const exit = await rerunInNamespace();
  if (exit !== undefined) process.exit(exit);
}

const folder = mkdtempSync(join(tmpdir(), 'error-atlas-bench-'));
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
const machine = await lookAtMachine();
const { library } = await libraryFromDisk('.');
const commands: string[][] = [];
const typescript: string[] = [];
for (const { example, key, language, locales, runtime } of planRuns(chooseExamples(library, []), machine).programs) {
  for (const locale of locales) {
    const path = join(folder, example.id, locale, `${key}.${language}`);
    mkdirSync(join(folder, example.id, locale), { recursive: true });
    writeFileSync(path, localizeProgram(example.programs[key], language, example.texts, locale));
    commands.push([runtime.executable, path]);
    if (language === 'ts') typescript.push(path);
  }
}
const python = machine.interpreters[0]?.executable ?? 'python3';
commands.push(
  [python, 'content/surveys/who-catches-what.py'],
  [process.execPath, 'content/surveys/who-catches-what.ts'],
);
commands.push([process.execPath, 'tests/bench/start-pyodide.ts']);
commands.push([
  process.execPath,
  'node_modules/typescript/bin/tsc',
  ...'--ignoreConfig --strict --noEmit --skipLibCheck --erasableSyntaxOnly --module nodenext --moduleDetection force --target esnext --lib esnext --types node --typeRoots node_modules/@types'.split(
    ' ',
  ),
  ...typescript,
]);

const env = {
  PATH: process.env['PATH'],
  HOME: folder,
  LANG: 'C.UTF-8',
  PYTHONHASHSEED: '0',
  NO_COLOR: '1',
  NODE_COMPILE_CACHE: join(tmpdir(), 'error-atlas-compile-cache'),
};
await runInParallel(commands, 2, ([command = '', ...args]) => {
  const child = spawn(command, args, { env, stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', resolve));
});
rmSync(folder, { recursive: true, force: true });
