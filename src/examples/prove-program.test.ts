import { expect, test } from 'vitest';
import type { Transcript } from '../model/transcript.ts';
import type { PlannedProgram } from './plan-runs.ts';
import { claimProblem, strictnessFor } from './prove-program.ts';

const planned = (key: 'py-broken' | 'py-fixed' | 'ts-broken', typescript: object = {}): PlannedProgram =>
  ({
    key,
    language: key.slice(0, 2),
    entry: { facts: { name: 'KeyError' } },
    example: { facts: { typescript } },
  }) as PlannedProgram;

const failed = (last: string): Transcript => ({
  exit: 1,
  stdout: '',
  stderr: `Traceback (most recent call last):\n  File "example.py", line 1\n${last}\n`,
});
const succeeded: Transcript = { exit: 0, stdout: 'undefined\n', stderr: '' };

test('a broken program must fail with its entry’s error', () => {
  expect(claimProblem(planned('py-broken'), failed("KeyError: 'a'"))).toBeUndefined();
  expect(claimProblem(planned('py-broken'), failed('IndexError: x'))).toBe(
    'the broken program must fail with KeyError, but failed with IndexError: x',
  );
  expect(claimProblem(planned('py-broken'), succeeded)).toBe(
    'the broken program must fail with KeyError, but ended with exit status 0',
  );
});

test('a fixed program must succeed', () => {
  expect(claimProblem(planned('py-fixed'), succeeded)).toBeUndefined();
  expect(claimProblem(planned('py-fixed'), failed('KeyError: 1'))).toBe('the fixed program failed with KeyError: 1');
});

test('a TypeScript program must throw exactly the class and code that is claimed', () => {
  const claim = planned('ts-broken', { kind: 'throws', class: 'Error', code: 'EPIPE' });
  const threw = (code: string) => ({
    exit: 1,
    stdout: '',
    stderr: `Error: write\n    at x (node:net) {\n  code: '${code}'\n}\n`,
  });
  expect(claimProblem(claim, threw('EPIPE'))).toBeUndefined();
  expect(claimProblem(claim, threw('ECONNRESET'))).toBe(
    'the broken program must throw Error (code EPIPE), but failed with Error: write (code ECONNRESET)',
  );
  expect(claimProblem(claim, succeeded)).toBe(
    'the broken program must throw Error (code EPIPE), but ended with exit status 0 ()',
  );
});

test('a silent TypeScript program must print the value and not throw', () => {
  const claim = planned('ts-broken', { kind: 'silent', prints: 'undefined' });
  expect(claimProblem(claim, succeeded)).toBeUndefined();
  expect(claimProblem(claim, { ...succeeded, stdout: 'null\n' })).toBe(
    'the broken program must print the line undefined',
  );
  expect(claimProblem(claim, { exit: 1, stdout: '', stderr: 'Error: x\n' })).toBe(
    'the broken program must throw nothing, but failed with Error: x',
  );
});

test('the same minor of Python, the same Node and the same minor of a package ask for every character', () => {
  expect(strictnessFor({ python: '3.11.7' }, { python: '3.11.2' })).toBe('exact');
  expect(strictnessFor({ python: '3.11.7' }, { python: '3.12.1' })).toBe('meaning');
  expect(strictnessFor({ node: '26.10.0' }, { node: '26.10.1' })).toBe('meaning');
  expect(strictnessFor({ node: '26.10.0' }, { node: '26.10.0' })).toBe('exact');
  expect(strictnessFor({ python: '3.11.7', requests: '2.34.2' }, { python: '3.12.1', requests: '2.34.2' })).toBe(
    'meaning',
  );
  expect(strictnessFor({ python: '3.11.7', requests: '2.34.2' }, { python: '3.11.7', requests: '2.34.9' })).toBe(
    'exact',
  );
  expect(strictnessFor({ python: '3.11.7', requests: '2.34.2' }, { python: '3.11.2', requests: '2.28.1' })).toBe(
    'cause',
  );
});
