/** `fetch`, on the simulated network, with undici's errors; Request and Response are the browser's own. */
import { abortReason } from './abort.ts';
import { Buffer, encode, view } from './buffer.ts';
import { hold } from './event-loop.ts';
import { type Headers as AllHeaders, keepHeaders, written } from './headers.ts';
import { type Head, HttpParser } from './http-parser.ts';
import { customInspect, type InspectOptions, inspect } from './inspect.ts';
import { connect, type Socket } from './net.ts';
import { thrownIn } from './node-errors.ts';
import { NODE_FRAME } from './stack.ts';

/** Ports that the fetch standard forbids. */
const BAD_PORTS =
  /^(0|1|7|9|11|13|15|17|19|2[0-35]|37|42|43|53|69|77|79|87|95|10[1-4]|109|11[0135679]|123|13[579]|14[36]|161|179|389|427|465|51[2-5]|526|53[0-2]|540|548|55[46]|563|587|601|636|989|990|993|995|1719|172[03]|2049|3659|4045|419[01]|5060|5061|6000|6566|666[5-9]|6679|6697|10080)$/;
const MOST_REDIRECTS = 20;

/** Open connections that wait for their next request, by origin. */
const idle = new Map<string, Socket[]>();

/** Makes the connection for a URL whose scheme is https. */
let connectSecurely: ((host: string, port: number) => Socket) | undefined;

export function setSecureConnect(make: (host: string, port: number) => Socket): void {
  connectSecurely = make;
}

function withoutFrames<T extends Error>(error: T): T {
  const stack = `${error.name}: ${error.message}`;
  Object.defineProperty(error, 'stack', { value: stack, configurable: true, writable: true });
  return error;
}

function failed(cause: unknown): TypeError {
  return withoutFrames(new TypeError('fetch failed', { cause }));
}

/** undici's own errors, which show the names of their classes. */
class SocketError extends Error {
  readonly code = 'UND_ERR_SOCKET';
}

class HTTPParserError extends Error {
  readonly code = undefined;
}

class InvalidArgumentError extends Error {
  readonly code = 'UND_ERR_INVALID_ARG';
}

class NotSupportedError extends Error {
  readonly code = 'UND_ERR_NOT_SUPPORTED';
}

for (const [name, type] of Object.entries({ SocketError, HTTPParserError, InvalidArgumentError, NotSupportedError }))
  Object.defineProperty(type.prototype, 'name', { value: name, configurable: true, writable: true });

/** The body of a response was cut off. */
function terminated(cause: unknown): TypeError {
  const source = '            fetchParams.controller.controller.error(new TypeError("terminated", {';
  return thrownIn(new TypeError('terminated', { cause }), 'node:internal/deps/undici/undici', source, 52);
}

function socketError(message: string, socket: Socket): Error {
  const { localAddress, localPort, bytesWritten, bytesRead } = socket;
  const { address: remoteAddress, port: remotePort, family: remoteFamily } = socket._peer ?? {};
  const about = {
    localAddress,
    localPort,
    remoteAddress,
    remotePort,
    remoteFamily,
    timeout: undefined,
    bytesWritten,
    bytesRead,
  };
  return Object.assign(new SocketError(message), { socket: about });
}

/** A URL, or the error that undici throws for what is none. */
function parseUrl(text: string): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (url.username || url.password)
      throw withoutFrames(new TypeError(`Request cannot be constructed from a URL that includes credentials: ${text}`));
    return url;
  }
  const cause = Object.assign(new TypeError('Invalid URL'), { code: 'ERR_INVALID_URL', input: text });
  throw withoutFrames(new TypeError(`Failed to parse URL from ${text}`, { cause }));
}

interface Job {
  method: string;
  url: URL;
  headers: Headers;
  body: Uint8Array | null;
  redirect: RequestRedirect;
  signal: AbortSignal | undefined;
}

/** The global `fetch`. */
export async function fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const job = await prepare(input, init);
  for (let count = 0; ; count++) {
    const response = await send(job);
    const target = response.headers.get('location');
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && target !== null;
    if (!isRedirect || job.redirect === 'manual') return finishResponse(response, job.url, count > 0);
    if (job.redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (count === MOST_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    await response.body?.cancel();
    job.url = new URL(target, job.url);
    const turnsToGet = response.status === 303 || (response.status < 303 && job.method === 'POST');
    if (turnsToGet && job.method !== 'HEAD') Object.assign(job, { method: 'GET', body: null });
  }
}

async function prepare(input: string | URL | Request, init: RequestInit): Promise<Job> {
  const given = input instanceof Request ? input : undefined;
  const url = parseUrl(given ? given.url : String(input));
  const refused = refusal(url);
  if (refused) throw failed(refused);
  const method = (init.method ?? given?.method ?? 'GET').toUpperCase();
  if (/^(connect|trace|track)$/i.test(method))
    throw withoutFrames(new TypeError(`'${init.method}' HTTP method is unsupported.`));
  const headers = new Headers(init.headers ?? given?.headers);
  const source = init.body ?? (given?.body ? await given.arrayBuffer() : null);
  if (source !== null && (method === 'GET' || method === 'HEAD'))
    throw new TypeError('Request with GET/HEAD method cannot have body.');
  const signal = init.signal ?? given?.signal;
  if (signal?.aborted) throw signal.reason;
  const body = source === null ? null : await readBody(source, headers);
  return {
    method,
    url,
    headers,
    body,
    redirect: init.redirect ?? given?.redirect ?? 'follow',
    signal: signal ?? undefined,
  };
}

async function readBody(source: BodyInit, headers: Headers): Promise<Uint8Array> {
  const release = hold();
  try {
    const response = new Response(source);
    const type = response.headers.get('content-type');
    if (type && !headers.has('content-type')) headers.set('content-type', type);
    return new Uint8Array(await response.arrayBuffer());
  } finally {
    release();
  }
}

function finishResponse(response: Response, url: URL, redirected: boolean): Response {
  const { href } = new URL(url);
  Object.defineProperties(response, {
    url: { value: href.replace(/#.*/, ''), configurable: true },
    redirected: { value: redirected, configurable: true },
    type: { value: 'basic', configurable: true },
  });
  return response;
}

function takeSocket(url: URL): Socket {
  const { origin } = url;
  const free = idle.get(origin)?.pop();
  if (free && !free.destroyed) {
    free.ref();
    free.removeAllListeners();
    return free;
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isSecure = url.protocol === 'https:';
  const port = Number(url.port || (isSecure ? 443 : 80));
  return isSecure && connectSecurely ? connectSecurely(host, port) : connect({ host, port });
}

/** Names that undici refuses, or sets itself. */
const REFUSED = /^(transfer-encoding|keep-alive|upgrade|expect)$/i;
const OWN = /^(host|connection|content-length)$/i;

function refusedHeader(name: string): Error {
  const error =
    name === 'expect'
      ? new NotSupportedError('expect header not supported')
      : new InvalidArgumentError(`invalid ${name} header`);
  withoutFrames(error).stack += `\n${NODE_FRAME}\n    at new Promise (<anonymous>)`;
  return error;
}

function headOf({ method, url, headers, body }: Job): string {
  const given = written(headers as unknown as AllHeaders);
  for (const [name] of given) if (REFUSED.test(name)) throw failed(refusedHeader(name.toLowerCase()));
  const added = Object.entries({
    accept: '*/*',
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    'accept-encoding': url.protocol === 'https:' ? 'br, gzip, deflate' : 'gzip, deflate',
  });
  const all = [
    ['host', url.host],
    ['connection', headers.get('connection') ?? 'keep-alive'],
    ...given.filter(([name]) => !OWN.test(name)),
    ...added.filter(([name]) => !headers.has(name)),
  ];
  if (body !== null || /^(POST|PUT|PATCH)$/.test(method)) all.push(['content-length', String(body?.length ?? 0)]);
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${url.pathname}${url.search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** Sends one request; settles when the head of its answer is there. */
async function send(job: Job): Promise<Response> {
  const { url, signal } = job;
  if (url.protocol === 'data:') return fromData(url);
  const request = encode(headOf(job), 'latin1');
  return new Promise((resolve, reject) => {
    const socket = takeSocket(url);
    let body: ReadableStreamDefaultController<Uint8Array> | undefined;
    let head: Head | undefined;
    let isDone = false;
    const stop = (error: unknown) => {
      if (isDone) return;
      isDone = true;
      signal?.removeEventListener('abort', onAbort);
      if (head) body?.error(error);
      else reject(error);
      socket.destroy();
    };
    const fail = (cause: unknown) => stop(head ? terminated(cause) : failed(cause));
    const onAbort = () => stop(signal?.reason ?? abortReason());
    const finish = () => {
      isDone = true;
      signal?.removeEventListener('abort', onAbort);
      body?.close();
      if (head?.shouldKeepAlive) keepOpen(url.origin, socket);
      else socket.destroySoon();
    };
    const parser = new HttpParser(true, {
      onHead(given) {
        if ((given.status ?? 0) < 200) return;
        head = given;
        resolve(
          responseOf(
            given,
            job.method,
            (controller) => (body = controller),
            () => socket.destroy(),
          ),
        );
      },
      onBody: (bytes) => body?.enqueue(new Uint8Array(bytes)),
      onComplete: () => {
        if (head) finish();
      },
    });
    parser.isHeadRequest = job.method === 'HEAD';
    socket.on('data', (bytes: Uint8Array) => {
      const error = parser.execute(bytes) as { reason?: string } | undefined;
      if (error && !isDone) fail(parserError(error, bytes));
    });
    socket.on('error', fail);
    socket.on('end', () => {
      const error = socketError('other side closed', socket);
      parser.finish();
      fail(error);
    });
    socket.on('close', () => fail(socketError('closed', socket)));
    signal?.addEventListener('abort', onAbort);
    socket.write(request);
    if (job.body !== null && job.body.length > 0) socket.write(job.body);
  });
}

/** Why undici does not even try a URL. */
function refusal({ protocol, port }: URL): Error | undefined {
  if (BAD_PORTS.test(port)) return new Error('bad port');
  if (/^(https?|data):$/.test(protocol)) return undefined;
  if (protocol === 'about:') return new Error('about scheme is not supported');
  return new Error(protocol === 'file:' ? 'not implemented... yet...' : 'unknown scheme');
}

function fromData({ href }: URL): Response {
  const [, type = '', isBase64, text = ''] = /^data:([^,]*?)(;base64)?,(.*)$/s.exec(href) ?? [];
  const bytes = encode(decodeURIComponent(text), isBase64 ? 'base64' : 'utf8');
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type || 'text/plain;charset=US-ASCII' } });
}

function parserError({ reason }: { reason?: string }, bytes: Uint8Array): Error {
  const made = new HTTPParserError(`Response does not match the HTTP/1.1 protocol (${reason})`);
  return Object.assign(made, { data: view(bytes).toString() });
}

function keepOpen(origin: string, socket: Socket): void {
  socket.removeAllListeners();
  socket.unref();
  socket.on('error', () => {});
  socket.on('end', () => socket.destroy());
  idle.set(origin, [...(idle.get(origin) ?? []), socket]);
  socket.on('close', () =>
    idle.set(
      origin,
      (idle.get(origin) ?? []).filter((one) => one !== socket),
    ),
  );
}

function responseOf(
  head: Head,
  method: string,
  onStart: (controller: ReadableStreamDefaultController<Uint8Array>) => void,
  cancel: () => void,
): Response {
  const { status = 200, statusText = '', rawHeaders } = head;
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i] as string, rawHeaders[i + 1] as string);
  const isEmpty = method === 'HEAD' || status === 204 || status === 205 || status === 304;
  const body = isEmpty ? null : new ReadableStream<Uint8Array>({ start: onStart, cancel });
  return keepHeaders(new Response(body, { status, statusText }), headers as unknown as AllHeaders);
}

/** The whole body of a response: browsers have other words for one that is used up or cut off. */
async function readAll(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.bodyUsed) throw withoutFrames(new TypeError('Body is unusable: Body has already been read'));
  const parts: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) parts.push(next.value);
  return new Uint8Array(Buffer.concat(parts));
}

/** Makes reading a response's body say what Node says. */
export function mendBodies(): void {
  const text = async (response: Response) => new TextDecoder().decode(await readAll(response));
  const methods: Record<string, (this: Response) => Promise<unknown>> = {
    async text() {
      return text(this);
    },
    json() {
      return new Promise((resolve, reject) => {
        const parse = (read: string) => resolve(JSON.parse(read));
        text(this)
          .then(parse)
          .catch((error) => reject(error));
      });
    },
    async bytes() {
      return readAll(this);
    },
    async arrayBuffer() {
      return (await readAll(this)).buffer;
    },
    async blob() {
      return new Blob([await readAll(this)], { type: this.headers.get('content-type') ?? '' });
    },
  };
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(Response.prototype, name, { value, writable: true, configurable: true });
}

/** How Node shows these classes. */
export function showLikeNode(): void {
  const show = (type: { prototype: object }, fields: (value: never) => object) =>
    Object.defineProperty(type.prototype, customInspect, {
      value(this: never, depth: number, options: InspectOptions) {
        return `${(this as object).constructor.name} ${inspect(fields(this), { ...options, depth })}`;
      },
      configurable: true,
    });
  show(Response, ({ status, statusText, headers, body, bodyUsed, ok, redirected, type, url }: Response) => ({
    status,
    statusText,
    headers,
    body,
    bodyUsed,
    ok,
    redirected,
    type,
    url,
  }));
}
