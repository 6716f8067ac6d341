/** `node:http`. */
import { Buffer, encode, view } from './buffer.ts';
import { nextTick } from './event-loop.ts';
import { EventEmitter } from './events.ts';
import { checkHeader, type Head, HttpParser } from './http-parser.ts';
import { type ConnectOptions, connect, Server as NetServer, type Socket } from './net.ts';
import { argTypeError, nodeError, thrownIn } from './node-errors.ts';
import { type Chunk, type Done, Readable, Writable } from './stream.ts';

type Callback = (...values: never[]) => unknown;
type HeaderValue = string | number | readonly string[];
type Headers = Record<string, HeaderValue>;

export const STATUS_CODES: Record<number, string> = {
  100: 'Continue',
  101: 'Switching Protocols',
  102: 'Processing',
  103: 'Early Hints',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  418: "I'm a Teapot",
  422: 'Unprocessable Entity',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
};
export const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];
export const maxHeaderSize = 16_384;

function resetError(message: string): Error {
  const error = Object.assign(new Error(message), { code: 'ECONNRESET' });
  const source = "    emitErrorEvent(req, new ConnResetException('socket hang up'));";
  return thrownIn(error, 'node:_http_client', source, 24);
}

/** Header names in lower case; most that come twice are joined. */
function joinHeaders(raw: string[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let i = 0; i < raw.length; i += 2) {
    const name = (raw[i] as string).toLowerCase();
    const value = raw[i + 1] as string;
    const before = headers[name];
    if (name === 'set-cookie') headers[name] = [...((before as string[]) ?? []), value];
    else if (before === undefined) headers[name] = value;
    else if (
      !/^(age|authorization|content-length|content-type|etag|expires|from|host|last-modified|location|referer|server|user-agent)$/.test(
        name,
      )
    )
      headers[name] = `${before}${name === 'cookie' ? '; ' : ', '}${value}`;
  }
  return headers;
}

export class IncomingMessage extends Readable {
  readonly socket: Socket;
  httpVersion: string;
  complete = false;
  aborted = false;
  rawHeaders: string[];
  headers: Record<string, string | string[]>;
  trailers = {};
  rawTrailers: string[] = [];
  url: string;
  method: string | null;
  statusCode: number | null;
  statusMessage: string | null;
  declare req: ClientRequest;

  constructor(socket: Socket, head: Head) {
    super({ highWaterMark: socket.readableHighWaterMark });
    this.socket = socket;
    this.httpVersion = head.version;
    this.rawHeaders = head.rawHeaders;
    this.headers = joinHeaders(head.rawHeaders);
    this.url = head.url ?? '';
    this.method = head.method ?? null;
    this.statusCode = head.status ?? null;
    this.statusMessage = head.statusText ?? null;
  }

  get connection(): Socket {
    return this.socket;
  }

  get httpVersionMajor(): number {
    return Number(this.httpVersion.split('.')[0]);
  }

  get httpVersionMinor(): number {
    return Number(this.httpVersion.split('.')[1]);
  }

  get headersDistinct(): Record<string, string[]> {
    return Object.fromEntries(Object.entries(this.headers).map(([name, value]) => [name, [value].flat()]));
  }

  override _read(): void {
    if (!this.socket.destroyed) this.socket.resume();
  }

  setTimeout(delay: number, callback?: Callback): this {
    if (callback) this.on('timeout', callback);
    this.socket.setTimeout(delay);
    return this;
  }

  override _destroy(error: Error | null, done: Done): void {
    if (!this.readableEnded || !this.complete) {
      this.aborted = true;
      this.emit('aborted');
    }
    if (!this.readableEnded && !this.socket.destroyed && !this.complete) this.socket.destroy(error);
    const isHeard = !error || this.listenerCount('error') > 0;
    nextTick(() => done(isHeard ? error : null));
  }
}

export class OutgoingMessage extends Writable {
  socket: Socket | null = null;
  headersSent = false;
  shouldKeepAlive = true;
  sendDate = false;
  _hasBody = true;
  _isChunked = false;
  readonly _headers = new Map<string, [string, HeaderValue]>();
  readonly #waiting: (() => void)[] = [];
  #length: number | undefined;
  #isHeadSent = false;

  get connection(): Socket | null {
    return this.socket;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  setHeader(name: string, value: HeaderValue): this {
    if (this.headersSent) throw headersSentError('set');
    checkHeader(name, value);
    this._headers.set(name.toLowerCase(), [name, value]);
    return this;
  }

  setHeaders(headers: Iterable<[string, string]>): this {
    for (const [name, value] of headers) this.setHeader(name, value);
    return this;
  }

  appendHeader(name: string, value: string): this {
    const before = this.getHeader(name);
    return this.setHeader(name, before === undefined ? value : [before, value].flat().map(String));
  }

  getHeader(name: string): HeaderValue | undefined {
    return this._headers.get(name.toLowerCase())?.[1];
  }

  getHeaders(): Headers {
    return Object.assign(
      Object.create(null),
      Object.fromEntries([...this._headers].map(([name, [, value]]) => [name, value])),
    );
  }

  getHeaderNames(): string[] {
    return [...this._headers.keys()];
  }

  hasHeader(name: string): boolean {
    return this._headers.has(name.toLowerCase());
  }

  removeHeader(name: string): void {
    if (this.headersSent) throw headersSentError('remove');
    this._headers.delete(name.toLowerCase());
  }

  addTrailers(): void {}

  flushHeaders(): void {
    if (!this.#isHeadSent) this._sendHead();
  }

  setTimeout(delay: number, callback?: Callback): this {
    if (callback) this.on('timeout', callback);
    if (this.socket) this.socket.setTimeout(delay);
    else this.once('socket', (socket: Socket) => socket.setTimeout(delay));
    return this;
  }

  _assignSocket(socket: Socket): void {
    this.socket = socket;
    for (const task of this.#waiting.splice(0)) task();
  }

  _firstLine(): string {
    return '';
  }

  _sendHead(): void {
    this.headersSent = true;
    this.#isHeadSent = true;
    if (this.sendDate && !this.hasHeader('date')) this._headers.set('date', ['Date', new Date().toUTCString()]);
    if (!this.hasHeader('connection')) {
      this._headers.set('connection', ['Connection', this.shouldKeepAlive ? 'keep-alive' : 'close']);
      if (this.shouldKeepAlive && this.sendDate) this._headers.set('keep-alive', ['Keep-Alive', 'timeout=5']);
    } else if (/close/i.test(String(this.getHeader('connection')))) this.shouldKeepAlive = false;
    if (this._hasBody && !this.hasHeader('content-length') && !this.hasHeader('transfer-encoding')) {
      if (this.#length === undefined) this._headers.set('transfer-encoding', ['Transfer-Encoding', 'chunked']);
      else this._headers.set('content-length', ['Content-Length', this.#length]);
    }
    this._isChunked = this._hasBody && /chunked/i.test(String(this.getHeader('transfer-encoding')));
    const lines = [...this._headers.values()].flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}: ${one}`),
    );
    this.#send(encode([this._firstLine(), ...lines, '\r\n'].join('\r\n'), 'latin1'));
  }

  #send(bytes: Uint8Array, done?: Done): void {
    if (this.socket) this.socket.write(bytes, done);
    else this.#waiting.push(() => this.#send(bytes, done));
  }

  override write(chunk: Chunk, encoding?: string | Done | null, done?: Done): boolean {
    const isWrong = typeof chunk !== 'string' && !(chunk instanceof Uint8Array) && chunk !== null;
    if (isWrong) throw argTypeError('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
    if (this.writableEnded) {
      const error = nodeError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end');
      nextTick(() => {
        for (const one of [encoding, done]) if (typeof one === 'function') one(error);
        this.emit('error', error);
      });
      return false;
    }
    return super.write(chunk, encoding, done);
  }

  override _write(chunk: Chunk, _encoding: string, done: Done): void {
    this.flushHeaders();
    if (!this._hasBody) {
      done();
      return;
    }
    const bytes = this._isChunked
      ? Buffer.concat([view(encode(`${chunk.length.toString(16)}\r\n`)), chunk, view(encode('\r\n'))])
      : chunk;
    this.#send(bytes, done);
  }

  override end(given?: Chunk | Done, encoding?: string | Done, last?: Done): this {
    const chunk = typeof given === 'function' ? undefined : given;
    if (
      !this.headersSent &&
      !this.writableEnded &&
      !this.hasHeader('content-length') &&
      !this.hasHeader('transfer-encoding') &&
      this.writableLength === 0
    )
      this._lengthIs(
        chunk === undefined || chunk === null
          ? 0
          : Buffer.byteLength(chunk, typeof encoding === 'string' ? encoding : undefined),
      );
    return super.end(given, encoding, last);
  }

  _lengthIs(length: number): void {
    if (this._hasBody) this.#length = length;
  }

  override _final = (done: Done): void => {
    this.flushHeaders();
    if (this._isChunked) this.#send(encode('0\r\n\r\n'), done);
    else if (this.socket) done();
    else this.#waiting.push(done);
  };
}

function headersSentError(method: string): Error {
  return nodeError(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${method} headers after they are sent to the client`);
}

export interface RequestOptions extends ConnectOptions {
  protocol?: string;
  hostname?: string;
  method?: string;
  headers?: Headers | string[];
  agent?: Agent | false;
  auth?: string;
  timeout?: number;
  defaultPort?: number;
  createConnection?: (options: ConnectOptions) => Socket;
  setHost?: boolean;
}

interface AgentOptions {
  keepAlive?: boolean;
  keepAliveMsecs?: number;
  maxSockets?: number;
  maxFreeSockets?: number;
  maxTotalSockets?: number;
  timeout?: number;
  scheduling?: 'fifo' | 'lifo';
}

/** A request that waits for a socket. */
interface Waiting {
  reusedSocket: boolean;
  onSocket(socket: Socket): void;
}

function addTo<T>(lists: Record<string, T[]>, name: string, item: T): void {
  lists[name] = [...(lists[name] ?? []), item];
}

export class Agent extends EventEmitter {
  readonly options: AgentOptions;
  readonly sockets: Record<string, Socket[]> = Object.create(null);
  readonly freeSockets: Record<string, Socket[]> = Object.create(null);
  readonly requests: Record<string, Waiting[]> = Object.create(null);
  keepAlive: boolean;
  maxSockets: number;
  maxFreeSockets: number;
  defaultPort = 80;
  protocol = 'http:';

  constructor(options: AgentOptions = {}) {
    super();
    this.options = { ...options };
    this.keepAlive = options.keepAlive ?? false;
    this.maxSockets = options.maxSockets ?? Number.POSITIVE_INFINITY;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
  }

  getName({ host = 'localhost', hostname = host, port = '' }: RequestOptions = {}): string {
    return `${hostname}:${port}:`;
  }

  createConnection(options: ConnectOptions): Socket {
    return connect(options);
  }

  addRequest(request: Waiting, options: RequestOptions): void {
    const name = this.getName(options);
    const free = this.freeSockets[name] ?? [];
    while (free[0]?.destroyed) free.shift();
    const socket = this.options.scheduling === 'fifo' ? free.shift() : free.pop();
    if (free.length === 0) delete this.freeSockets[name];
    if (socket) {
      request.reusedSocket = true;
      socket.ref();
      this.#use(name, socket);
      request.onSocket(socket);
    } else if ((this.sockets[name]?.length ?? 0) + free.length < this.maxSockets)
      request.onSocket(this.#open(name, options));
    else addTo(this.requests, name, request);
  }

  #use(name: string, socket: Socket): void {
    addTo(this.sockets, name, socket);
  }

  #open(name: string, options: RequestOptions): Socket {
    const { path, timeout, signal, ...rest } = options;
    const socket = this.createConnection({
      ...rest,
      host: options.hostname ?? options.host ?? 'localhost',
      port: options.port ?? this.defaultPort,
    });
    const wait = timeout ?? this.options.timeout;
    if (wait) socket.setTimeout(wait);
    this.#use(name, socket);
    socket.on('free', () => this.#onFree(name, socket));
    socket.on('close', () => this.#remove(name, socket, options));
    socket.on('timeout', () => {
      if (this.freeSockets[name]?.includes(socket)) socket.destroy();
    });
    return socket;
  }

  #onFree(name: string, socket: Socket): void {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const next = this.requests[name]?.shift();
    if (this.requests[name]?.length === 0) delete this.requests[name];
    if (next) next.onSocket(socket);
    else if (!this.keepAlive || (this.freeSockets[name]?.length ?? 0) >= this.maxFreeSockets) socket.destroy();
    else {
      this.#drop(this.sockets, name, socket);
      addTo(this.freeSockets, name, socket);
      socket.unref();
      socket.setTimeout(this.options.timeout ?? 0);
      socket.once('error', ignoreError);
      socket.resume();
    }
  }

  #drop(list: Record<string, Socket[]>, name: string, socket: Socket): void {
    const left = list[name]?.filter((one) => one !== socket) ?? [];
    if (left.length > 0) list[name] = left;
    else delete list[name];
  }

  #remove(name: string, socket: Socket, options: RequestOptions): void {
    this.#drop(this.sockets, name, socket);
    this.#drop(this.freeSockets, name, socket);
    const next = this.requests[name]?.shift();
    if (this.requests[name]?.length === 0) delete this.requests[name];
    next?.onSocket(this.#open(name, options));
  }

  destroy(): void {
    for (const list of [this.sockets, this.freeSockets])
      for (const socket of Object.values(list).flat()) socket.destroy();
  }
}

export class ServerResponse extends OutgoingMessage {
  statusCode = 200;
  statusMessage: string | undefined;
  readonly req: IncomingMessage;

  constructor(request: IncomingMessage) {
    super({ autoDestroy: false });
    this.req = request;
    this.sendDate = true;
    this._hasBody = request.method !== 'HEAD';
  }

  writeHead(status: number, ...rest: (string | Headers | undefined)[]): this {
    if (this.headersSent) throw headersSentError('write');
    if (!(status >= 100 && status <= 999))
      throw nodeError(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${status}`);
    this.statusCode = status;
    if (typeof rest[0] === 'string') this.statusMessage = rest.shift() as string;
    for (const [name, value] of Object.entries(rest[0] ?? {})) this.setHeader(name, value);
    this.headersSent = true;
    return this;
  }

  writeContinue(): void {
    this.socket?.write('HTTP/1.1 100 Continue\r\n\r\n');
  }

  override _firstLine(): string {
    if (this.statusCode === 204 || this.statusCode === 304 || this.statusCode < 200) this._hasBody = false;
    return `HTTP/1.1 ${this.statusCode} ${this.statusMessage ?? STATUS_CODES[this.statusCode] ?? 'unknown'}`;
  }

  override _sendHead(): void {
    this._firstLine();
    if (!this._hasBody && this.req.method !== 'HEAD') this._headers.delete('content-length');
    super._sendHead();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.socket?.destroy(error);
    done(error);
  }
}

export class ClientRequest extends OutgoingMessage {
  method: string;
  path: string;
  host: string;
  protocol: string;
  agent: Agent | false;
  res: IncomingMessage | null = null;
  reusedSocket = false;
  aborted = false;
  timeout: number | undefined;
  readonly #parser: HttpParser;
  readonly #options: RequestOptions;
  #hasFailed = false;
  #isClosed = false;

  constructor(options: RequestOptions, callback?: Callback) {
    super({ autoDestroy: false, emitClose: false });
    this.method = (options.method ?? 'GET').toUpperCase();
    this.path = options.path ?? '/';
    this.host = options.hostname ?? options.host ?? 'localhost';
    this.protocol = options.protocol ?? 'http:';
    this.timeout = options.timeout;
    this.#options = options;
    this.agent = options.agent ?? (options.createConnection ? false : globalAgent);
    if (/[^\x21-\xff]/.test(this.path))
      throw nodeError(TypeError, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters');
    const wanted = options.defaultPort === 443 ? 'https:' : 'http:';
    if (this.protocol !== wanted)
      throw nodeError(
        TypeError,
        'ERR_INVALID_PROTOCOL',
        `Protocol "${this.protocol}" not supported. Expected "${wanted}"`,
      );
    this.shouldKeepAlive = this.agent !== false && this.agent.keepAlive;
    this._hasBody = !/^(GET|HEAD|DELETE|OPTIONS|TRACE|CONNECT)$/.test(this.method);
    this.#setFirstHeaders(options);
    this.#parser = new HttpParser(true, {
      onHead: (head) => this.#onHead(head),
      onBody: (bytes) => {
        if (this.res && !this.res.push(view(bytes))) this.socket?.pause();
      },
      onComplete: () => this.#onComplete(),
    });
    this.#parser.isHeadRequest = this.method === 'HEAD';
    if (callback) this.once('response', callback);
    options.signal?.addEventListener('abort', () => this.destroy(abortError(options.signal?.reason)));
    if (options.signal?.aborted) nextTick(() => this.destroy(abortError(options.signal?.reason)));
    if (this.agent) this.agent.addRequest(this, options);
    else {
      const make = options.createConnection ?? ((given) => connect(given));
      nextTick(() => this.onSocket(make({ ...options, host: this.host, path: undefined as never })));
    }
  }

  #setFirstHeaders({ headers = {}, port, defaultPort = 80, auth, setHost = true }: RequestOptions): void {
    const list = Array.isArray(headers)
      ? headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1] as string] as const] : []))
      : Object.entries(headers);
    for (const [name, value] of list) this.setHeader(name, value);
    const shown = this.host.includes(':') ? `[${this.host}]` : this.host;
    if (setHost && !this.hasHeader('host'))
      this.setHeader('Host', port && Number(port) !== defaultPort ? `${shown}:${port}` : shown);
    if (auth && !this.hasHeader('authorization'))
      this.setHeader('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
    if (this.hasHeader('content-length') || this.hasHeader('transfer-encoding')) this._hasBody = true;
  }

  override _firstLine(): string {
    return `${this.method} ${this.path} HTTP/1.1`;
  }

  override _lengthIs(length: number): void {
    if (length > 0) this._hasBody = true;
    super._lengthIs(length);
  }

  override write(chunk: Chunk, encoding?: string | Done | null, done?: Done): boolean {
    if (!this.writableEnded) this._hasBody = true;
    return super.write(chunk, encoding, done);
  }

  onSocket(socket: Socket): void {
    nextTick(() => {
      if (this.destroyed) {
        if (this.agent && !socket.destroyed) socket.emit('free');
        else socket.destroy();
        this.#close();
        return;
      }
      socket.on('data', this.#onData);
      socket.on('end', this.#onEnd);
      socket.on('error', this.#onError);
      socket.on('close', this.#onClose);
      socket.on('drain', this.#onDrain);
      socket.on('timeout', this.#onTimeout);
      if (this.timeout !== undefined) socket.setTimeout(this.timeout);
      this.emit('socket', socket);
      this._assignSocket(socket);
    });
  }

  readonly #onDrain = () => this.emit('drain');
  readonly #onTimeout = () => this.emit('timeout');

  readonly #onData = (bytes: Buffer) => {
    const error = this.#parser.execute(bytes);
    if (!error) return;
    this.#hasFailed = true;
    this.socket?.destroy();
    this.emit('error', error);
  };

  readonly #onEnd = () => {
    if (!this.res && !this.#hasFailed) this.#fail(resetError('socket hang up'));
    this.#parser.finish();
    this.socket?.destroy();
  };

  readonly #onError = (error: Error) => {
    this.#hasFailed = true;
    this.emit('error', error);
    this.#parser.finish();
    this.socket?.destroy();
  };

  readonly #onClose = () => {
    const { res } = this;
    this.#parser.finish();
    if (res && !res.complete) res.destroy(resetError('aborted'));
    else if (!res && !this.#hasFailed) this.#fail(resetError('socket hang up'));
    this.#close();
  };

  #fail(error: Error): void {
    this.#hasFailed = true;
    this.emit('error', error);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this._writableState.destroyed = true;
    this._writableState.closed = true;
    this.emit('close');
  }

  #onHead(head: Head): void {
    const socket = this.socket as Socket;
    if (head.status !== undefined && head.status < 200 && head.status !== 101) {
      this.emit(head.status === 100 ? 'continue' : 'information', { statusCode: head.status });
      return;
    }
    const res = new IncomingMessage(socket, head);
    this.res = res;
    res.req = this;
    if (!head.shouldKeepAlive) this.shouldKeepAlive = false;
    const isUpgrade = head.status === 101;
    if (isUpgrade) {
      this.#leave(socket);
      if (!this.emit('upgrade', res, socket, Buffer.alloc(0))) socket.destroy();
      return;
    }
    res.on('end', () => this.#onResponseEnd());
    if (!this.emit('response', res)) res.resume();
  }

  #onComplete(): void {
    if (!this.res) return;
    this.res.complete = true;
    this.res.push(null);
  }

  #onResponseEnd(): void {
    const socket = this.socket as Socket;
    if (!this.shouldKeepAlive) {
      if (socket.writable) socket.destroySoon();
      return;
    }
    if (this.writableFinished) this.#giveBack(socket);
    else this.once('finish', () => this.#giveBack(socket));
  }

  #giveBack(socket: Socket): void {
    this.#leave(socket);
    this._writableState.destroyed = true;
    nextTick(() => {
      socket.emit('free');
      this.#close();
    });
  }

  #leave(socket: Socket): void {
    socket.off('data', this.#onData);
    socket.off('end', this.#onEnd);
    socket.off('error', this.#onError);
    socket.off('close', this.#onClose);
    socket.off('drain', this.#onDrain);
    socket.off('timeout', this.#onTimeout);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    nextTick(() => this.emit('abort'));
    this.destroy();
  }

  override destroy(error?: Error | null): this {
    if (this.destroyed) return this;
    this._writableState.destroyed = true;
    this.res?.destroy(error ?? undefined);
    const { socket } = this;
    if (socket) socket.destroy(error ?? undefined);
    else {
      this.#hasFailed = true;
      nextTick(() => {
        this.emit('error', error ?? resetError('socket hang up'));
        this.#close();
      });
    }
    return this;
  }

  setNoDelay(): void {}
  setSocketKeepAlive(): void {}

  get options(): RequestOptions {
    return this.#options;
  }
}

const ignoreError = () => {};

function abortError(cause: unknown): Error {
  const error = new Error('The operation was aborted', { cause });
  Object.defineProperty(error, 'name', { value: 'AbortError', configurable: true, writable: true });
  return Object.assign(error, { code: 'ABORT_ERR' });
}

export const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });

interface Connection {
  response: ServerResponse | null;
  queue: (() => void)[];
}

export class Server extends NetServer {
  timeout = 0;
  keepAliveTimeout = 5000;
  headersTimeout = 60_000;
  requestTimeout = 300_000;
  maxHeadersCount = null;
  readonly #connections = new Map<Socket, Connection>();

  constructor(options?: object | Callback, listener?: Callback) {
    super({ allowHalfOpen: true });
    const onRequest = typeof options === 'function' ? options : listener;
    if (onRequest) this.on('request', onRequest as Callback);
    this.on('connection', (socket: Socket) => this.#serve(socket));
  }

  #serve(socket: Socket): void {
    const connection: Connection = { response: null, queue: [] };
    this.#connections.set(socket, connection);
    let request: IncomingMessage | undefined;
    const parser = new HttpParser(false, {
      onHead: (head) => {
        request = new IncomingMessage(socket, head);
        const current = request;
        if (head.upgrade && this.listenerCount('upgrade') > 0) {
          socket.removeListener('data', onData);
          nextTick(() => this.emit('upgrade', current, socket, parser.rest));
          return;
        }
        const answer = () => this.#answer(socket, connection, current, head.shouldKeepAlive);
        if (connection.response) connection.queue.push(answer);
        else answer();
      },
      onBody: (bytes) => {
        if (!request?.push(view(bytes))) socket.pause();
      },
      onComplete: () => {
        if (!request) return;
        request.complete = true;
        request.push(null);
      },
    });
    const fail = (error: Error) => {
      if (this.emit('clientError', error, socket)) return;
      if (socket.writable && !connection.response?.headersSent)
        socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      socket.destroy();
    };
    const onData = (bytes: Buffer) => {
      const error = parser.execute(bytes);
      if (error) fail(error);
    };
    if (this.timeout) socket.setTimeout(this.timeout);
    socket.on('timeout', () => {
      const isHeard = connection.response?.emit('timeout', socket) || this.emit('timeout', socket);
      if (!isHeard) socket.destroy();
    });
    socket.on('data', onData);
    socket.on('error', (error: Error) => {
      if (!this.emit('clientError', error, socket)) socket.destroy();
    });
    socket.on('end', () => {
      const error = parser.finish();
      if (error) fail(error);
      else if (!connection.response) socket.end();
    });
    socket.on('drain', () => connection.response?.emit('drain'));
    socket.on('close', () => {
      this.#connections.delete(socket);
      if (request && !request.complete) request.destroy(resetError('aborted'));
      connection.response?.emit('close');
    });
  }

  #answer(socket: Socket, connection: Connection, request: IncomingMessage, keepsAlive: boolean): void {
    const response = new ServerResponse(request);
    connection.response = response;
    response.shouldKeepAlive = keepsAlive;
    response._assignSocket(socket);
    response.on('finish', () => {
      connection.response = null;
      response.socket = null;
      nextTick(() => response.emit('close'));
      request.resume();
      if (!response.shouldKeepAlive || !this.listening) socket.destroySoon();
      else if (connection.queue.length > 0) connection.queue.shift()?.();
      else if (this.keepAliveTimeout > 0 && !this.timeout) socket.setTimeout(this.keepAliveTimeout + 1000);
    });
    if (!this.timeout) socket.setTimeout(0);
    const expects = /100-continue/i.test(String(request.headers['expect']));
    if (expects && !this.emit('checkContinue', request, response)) response.writeContinue();
    this.emit('request', request, response);
  }

  setTimeout(delay: number, callback?: Callback): this {
    this.timeout = delay;
    if (callback) this.on('timeout', callback);
    return this;
  }

  override close(callback?: Callback): this {
    this.closeIdleConnections();
    return super.close(callback);
  }

  closeIdleConnections(): void {
    for (const [socket, { response }] of this.#connections) if (!response) socket.destroy();
  }

  closeAllConnections(): void {
    for (const socket of this.#connections.keys()) socket.destroy();
  }
}

/** A URL's parts as options for a request. */
function optionsOf(url: URL): RequestOptions {
  const { protocol, hostname, port, pathname, search, username, password } = url;
  return {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    path: `${pathname}${search}`,
    ...(port ? { port: Number(port) } : {}),
    ...(username ? { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` } : {}),
  };
}

/** `http.request`; `base` holds what https does differently. */
export function requestWith(base: RequestOptions, values: unknown[]): ClientRequest {
  const callback = values.findLast((value) => typeof value === 'function') as Callback | undefined;
  const [first, second] = values.filter((value) => typeof value !== 'function');
  const url = typeof first === 'string' ? new URL(first) : first instanceof URL ? first : undefined;
  const options = {
    ...base,
    ...(url ? { ...optionsOf(url), ...(second as object) } : (first as object)),
  } as RequestOptions;
  if (options.hostname === undefined && options.host === undefined) options.host = 'localhost';
  options.port ??= options.defaultPort ?? 80;
  return new ClientRequest(options, callback);
}

export function request(...values: unknown[]): ClientRequest {
  return requestWith({}, values);
}

export function get(...values: unknown[]): ClientRequest {
  return request(...values).end();
}

export function createServer(options?: object | Callback, listener?: Callback): Server {
  return new Server(options, listener);
}

export function validateHeaderName(name: string): void {
  checkHeader(name, '');
}

export function validateHeaderValue(name: string, value: unknown): void {
  checkHeader(name, value);
}
