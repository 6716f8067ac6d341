/** Makes each thing that can go wrong with a connection happen to fetch and to node:net. Prints JSON. */
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

const LIMIT_MS = 300;

interface Outcome {
  way: 'fetch' | 'node:net';
  situation: string;
  thrown: string | null;
  code: string | null;
  codeAt: 'code' | 'cause.code' | 'name' | null;
  event: string | null;
}

async function serve(handle: (socket: Socket) => void): Promise<number> {
  const server = net.createServer(handle).listen(0, '127.0.0.1').unref();
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function notFoundServer(): Promise<number> {
  const server = http.createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1').unref();
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** A listener in a thread that then sleeps for ever: nobody accepts, the queue fills, and the kernel drops each SYN. */
async function fullBacklog(): Promise<number> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads');
     const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
       parentPort.postMessage(server.address().port);
       setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
     });`,
    { eval: true },
  );
  worker.unref();
  const port: number = await new Promise((resolve) => worker.once('message', resolve));
  await sleep(100);
  for (let index = 0; index < 4; index++) net.connect(port, '127.0.0.1').unref().on('error', () => {});
  await sleep(100);
  return port;
}

async function* slowBody() {
  for (let index = 0; index < 3; index++) {
    yield new TextEncoder().encode('hello');
    await sleep(50);
  }
}

async function askWithFetch(host: string, port: number, write: boolean): Promise<Omit<Outcome, 'situation'>> {
  const nothing = { way: 'fetch', thrown: null, code: null, codeAt: null, event: null } as const;
  try {
    const body = write ? { method: 'POST', body: ReadableStream.from(slowBody()), duplex: 'half' } : {};
    await (await fetch(`http://${host}:${port}/`, { signal: AbortSignal.timeout(LIMIT_MS), ...body } as RequestInit)).text();
    return nothing;
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const thrown = (error as Error).constructor.name;
    return cause?.code ? { ...nothing, thrown, code: cause.code, codeAt: 'cause.code' } : { ...nothing, thrown, code: name, codeAt: 'name' };
  }
}

async function askWithNet(host: string, port: number, write: boolean): Promise<Omit<Outcome, 'situation'>> {
  const nothing = { way: 'node:net', thrown: null, code: null, codeAt: null, event: null } as const;
  const socket = net.connect({ host, port }).setTimeout(LIMIT_MS);
  const ended = new Promise<Omit<Outcome, 'situation'>>((resolve) => {
    socket.once('error', (error: NodeJS.ErrnoException) => resolve({ ...nothing, thrown: error.constructor.name, code: error.code ?? null, codeAt: 'code' }));
    socket.once('timeout', () => resolve({ ...nothing, event: 'timeout' }));
    socket.once('data', () => resolve(nothing));
    socket.once('close', () => resolve({ ...nothing, event: 'close' }));
  });
  socket.once('connect', async () => {
    for (let index = 0; index < (write ? 3 : 1); index++) {
      socket.write('hello');
      await sleep(50);
    }
  });
  const outcome = await ended;
  socket.destroy();
  return outcome;
}

const reset = (socket: Socket) => socket.once('data', () => socket.resetAndDestroy());
const close = (socket: Socket) => socket.once('data', () => socket.end()).on('error', () => {});
const keepSilent = (socket: Socket) => socket.on('error', () => {});

const situations: [string, string, number][] = [
  ['unknown-host', 'unknown-host.invalid', 80],
  ['refused', '127.0.0.1', await closedPort()],
  ['reset', '127.0.0.1', await serve(reset)],
  ['closed-then-write', '127.0.0.1', await serve(close)],
  ['connect-timeout', '127.0.0.1', await fullBacklog()],
  ['read-timeout', '127.0.0.1', await serve(keepSilent)],
  ['http-404', '127.0.0.1', await notFoundServer()],
];

const outcomes: Outcome[] = [];
for (const [situation, host, port] of situations) {
  const write = situation === 'closed-then-write';
  outcomes.push({ situation, ...(await askWithFetch(host, port, write)) });
  const arises = situation !== 'http-404';
  outcomes.push({ situation, ...(arises ? await askWithNet(host, port, write) : { way: 'node:net', thrown: null, code: null, codeAt: null, event: null }) });
}
console.log(JSON.stringify({ ran: { node: process.versions.node }, outcomes }));
process.exit(0);
