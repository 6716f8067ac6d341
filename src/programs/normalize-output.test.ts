import { expect, test } from 'vitest';
import { normalizeOutput } from './normalize-output.ts';

const place = { folder: '/tmp/error-atlas-x1/example', prefixes: ['/opt/python'] };
const clean = (text: string) => normalizeOutput(text, '', place).stdout;

test('hides the working folder', () => {
  expect(clean('File "/tmp/error-atlas-x1/example/example.py", line 3')).toBe('File "example.py", line 3');
  expect(clean('file:///tmp/error-atlas-x1/example/example.ts:3')).toBe('example.ts:3');
});

test('hides installation prefixes and line numbers inside the standard library only', () => {
  expect(clean('File "/opt/python/lib/python3.11/socket.py", line 836, in f')).toBe(
    'File "/usr/lib/python3.11/socket.py", line …, in f',
  );
  expect(clean('File "<frozen os>", line 679, in f')).toBe('File "<frozen os>", line …, in f');
  expect(clean('File "/opt/python/lib/python3.11/site-packages/requests/api.py", line 59')).toBe(
    'File "site-packages/requests/api.py", line …',
  );
  expect(clean('File "/usr/lib/python3/dist-packages/requests/api.py", line 59')).toBe(
    'File "site-packages/requests/api.py", line …',
  );
});

test('hides places inside Node', () => {
  expect(clean('at afterConnect (node:net:1637:16)')).toBe('at afterConnect (node:net)');
});

test('gives ports that the system chose stable names, and leaves the others', () => {
  expect(clean("('127.0.0.1', 40123) port=40123 127.0.0.1:53111 127.0.0.1:8080")).toBe(
    "('127.0.0.1', 50001) port=50001 127.0.0.1:50002 127.0.0.1:8080",
  );
});

test('hides addresses in memory', () => {
  expect(clean('<urllib3.HTTPConnection object at 0x7f52a1c0>')).toBe('<urllib3.HTTPConnection object at 0x…>');
});
