import { expect, test } from 'vitest';
import { compareTranscripts } from './compare-transcripts.ts';

const traceback = (last: string, frame = 'f()') =>
  `Traceback (most recent call last):\n  File "example.py", line 3\n    ${frame}\n${last}\n`;
const recorded = { exit: 1, stdout: 'one\ntwo\n', stderr: traceback('KeyError: 1') };

test('sees any changed character on the version that recorded', () => {
  for (const field of ['stdout', 'stderr'] as const) {
    for (let index = 0; index < recorded[field].length; index++) {
      const changed = `${recorded[field].slice(0, index)}#${recorded[field].slice(index + 1)}`;
      expect(compareTranscripts({ ...recorded, [field]: changed }, recorded, 'py', 'exact')).toBeDefined();
    }
  }
  expect(compareTranscripts({ ...recorded, exit: 2 }, recorded, 'py', 'exact')).toBe('exit status: recorded 2, now 1');
  expect(compareTranscripts(recorded, recorded, 'py', 'exact')).toBeUndefined();
});

test('asks of another version the exit, the output, the type and the message, not the frames', () => {
  const other = { ...recorded, stderr: traceback('KeyError: 1', 'g()') };
  expect(compareTranscripts(recorded, other, 'py', 'meaning')).toBeUndefined();
  expect(compareTranscripts(recorded, { ...other, stdout: 'one\n' }, 'py', 'meaning')).toContain(
    'standard output, line 2',
  );
  expect(compareTranscripts(recorded, { ...other, stderr: traceback('KeyError: 2') }, 'py', 'meaning')).toContain(
    'failure, line 1',
  );
  expect(compareTranscripts(recorded, { ...other, stderr: traceback('IndexError: 1') }, 'py', 'meaning')).toContain(
    'failure, line 1',
  );
});

test('sees a changed code, cause code or errno of Node on another version', () => {
  const node = (code: string, errno: string) => ({
    exit: 1,
    stdout: '',
    stderr: `Error: x\n    at y {\n  errno: ${errno},\n  code: '${code}'\n}\n`,
  });
  expect(compareTranscripts(node('EPIPE', '-32'), node('EPIPE', '-32'), 'ts', 'meaning')).toBeUndefined();
  expect(compareTranscripts(node('EPIPE', '-32'), node('EPIPF', '-32'), 'ts', 'meaning')).toBeDefined();
  expect(compareTranscripts(node('EPIPE', '-32'), node('EPIPE', '-33'), 'ts', 'meaning')).toBeDefined();
});

test('asks of another package version the output, the type and the innermost cause', () => {
  const chain = (inner: string, outer: string) => ({
    exit: 1,
    stdout: 'x',
    stderr: `${traceback(inner)}\nDuring handling:\n\n${traceback(outer)}`,
  });
  const old = chain('socket.gaierror: a', 'requests.exceptions.ConnectionError: b');
  expect(
    compareTranscripts(
      old,
      { ...chain('socket.gaierror: c', 'requests.exceptions.ConnectionError: d'), stdout: 'x' },
      'py',
      'cause',
    ),
  ).toBeUndefined();
  expect(
    compareTranscripts(old, chain('TimeoutError: a', 'requests.exceptions.ConnectionError: b'), 'py', 'cause'),
  ).toBeDefined();
});

test('never takes a program that succeeds for one that failed', () => {
  const succeeded = { exit: 0, stdout: '', stderr: '' };
  for (const strictness of ['exact', 'meaning', 'cause'] as const)
    expect(compareTranscripts(recorded, succeeded, 'py', strictness)).toBeDefined();
});
