import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const EXAMPLE = 'content/python/keyerror/examples/missing-key';
let project: string;

/** A project with the fixture library alone. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'error-atlas-test-'));
  mkdirSync(join(project, 'content'));
  for (const name of ['codes.yaml', 'generated'])
    cpSync(join('content', name), join(project, 'content', name), { recursive: true });
  cpSync('tests/fixtures/library/content', join(project, 'content'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function verify(...args: string[]) {
  const run = spawnSync(process.execPath, [resolve('src/commands/verify.ts'), 'keyerror', ...args], {
    cwd: project,
    encoding: 'utf8',
  });
  return { status: run.status, said: run.stdout + run.stderr };
}

/** Runs `verify` with one file changed, and puts the file back. */
function verifyWith(file: string, change: (text: string) => string, ...args: string[]) {
  const path = join(project, EXAMPLE, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  try {
    return verify(...args);
  } finally {
    writeFileSync(path, before);
  }
}

test('is green on what was recorded and says how much it ran', () => {
  const { status, said } = verify();
  expect(said).toContain('verify: 8 programs, 24 runs, 0 skipped');
  expect(status).toBe(0);
});

test.each([
  ['the message', "KeyError: 'b'", "KeyError: 'c'"],
  ['a frame', 'line 3, in', 'line 4, in'],
  ['an exit status', 'exit: 1', 'exit: 2'],
  ['printed text', 'không có giá\n', 'không có gia\n'],
  ['a version', /python: 3\.\d+\.\d+/, 'python: 3.0.0'],
  ['the date', 'recorded: 20', 'recorded: 19'],
])('is red when %s in a transcript is edited', (_, from, to) => {
  const { status, said } = verifyWith('transcripts.yaml', (text) => text.replace(from, to));
  expect(said).toContain(`${EXAMPLE}/transcripts.yaml`);
  expect(status).toBe(1);
});

test('is red when a broken program succeeds', () => {
  const { status, said } = verifyWith('broken.py', (text) => text.replace('prices["b"]', 'prices["a"]'));
  expect(said).toContain(
    `${EXAMPLE}/broken.py\n  (en) the broken program must fail with KeyError, but ended with exit status 0`,
  );
  expect(status).toBe(1);
});

test('never records a program that does not do what its entry says', () => {
  const { status, said } = verifyWith('fixed.py', (text) => text.replace('.get("b", "no price")', '["b"]'), '--record');
  expect(said).toContain('1 left for what is wrong with them');
  expect(said).toContain("the fixed program failed with KeyError: 'b'");
  expect(status).toBe(1);
});

test('is red when a TypeScript program does not compile under strict', () => {
  const { status, said } = verifyWith('fixed.ts', (text) => text.replace('a: 1', "a: 'b'"));
  expect(said).toContain(`${EXAMPLE}/fixed.ts:1\n  TS2322: Type 'string' is not assignable to type 'number'.`);
  expect(status).toBe(1);
});

test('is red when it runs nothing', () => {
  const run = spawnSync(process.execPath, [resolve('src/commands/verify.ts'), 'no-such-entry'], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(run.stderr).toContain('no program was run');
  expect(run.status).toBe(1);
});
