import { stripTypeScriptTypes } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { PageWorker } from '../../examples/page-worker.ts';
import { runProgram } from '../../examples/run-program.ts';
import { normalizeOutput } from '../../programs/normalize-output.ts';
import { buildTypescriptFiles } from '../../runner-files/build-typescript-files.ts';
import { bundleScript } from '../../runner-files/bundle-script.ts';
import type { RunnerFiles } from '../messages.ts';
import { neededFiles } from './needed-files.ts';
import { FOLDER } from './place.ts';

/** Programs of which the page's output must equal Node's. */
const SNIPPETS: Record<string, string> = {
  'a TypeError of the engine': `function f(x: any) { return x.y.z; }
f({});`,
  'a thrown object': `setTimeout(() => { throw { a: 1 }; }, 1);`,
  'an unhandled rejection': `Promise.reject(new Error('nobody listens'));
setTimeout(() => console.log('never'), 10);`,
  'a rejection with a value': `Promise.reject(42);`,
  'an unsettled await': `console.log('before');
await new Promise(() => {});`,
  "an 'error' event nobody hears": `import { EventEmitter } from 'node:events';
const e = new EventEmitter();
function fire() { e.emit('error', new Error('boom')); }
fire();`,
  'an error with a cause and properties': `class ValidationError extends Error {
  field = 'age';
  constructor(message: string, options?: ErrorOptions) { super(message, options); this.name = 'ValidationError'; }
}
function check() { throw new ValidationError('bad age', { cause: new RangeError('inner') }); }
async function main() { check(); }
await main();`,
  'text that is no JSON': `setTimeout(() => { JSON.parse('{"a": }'); }, 1);`,
  'text that is no JSON, on its second line': `await null;\nJSON.parse('{\\n  "a": oops }');`,
  'text that ends too early for JSON': `setTimeout(() => JSON.parse('[1,\\n 2'));`,
  'no text for JSON': `JSON.parse(undefined as never);`,
  'an object in the place of JSON': `JSON.parse({} as never);`,
  'long text that is no JSON': `const text = '[1, 2, 3, 4, 5, 6, 7, 8, 9, "oops", oops, 10, 11, 12, 13, 14]';\nPromise.resolve().then(() => JSON.parse(text));`,
  'a wrong name in JSON': `setTimeout(() => JSON.parse('\\t{a:1}'));`,
  'an empty text that is no JSON': `JSON.parse('');`,
  'an error of JSON thrown again': `let e: unknown; try { JSON.parse('x'); } catch (x) { e = x; console.log(x); }\nsetTimeout(() => { throw e; });`,
  'a response that is no JSON': `import http from 'node:http';
const s = http.createServer((_, res) => res.end('item=ham'));
s.listen(0, '127.0.0.1', async () => { const r = await fetch(\`http://127.0.0.1:\${(s.address() as any).port}/\`); s.close(); console.log(await r.json()); });`,
  'a fetch that nobody waits for': `fetch('http://127.0.0.1:9/');`,
  'a URL with an undefined base': `console.log(new URL('http://a/b', undefined).href); try { new URL('b', 'c'); } catch (e) { console.log(e); }`,
  'headers that browsers keep to themselves': `import http from 'node:http';
const s = http.createServer((req, res) => { console.log(req.rawHeaders); res.setHeader('Set-Cookie', ['a=1', 'b=2']); res.end('x'); });
s.listen(8126, '127.0.0.1', async () => {
  const url = 'http://127.0.0.1:8126/';
  const headers = { Host: 'x', Cookie: 'c=1', 'User-Agent': 'me', Origin: 'o', 'Sec-Foo': '1', 'Content-Length': '5' };
  for (const send of [() => fetch(url, { headers }), () => fetch(new Request(url, { headers })), () => fetch(url, { headers: { upgrade: 'x' } })])
    try { const r = await send(); console.log(await r.text(), r.headers.getSetCookie(), r.headers.get('set-cookie'), [...r.headers.keys()]); } catch (e) { console.log(e); }
  const h = new Headers({ 'Set-Cookie': 'a=1' }); h.append('set-cookie', 'b=2'); h.set('X', '1'); h.set('x', '2');
  console.log(h, [...h], new Response('', { headers: h }).clone().headers.getSetCookie(), new Request(url, { headers: h }).headers);
  s.close(); s.closeAllConnections();
});`,
  'numbers in buffers': `const b = Buffer.alloc(8); b.writeUInt32BE(7, 1); b.writeInt16LE(-2); console.log(b, b.readUInt16BE(3), b.lastIndexOf(7), Buffer.from([1, 2]).swap16());
try { b.readUInt8(9); } catch (e) { console.log(e); }`,
  'an AggregateError': `throw new AggregateError([new Error('a'), new TypeError('b')], 'all failed');`,
  'a warning of too many listeners': `import { EventEmitter } from 'node:events';
const e = new EventEmitter();
for (let i = 0; i < 11; i++) e.on('x', () => {});`,
  'a thrown null': `throw null;`,
  'an error thrown elsewhere than made': `setTimeout(() => { const e = new Error('hi'); e.name = 'Custom'; throw e; });`,
  'the order of events on both ends': `import net from 'node:net';
const s = net.createServer((c) => { console.log('server: connection'); c.on('data', (d) => { console.log('server data', d); c.end('bye'); }); c.on('end', () => console.log('server end')); c.on('close', (h) => console.log('server close', h)); });
s.on('close', () => console.log('server closed'));
s.on('listening', () => console.log('listening', s.listening));
s.listen(0, () => {
  const { port, address, family } = s.address() as net.AddressInfo;
  console.log(address, family);
  const c = net.createConnection({ port, host: '127.0.0.1' });
  c.setEncoding('utf8');
  for (const e of ['lookup', 'connect', 'ready', 'data', 'end', 'finish', 'close', 'error', 'pause', 'resume', 'drain', 'timeout']) c.on(e, (...a: unknown[]) => console.log('client', e, ...a));
  c.on('connect', () => { console.log(c.remoteAddress, c.remoteFamily, c.readyState, c.connecting); c.write('hello'); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')); setImmediate(() => console.log('immediate')); });
  c.on('close', () => { console.log(c.bytesRead, c.bytesWritten, c.destroyed, c.readyState); s.close(); });
});`,
  'a port in use': `import net from 'node:net';
const a = net.createServer().listen(8123, '127.0.0.1', () => {
  const b = net.createServer();
  b.on('error', (e: NodeJS.ErrnoException) => { console.log(e, Object.keys(e)); a.close(); });
  b.listen(8123, '127.0.0.1');
});`,
  'a bad port': `import net from 'node:net';
const c = net.connect({ port: 70000, host: '127.0.0.1' });`,
  'a write after the end of the other side': `import net from 'node:net';
const s = net.createServer((c) => { c.end('x'); });
s.listen(0, '127.0.0.1', () => {
  const c = net.connect((s.address() as net.AddressInfo).port, '127.0.0.1');
  c.on('data', (d) => console.log(String(d)));
  c.on('end', () => setTimeout(() => { c.write('late', (e) => console.log('cb', e?.message)); }, 10));
  c.on('error', (e) => console.log('error', e.message, (e as any).code));
  c.on('close', (h) => { console.log('close', h); s.close(); });
});`,
  'an error in a handler': `import net from 'node:net';
const s = net.createServer((c) => c.on('data', () => { throw new TypeError('in handler'); }));
s.listen(0, '127.0.0.1', () => { net.connect((s.address() as net.AddressInfo).port, '127.0.0.1').write('x'); });`,
  'a request with a body': `import http from 'node:http';
const s = http.createServer((req, res) => { console.log(req.method, req.url, req.headers); let b = ''; req.on('data', (d) => b += d); req.on('end', () => { res.writeHead(201, { 'Content-Type': 'text/plain', 'X-A': ['1', '2'] }); res.end('got ' + b); }); });
s.listen(0, '127.0.0.1', () => {
  const { port } = s.address() as any;
  const r = http.request({ port, host: '127.0.0.1', method: 'POST', path: '/x?y=1', headers: { 'X-T': 'v' } }, (res) => {
    console.log(res.statusCode, res.statusMessage, res.httpVersion, Object.keys(res.headers));
    res.setEncoding('utf8'); res.on('data', (d) => console.log('data', d)); res.on('end', () => { console.log('end'); s.close(); });
    res.on('close', () => console.log('res close'));
  });
  r.on('finish', () => console.log('finish')); r.on('close', () => console.log('req close'));
  r.write('a'); r.end('b');
});`,
  'an answer that is no HTTP': `import http from 'node:http';
import net from 'node:net';
const s = net.createServer((c) => c.once('data', () => c.end('garbage\\r\\n\\r\\n')));
s.listen(0, '127.0.0.1', () => { http.get({ port: (s.address() as any).port, host: '127.0.0.1' }); });`,
  'headers too late': `import http from 'node:http';
const s = http.createServer((req, res) => { res.write('one'); res.write('two'); res.end(); try { res.setHeader('a', 'b') } catch (e) { console.log(e); } res.write('late'); });
s.listen(0, '127.0.0.1', () => { http.get({ port: (s.address() as any).port, host: '127.0.0.1' }, (res) => { console.log(res.headers['transfer-encoding']); res.resume(); res.on('end', () => s.close()); }); });
s.on('clientError', console.log);
process.on('uncaughtException', (e) => console.log('uncaught', (e as any).code, e.message));`,
  'a connection closed before the answer': `import net from 'node:net';
const s = net.createServer((c) => c.once('data', () => c.end()));
await new Promise<void>((r) => s.listen(8125, '127.0.0.1', r));
await fetch('http://127.0.0.1:8125/');`,
  'URLs that fetch refuses': `for (const u of ['http://127.0.0.1:6000/', 'ftp://x', 'nonsense', 'http://user:pw@127.0.0.1/', 'data:text/plain,hello']) {
  try { const r = await fetch(u); console.log(await r.text(), r.status); } catch (e) { console.log(e); }
}`,
  'a body that is cut off': `import net from 'node:net';
const s = net.createServer((c) => c.once('data', () => { c.end('HTTP/1.1 200 OK\\r\\nContent-Length: 10\\r\\n\\r\\nabc'); s.close(); }));
await new Promise<void>((r) => s.listen(8125, '127.0.0.1', r));
const res = await fetch('http://127.0.0.1:8125/');
console.log(res.status);
await res.text();`,
  'a peer that leaves the TLS handshake': `import tls from 'node:tls';
import net from 'node:net';
const s = net.createServer((c) => { c.once('data', (d) => { console.log(d[0], d[1]); c.end(); s.close(); }); });
s.listen(0, '127.0.0.1', () => { tls.connect((s.address() as any).port, '127.0.0.1').on('error', (e) => console.log(e)); });`,
  'errors of the file system': `import fs from 'node:fs';
const tries: [string, () => unknown][] = [['read', () => fs.readFileSync('missing.txt')], ['mkdir', () => fs.mkdirSync('/tmp')], ['rmdir', () => fs.rmdirSync('nope')], ['unlink', () => fs.unlinkSync('nope')], ['readdir', () => fs.readdirSync('nope')], ['open dir', () => fs.readFileSync('.')], ['rename', () => fs.renameSync('a', 'b')], ['copy', () => fs.copyFileSync('a', 'b')], ['stat', () => fs.statSync('nope')], ['notdir', () => fs.readFileSync('example.ts/x')], ['wx', () => fs.writeFileSync('example.ts', '', { flag: 'wx' })], ['arg', () => fs.readFileSync(undefined as never)], ['arg2', () => fs.writeFileSync('x', undefined as never)], ['rm', () => fs.rmSync('nope')], ['rm dir', () => fs.rmSync('/tmp')], ['symlink', () => fs.symlinkSync('a', 'example.ts')], ['link', () => fs.linkSync('a', 'b')], ['access', () => fs.accessSync('nope')], ['write into missing dir', () => fs.writeFileSync('no/x', 'y')], ['close', () => fs.closeSync(999)], ['opendir', () => fs.opendirSync('nope')], ['realpath', () => fs.realpathSync('nope')], ['readlink', () => fs.readlinkSync('example.ts')], ['null', () => fs.readFileSync('a\\0b')], ['enc', () => fs.readFileSync('example.ts', 'nonsense' as never)]];
for (const [n, f] of tries) try { f(); console.log(n, 'ok'); } catch (e) { const { message, stack, ...rest } = e as any; console.log(n, (e as Error).name, message, JSON.stringify(rest), Object.keys(e as object)); }`,
  'a missing file': `import { readFileSync } from 'node:fs';
function load() { return readFileSync('/etc/missing', 'utf8'); }
load();`,
  'the order of timers, ticks and microtasks': `setTimeout(() => console.log('t0'), 0); setTimeout(() => console.log('t2'), 2); setTimeout(() => console.log('t1'), 1);
process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('micro')).then(() => console.log('micro2'));
queueMicrotask(() => console.log('qm'));
const i = setInterval(() => { console.log('iv'); clearInterval(i); }, 5);
const t = setTimeout(() => console.log('never'), 50); t.unref(); console.log(t.hasRef(), typeof t[Symbol.toPrimitive]());
(async () => { console.log('a1'); await null; console.log('a2'); process.nextTick(() => console.log('a-tick')); await null; console.log('a3'); })();
console.log('sync');
process.on('beforeExit', () => { console.log('beforeExit'); });
process.on('exit', (c) => console.log('exit', c));
import { setTimeout as sleep, setImmediate as imm } from 'node:timers/promises';
await sleep(10); console.log('slept', await imm('v'));
try { setTimeout('x' as never); } catch (e) { console.log((e as Error).message); }`,
  events: `import { EventEmitter, once, on } from 'node:events';
const e = new EventEmitter({ captureRejections: true });
e.on('x', async () => { throw new Error('async listener'); });
e.on('error', (er) => console.log('captured', er.message));
e.emit('x');
e.once('y', function (this: unknown, a) { console.log(this === e, a); }); console.log(e.emit('y', 1), e.emit('y', 1), e.listenerCount('x'), e.eventNames());
setTimeout(() => e.emit('z', 1, 2), 1); console.log(await once(e, 'z'));
const ac = new AbortController(); setTimeout(() => ac.abort(), 2); try { await once(e, 'never', { signal: ac.signal }); } catch (er) { console.log((er as Error).name, (er as any).code, (er as Error).message); }
setTimeout(() => { e.emit('n', 1); e.emit('n', 2); e.emit('done'); }, 1); for await (const [v] of on(e, 'n', { close: ['done'] })) console.log('n', v);
console.log(e); try { e.on('x', 5 as never); } catch (er) { console.log(er); }
await Promise.any([Promise.reject(new Error('p1')), Promise.reject(new Error('p2'))]);`,
  streams: `import { Readable, Transform, Writable, pipeline, PassThrough } from 'node:stream';
import { pipeline as pp, finished } from 'node:stream/promises';
const up = new Transform({ transform(c, _, cb) { cb(null, String(c).toUpperCase()); } });
const out: string[] = [];
await pp(Readable.from(['a', 'b', 'c']), up, new Writable({ write(c, _, cb) { out.push(String(c)); setTimeout(cb, 1); } }));
console.log(out);
pipeline(Readable.from([1]), new Transform({ objectMode: true, transform(c, e, cb) { cb(new Error('bad chunk')); } }), new PassThrough({ objectMode: true }), (e) => console.log('pipeline', e?.message));
const r = new Readable({ read() {} }); r.push('x'); r.push(null); r.on('readable', () => { let c; while ((c = r.read()) !== null) console.log('read', c); }); r.on('end', () => console.log('end')); r.on('close', () => console.log('close'));
const w = new Writable({ highWaterMark: 3, write(c, _, cb) { setImmediate(cb); } }); console.log(w.write('ab'), w.write('cd'), w.writableNeedDrain); w.on('drain', () => { console.log('drain'); w.end(() => console.log('ended')); }); w.on('finish', () => console.log('finish'));
await finished(w); try { w.write('late'); } catch (e) { console.log('thrown'); } w.on('error', (e) => console.log((e as any).code, e.message));
await new Promise((r) => setTimeout(r, 10));
console.log(await Readable.from([1, 2, 3]).map((x) => x * 2).toArray());
process.stdout.write('no newline'); process.stdout.write('\\n'); new Readable({ read() { this.destroy(new Error('read failed')); } }).resume();`,
  assertions: `import assert from 'node:assert';
for (const f of [() => assert.strictEqual(1, 2), () => assert.strictEqual('a\\nb', 'a\\nc'), () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }), () => assert.ok(0), () => assert(false, 'msg'), () => assert.equal(1, '2'), () => assert.throws(() => {}), () => assert.notStrictEqual(1, 1), () => assert.fail('boo'), () => assert.match('abc', /x/), () => assert.deepEqual([1], [2]), () => assert.strictEqual('hello', 'world', 'custom'), () => assert.ifError(new Error('x')), ])
  try { f(); console.log('none'); } catch (e) { console.log((e as Error).name, (e as any).code, JSON.stringify((e as Error).message), (e as any).generatedMessage, (e as any).operator); }`,
};

let script: Uint8Array;
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  script = await bundleScript(new URL('typescript-worker.ts', import.meta.url).pathname);
  files = await buildTypescriptFiles();
}, 60_000);

async function filesFor(source: string, typed: boolean): Promise<RunnerFiles> {
  const given: RunnerFiles = {};
  for (const name of neededFiles(source, typed)) {
    const bytes = new Uint8Array(files.get(name) as Uint8Array);
    given[name] = name.endsWith('.wasm') ? await WebAssembly.compile(bytes) : bytes.buffer;
  }
  return given;
}

async function runInPage(source: string, typed = false) {
  const worker = await PageWorker.start(script, await filesFor(source, typed));
  try {
    const { exit, stdout, stderr, notices } = await worker.run({ source, typed });
    return { transcript: { exit, ...normalizeOutput(stdout, stderr, { folder: FOLDER, prefixes: [] }) }, notices };
  } finally {
    await worker.stop();
  }
}

const native = { executable: process.execPath, prefixes: [] };

test.each(Object.entries(SNIPPETS))('prints what Node prints: %s', async (_, source) => {
  const { transcript } = await runInPage(stripTypeScriptTypes(source));
  expect(transcript).toEqual(await runProgram(source, 'ts', native));
});

test.each(['const x: number = 1;\nenum A { B }', 'const x = ;', 'const x: string = `a`;\nthrow new Error(x);'])(
  'takes the types out as Node does: %s',
  async (source) => {
    expect((await runInPage(source, true)).transcript).toEqual(await runProgram(source, 'ts', native));
  },
);

test.each([
  ["import pad from 'left-pad';", 'packages'],
  ["import { spawn } from 'node:child_process';", 'processes'],
  ["import { Worker } from 'node:worker_threads';", 'threads'],
  ["import net from 'node:net';\nnet.connect(80, '192.0.2.1').on('error', () => {});", 'internet'],
  ['process.stdin.resume();', 'input'],
])('notes what the page has not: %s', async (source, notice) => {
  expect((await runInPage(source)).notices).toEqual([notice]);
});

test('says which module does not exist in the page', async () => {
  const { transcript } = await runInPage("import { spawn } from 'node:child_process';");
  expect(transcript.exit).toBe(1);
  expect(transcript.stderr).toContain('Error: node:child_process does not exist in the page');
});

test('holds buffers to the limit', async () => {
  const { transcript } = await runInPage('const all = [];\nfor (;;) all.push(Buffer.alloc(10_000_000));');
  expect(transcript.stderr).toContain('RangeError: Array buffer allocation failed');
});

test('ends at once with process.exit, whatever is left to do', async () => {
  const source =
    "setInterval(() => {}, 10);\nprocess.on('exit', (code) => console.log('exit', code));\ntry { process.exit(3); } finally { console.log('never'); }";
  expect((await runInPage(source)).transcript).toEqual({ exit: 3, stdout: 'exit 3\n', stderr: '' });
});

test.each([
  ["import net from 'node:net';", 31_500],
  ["import http from 'node:http';", 37_500],
  ['await fetch(url);', 34_500],
  ["import http from 'node:http';\nawait fetch(url);", 40_500],
])('a program fetches little: %s', async (source, most) => {
  const { brotliCompressSync } = await import('node:zlib');
  const names = neededFiles(source, false);
  const sizes = [script, ...names.map((name) => files.get(name) as Uint8Array)].map(
    (it) => brotliCompressSync(it).length,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(most);
});
