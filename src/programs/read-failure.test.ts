import { expect, test } from 'vitest';
import { readFailure } from './read-failure.ts';

test('reads the exception that ended a Python program, with what it grew from', () => {
  const stderr = `Traceback (most recent call last):
  File "example.py", line 3, in <module>
    f()
KeyError: 'a'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "example.py", line 5, in <module>
    g()
socket.gaierror: [Errno -2] Name or service not known
`;
  expect(readFailure(stderr, 'py')).toEqual({
    type: 'socket.gaierror',
    message: '[Errno -2] Name or service not known',
    causes: ['KeyError'],
  });
});

test('reads an exception without a message', () => {
  expect(
    readFailure('Traceback (most recent call last):\n  File "example.py", line 1\n    x\nTimeoutError\n', 'py'),
  ).toMatchObject({
    type: 'TimeoutError',
    message: '',
  });
});

test('reads code and cause of a Node error', () => {
  const stderr = `node:internal/process/promises
[TypeError: fetch failed] {
  [cause]: Error: connect ECONNREFUSED 127.0.0.1:8080
      at afterConnect (node:net) {
    errno: -111,
    code: 'ECONNREFUSED'
  }
}
`;
  expect(readFailure(stderr, 'ts')).toMatchObject({
    type: 'TypeError',
    message: 'fetch failed',
    code: undefined,
    causeCode: 'ECONNREFUSED',
  });
});

test('reads a plain Error with a code', () => {
  const stderr =
    "Error: connect ECONNREFUSED 127.0.0.1:8080\n    at x (node:net) {\n  errno: -111,\n  code: 'ECONNREFUSED',\n}\n";
  expect(readFailure(stderr, 'ts')).toMatchObject({ type: 'Error', code: 'ECONNREFUSED', causeCode: undefined });
});

test('finds no failure where there is none', () => {
  expect(readFailure('', 'py')).toBeUndefined();
  expect(readFailure('(node:1) Warning: x\n', 'ts')).toBeUndefined();
});
