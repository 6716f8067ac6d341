import { expect, test } from 'vitest';
import { checkTypes } from './check-types.ts';
import type { PlannedProgram } from './plan-runs.ts';

/** A TypeScript program of an example that claims `typescript`. */
const program = (source: string, typescript: object = { kind: 'throws' }): PlannedProgram =>
  ({
    key: 'ts-broken',
    language: 'ts',
    file: 'broken.ts',
    locales: ['en'],
    example: {
      folder: 'content/python/x/examples/y',
      facts: { typescript },
      programs: { 'ts-broken': source },
      texts: {},
    },
  }) as unknown as PlannedProgram;

const problems = (...programs: PlannedProgram[]) => checkTypes(programs, process.cwd()).map((it) => it.problem);

test('a program that compiles under strict has no issue', () => {
  expect(problems(program('const x: number = 1;\nconsole.log(x, process.pid);\n'))).toEqual([]);
});

test('a claimed compile error must be exactly the one that comes', () => {
  const wrong = 'const x: number = [1];\nconsole.log(x);\n';
  expect(problems(program(wrong, { kind: 'compile', ts: 'TS2322' }))).toEqual([]);
  expect(problems(program(wrong, { kind: 'compile', ts: 'TS2345' }))).toEqual([
    'must fail to compile with exactly TS2345, but gives TS2322',
  ]);
  expect(problems(program('console.log(1);\n', { kind: 'compile', ts: 'TS2322' }))).toEqual([
    'must fail to compile with exactly TS2322, but gives no error',
  ]);
});

test('syntax that Node cannot erase is refused', () => {
  expect(problems(program('enum Colour { Red }\nconsole.log(Colour.Red);\n'))[0]).toContain('TS1294');
});
