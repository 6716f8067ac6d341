import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PageRun, PageWorker } from '../../examples/page-worker.ts';
import { LOCALES } from '../../i18n/locales.ts';
import { libraryFromDisk } from '../../library/library-from-disk.ts';
import type { Transcript } from '../../model/transcript.ts';
import { compareTranscripts } from '../../programs/compare-transcripts.ts';
import { localizeProgram } from '../../programs/localize-program.ts';
import { normalizeOutput } from '../../programs/normalize-output.ts';
import { buildPythonFiles } from '../../runner-files/build-python-files.ts';
import { bundleScript } from '../../runner-files/bundle-script.ts';
import type { RunnerFiles } from '../messages.ts';
import { FOLDER } from './place.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

let worker: PageWorker;

beforeAll(async () => {
  const files: RunnerFiles = {};
  for (const [name, bytes] of await buildPythonFiles()) {
    const own = bytes.slice();
    files[name] = name.endsWith('.wasm') ? new WebAssembly.Module(own) : own.buffer;
  }
  worker = await PageWorker.start(await bundleScript(path('python-worker.ts')), files);
}, 120_000);

afterAll(() => worker?.stop());

async function run(source: string): Promise<PageRun> {
  const ran = await worker.run({ source });
  return { ...ran, ...normalizeOutput(ran.stdout, ran.stderr, { folder: FOLDER, prefixes: [] }) };
}

const traceback = (rest: string) => `Traceback (most recent call last):\n${rest}`;

test('prints an uncaught error as python3 does, carets, notes and standard library included', async () => {
  const ran = await run('import json\n\ndef read(text):\n    return json.loads(text)["a"]\n\nread("{")\n');
  expect(ran.exit).toBe(1);
  expect(ran.stderr).toBe(
    traceback(`  File "example.py", line 6, in <module>
    read("{")
    ~~~~^^^^^
  File "example.py", line 4, in read
    return json.loads(text)["a"]
           ~~~~~~~~~~^^^^^^
  File "/usr/lib/python3.14/json/__init__.py", line …, in loads
    return _default_decoder.decode(s)
           ~~~~~~~~~~~~~~~~~~~~~~~^^^
  File "/usr/lib/python3.14/json/decoder.py", line …, in decode
    obj, end = self.raw_decode(s, idx=_w(s, 0).end())
               ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.14/json/decoder.py", line …, in raw_decode
    obj, end = self.scan_once(s, idx)
               ~~~~~~~~~~~~~~^^^^^^^^
json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
`),
  );
});

test.each([
  ['print("a"\n', `  File "example.py", line 1\n    print("a"\n         ^\nSyntaxError: '(' was never closed\n`],
  ['nmae = 1\nprint(name)\n', undefined],
  ['import sys\nsys.exit("no")\n', 'no\n'],
  ['e = ValueError("x")\ne.add_note("why")\nraise e\n', undefined],
])('ends %j as CPython does', async (source, stderr) => {
  const ran = await run(source);
  expect(ran.exit).toBe(1);
  if (stderr !== undefined) expect(ran.stderr).toBe(stderr);
  else expect(ran.stderr).toMatch(/^Traceback[\s\S]*\n(NameError: name 'name' is not defined.*|ValueError: x\nwhy)\n$/);
});

test.each([
  ['open("x")', "FileNotFoundError: [Errno 2] No such file or directory: 'x'"],
  ['open("/tmp")', "IsADirectoryError: [Errno 21] Is a directory: '/tmp'"],
  ['open("example.py/x")', "NotADirectoryError: [Errno 20] Not a directory: 'example.py/x'"],
  ['import os\nos.mkdir("/tmp")', "FileExistsError: [Errno 17] File exists: '/tmp'"],
  ['import os\nos.rmdir("/home")', "OSError: [Errno 39] Directory not empty: '/home'"],
  ['import os\nos.close(99)', 'OSError: [Errno 9] Bad file descriptor'],
  [`open("${'n'.repeat(256)}", "w")`, `OSError: [Errno 36] File name too long: '${'n'.repeat(256)}'`],
  ['import os\nos.symlink("a", "a")\nopen("a")', "OSError: [Errno 40] Too many levels of symbolic links: 'a'"],
  [
    'import os\nread, write = os.pipe()\nos.close(read)\nos.write(write, b"x")',
    'BrokenPipeError: [Errno 32] Broken pipe',
  ],
  ['raise OSError(111, "x")', 'ConnectionRefusedError: [Errno 111] x'],
  ['2.0 ** 10000', "OverflowError: (34, 'Numerical result out of range')"],
])('%s fails with the number and the text of Linux', async (source, message) => {
  const { stderr, exit } = await run(source);
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(message);
  expect(exit).toBe(1);
});

test('reads its input as empty, and says what is not there', async () => {
  expect(await run('input("name? ")')).toMatchObject({
    stdout: 'name? ',
    stderr: expect.stringContaining('EOFError: EOF when reading a line'),
    notices: ['input'],
  });
  expect(await run('import threading\nthreading.Thread(target=print).start()')).toMatchObject({
    stderr: expect.stringContaining("RuntimeError: can't start new thread"),
    notices: ['threads'],
  });
  expect(await run('import subprocess\nsubprocess.run(["nope"])')).toMatchObject({
    stderr: expect.stringContaining("FileNotFoundError: [Errno 2] No such file or directory: 'nope'"),
    notices: ['processes'],
  });
  expect(await run('import requests')).toMatchObject({
    stderr: expect.stringContaining("ModuleNotFoundError: No module named 'requests'"),
    notices: ['packages'],
  });
  expect(await run('import socket\nsocket.create_connection(("10.0.0.1", 80))')).toMatchObject({
    stderr: expect.stringContaining('OSError: [Errno 101] Network is unreachable'),
    notices: ['internet'],
  });
  expect((await run('import socket\nsocket.create_connection(("db.invalid", 80))')).notices).toEqual([]);
});

test('has no way to JavaScript', async () => {
  for (const name of ['js', 'pyodide_js', 'pyodide', '_pyodide_core', 'pyodide.code']) {
    expect((await run(`import ${name}`)).stderr).toMatch(/ModuleNotFoundError: No module named '[\w.]+'\n$/);
  }
});

test('gives every program a fresh interpreter', async () => {
  const leave = `
import builtins, os, random, socket, sys, warnings, decimal
builtins.left = sys.left = 1
os.environ["LEFT"] = "1"
open("left", "w").close()
os.chdir("/tmp")
warnings.simplefilter("error")
decimal.getcontext().prec = 3
sys.stdout.close()
os.close(2)
`;
  const look = `
import decimal, os, socket, sys, builtins
print(hasattr(builtins, "left"), hasattr(sys, "left"), "LEFT" in os.environ, os.listdir(), os.getcwd())
print(decimal.getcontext().prec, sys.argv, __name__, sys.getrecursionlimit(), sys.platform)
print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])
`;
  await run(leave);
  const { stdout, exit } = await worker.run({ source: look });
  expect(stdout).toBe(
    `False False False ['example.py'] /home/reader\n28 ['/home/reader/example.py'] __main__ 1000 linux\n32768\n`,
  );
  expect(exit).toBe(0);
});

test('ends a recursion with RecursionError, through Python and through C', async () => {
  const source = `
import json
nested = []
for _ in range(100_000):
    nested = [nested]
class Node:
    def __getattr__(self, name):
        return getattr(self, name)
def again():
    again()
for call in (again, lambda: Node().x, lambda: repr(nested), lambda: json.loads("[" * 100_000)):
    try:
        call()
    except RecursionError as error:
        print(error)
`;
  expect(await run(source)).toMatchObject({
    stdout: `maximum recursion depth exceeded
maximum recursion depth exceeded
maximum recursion depth exceeded while getting the repr of an object
maximum recursion depth exceeded while decoding a JSON array from a unicode string
`,
    exit: 0,
  });
});

test('has no more memory than the limit', async () => {
  expect((await run('"x" * 300_000_000')).stderr).toMatch(/\nMemoryError\n$/);
});

test('ends as a process: atexit, output that is left, and the exit status', async () => {
  expect(await run('import atexit\natexit.register(print, "bye")\nraise SystemExit(3)')).toMatchObject({
    stdout: 'bye\n',
    exit: 3,
  });
  expect((await run('import os\nos._exit(7)')).exit).toBe(7);
  expect((await run('print("é☃", end="")')).stdout).toBe('é☃');
});

test('sleeps for as long as it is told', async () => {
  expect(
    (await run('import time\nt = time.monotonic()\ntime.sleep(0.2)\nprint(time.monotonic() - t > 0.19)')).stdout,
  ).toBe('True\n');
});

test('starts a TLS handshake, and fails as OpenSSL does when the answer is none', async () => {
  const { stderr } = await run(`
import socket, ssl
with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=2) as client:
        peer, _ = server.accept()
        peer.sendall(b"HTTP/1.1 400 Bad Request\\r\\n\\r\\n")
        ssl.create_default_context().wrap_socket(client, server_hostname="localhost")
`);
  expect(stderr).toContain('self._sslobj.do_handshake()');
  expect(stderr).toContain('ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:');
});

test('asyncio serves and asks in one thread', async () => {
  const { stdout, stderr } = await run(`
import asyncio

async def answer(reader, writer):
    writer.write((await reader.readline()).upper())
    await writer.drain()
    writer.close()

async def main():
    server = await asyncio.start_server(answer, "localhost", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
    writer.write(b"hello\\n")
    print(await reader.readline())
    async with asyncio.timeout(0.05):
        await asyncio.Event().wait()

asyncio.run(main())
`);
  expect(stdout).toBe("b'HELLO\\n'\n");
  expect(stderr).toMatch(/\nTimeoutError\n$/);
});

const { library } = await libraryFromDisk(path('../../..'));
const needsMore = /\bimport (requests|subprocess)\b/;
const programs = library.entries
  .flatMap((entry) => entry.examples)
  .flatMap((example) => (['py-broken', 'py-fixed'] as const).map((key) => ({ example, key })))
  .filter(({ example, key }) => example.transcripts && !needsMore.test(example.programs[key]));

test.each(programs.map((it) => [`${it.example.folder} ${it.key}`, it] as const))(
  '%s prints what its transcript says, in every language',
  async (_name, { example, key }) => {
    const recorded = example.transcripts?.programs[key];
    for (const locale of LOCALES) {
      const ran = await run(localizeProgram(example.programs[key], 'py', example.texts, locale));
      expect(compareTranscripts(recorded?.[locale] as Transcript, ran, 'py', 'meaning')).toBeUndefined();
    }
  },
);
