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
  expect(clean('node:events:487\n    throw er;')).toBe('node:events\n    throw er;');
});

test('shows a run of frames inside Node as one line', () => {
  const stack = `Error: refused
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1637:16)
Emitted 'error' event on Socket instance at:
    at emitErrorNT (node:internal/streams/destroy:170:8)
    at process.processTicksAndRejections (node:internal/process/task_queues:90:21) {
  code: 'ECONNREFUSED',
  [cause]: Error: inner
      at get (file:///tmp/error-atlas-x1/example/example.ts:3:13)
      at ModuleJob.run (node:internal/modules/esm/module_job:569:25)
      at async node:internal/modules/esm/loader:650:26
      at fetch (node:internal/bootstrap/web/exposed-window-or-worker:85:12) {
    errno: -111
  }
}`;
  expect(clean(stack)).toBe(`Error: refused
    at node:…
Emitted 'error' event on Socket instance at:
    at node:… {
  code: 'ECONNREFUSED',
  [cause]: Error: inner
      at get (example.ts:3:13)
      at node:… {
    errno: -111
  }
}`);
});

test('hides the numbers of processes and threads', () => {
  expect(clean('(node:4242) Warning: careful')).toBe('(node:…) Warning: careful');
  expect(clean('40C3ED914F7F0000:error:0A00010B:SSL routines')).toBe('…:error:0A00010B:SSL routines');
});

test('gives ports that the system chose stable names, and leaves the others', () => {
  expect(clean("('127.0.0.1', 40123) port=40123 127.0.0.1:53111 127.0.0.1:8080")).toBe(
    "('127.0.0.1', 50001) port=50001 127.0.0.1:50002 127.0.0.1:8080",
  );
});

test('hides addresses in memory', () => {
  expect(clean('<urllib3.HTTPConnection object at 0x7f52a1c0>')).toBe('<urllib3.HTTPConnection object at 0x…>');
});
