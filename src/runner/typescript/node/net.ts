/** `node:net`, on the simulated loopback network. */
import { view } from './buffer.ts';
import { isIP, lookup } from './dns.ts';
import { hold, nextTick, onClosing, onInput, onPending } from './event-loop.ts';
import { EventEmitter } from './events.ts';
import { type Address, connect as connectTo, type End, isLocal, type Listening, listen } from './loopback.ts';
import {
  argTypeError,
  errnoOf,
  nodeError,
  rangeError,
  received,
  systemError,
  systemErrorMap,
  thrownIn,
} from './node-errors.ts';
import { notice } from './output.ts';
import { addAbortSignal, type Chunk, type Done, Duplex, type StreamOptions } from './stream.ts';
import { setTimeout } from './timers.ts';

type Callback = (...values: never[]) => unknown;

export interface ConnectOptions extends StreamOptions {
  port?: number | string;
  host?: string;
  path?: string;
  timeout?: number;
  localAddress?: string;
  localPort?: number;
  family?: number;
  lookup?: typeof lookup;
  noDelay?: boolean;
  keepAlive?: boolean;
  onread?: unknown;
}

interface SocketOptions extends ConnectOptions {
  handle?: End;
}

/** A port out of a number or a numeric text. */
function checkPort(port: unknown, name: string): number {
  const isNumeric = typeof port === 'number' || (typeof port === 'string' && port.trim() !== '');
  const number = isNumeric ? Number(port) : Number.NaN;
  if (number === number >>> 0 && number <= 65_535) return number;
  const message = `${name} should be >= 0 and < 65536.${received(port)}.`;
  throw thrownIn(nodeError(RangeError, 'ERR_SOCKET_BAD_PORT', message), 'node:net', '    validatePort(port);');
}

/** `address already in use`, as libuv words it. */
function textOf(code: string): string {
  return systemErrorMap().get(errnoOf(code))?.[1] ?? '';
}

/** Arguments of `connect`, however they come. */
export function connectArguments(values: unknown[]): [ConnectOptions, Callback | undefined] {
  const callback = values.findLast((value) => typeof value === 'function') as Callback | undefined;
  const [first, second] = values.filter((value) => typeof value !== 'function');
  if (Array.isArray(first)) return connectArguments(first);
  if (typeof first === 'object' && first !== null) return [first as ConnectOptions, callback];
  if (typeof first === 'string' && Number.isNaN(Number(first))) return [{ path: first }, callback];
  return [{ port: first as number, ...(typeof second === 'string' ? { host: second } : {}) }, callback];
}

export class Socket extends Duplex {
  connecting = false;
  /** It was told to connect: Node's has a handle from then on, which takes a turn of the loop to close. */
  #hasConnected = false;
  timeout = 0;
  server: Server | null = null;
  _host: string | null = null;
  _hadError = false;
  _handle: End | null = null;
  #isReading = false;
  #bytesRead = 0;
  #bytesWritten = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #local: Address | undefined;
  #remote: Address | undefined;
  #isRef = true;
  #holds = 0;
  #release: (() => void) | undefined;

  constructor(options: SocketOptions = {}) {
    super({
      ...options,
      emitClose: false,
      autoDestroy: true,
      decodeStrings: true,
      allowHalfOpen: options.allowHalfOpen ?? false,
      ...NO_SIGNAL,
    });
    if (options.handle) this.#attach(options.handle);
    this.on('end', () => {
      if (!this.allowHalfOpen) this.write = writeAfterEnd as never;
    });
    if (options.signal) addAbortSignal(options.signal, this);
    if (options.handle) this.read(0);
  }

  #attach(end: End): void {
    this._handle = end;
    this.#local = end.local;
    this.#remote = end.remote;
  }

  get pending(): boolean {
    return !this._handle || this.connecting;
  }

  get readyState(): string {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    return this.readable ? 'readOnly' : this.writable ? 'writeOnly' : 'closed';
  }

  get bytesRead(): number {
    return this.#bytesRead;
  }

  get bytesWritten(): number {
    return this.#bytesWritten + this.writableLength;
  }

  get bufferSize(): number | undefined {
    return this._handle ? this.writableLength : undefined;
  }

  /** The other end, even after the socket is destroyed. */
  get _peer(): Address | undefined {
    return this.#remote;
  }

  get remoteAddress(): string | undefined {
    return this.destroyed ? undefined : this.#remote?.address;
  }

  get remotePort(): number | undefined {
    return this.destroyed ? undefined : this.#remote?.port;
  }

  get remoteFamily(): string | undefined {
    return this.destroyed ? undefined : this.#remote?.family;
  }

  get localAddress(): string | undefined {
    return this.#local?.address;
  }

  get localPort(): number | undefined {
    return this.#local?.port;
  }

  get localFamily(): string | undefined {
    return this.#local?.family;
  }

  address(): Address | object {
    return this.#local ? { ...this.#local } : {};
  }

  connect(...values: unknown[]): this {
    const [options, callback] = connectArguments(values);
    if (this.write !== Socket.prototype.write) this.write = Socket.prototype.write;
    if (this.destroyed) revive(this);
    this.connecting = true;
    this.#hasConnected = true;
    if (callback) this.once('connect', callback);
    this.#activity();
    if (options.path !== undefined) this.#connectToFile(options.path);
    else this.#lookUpAndConnect(options);
    return this;
  }

  #connectToFile(path: string): void {
    if (typeof path !== 'string') throw argTypeError('options.path', 'of type string', path);
    onInput(() => this.destroy(systemError('connect', 'ENOENT', path, { address: path })));
  }

  #lookUpAndConnect({ host = 'localhost', port, family, lookup: look = lookup }: ConnectOptions): void {
    if (port === undefined)
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "options" or "port" or "path" argument must be specified');
    if (typeof port !== 'number' && typeof port !== 'string')
      throw argTypeError('options.port', 'one of type number or string', port);
    const number = checkPort(port, 'Port');
    if (isIP(host)) {
      nextTick(() => {
        if (this.connecting) this.#connectNow(host, number);
      });
      return;
    }
    if (typeof look !== 'function') throw argTypeError('options.lookup', 'of type function', look);
    this._host = host;
    look(host, { family: family ?? 0, all: true }, (error, address, version) => {
      const found = Array.isArray(address) ? address[0] : { address, family: version };
      this.emit('lookup', error, found?.address, found?.family, host);
      if (!this.connecting) return;
      if (error) nextTick(() => this.destroy(error));
      else this.#connectNow(String(found?.address), number);
    });
  }

  #connectNow(address: string, port: number): void {
    if (!isLocal(address)) {
      notice('internet');
      const local = address.includes(':') ? ':::0' : '0.0.0.0:0';
      this.destroy(systemError('connect', 'ENETUNREACH', `${address}:${port} - Local (${local})`, { address, port }));
      return;
    }
    this.emit('connectionAttempt', address, port, isIP(address));
    connectTo(address, port, (result) => {
      if (!this.connecting || this.destroyed) {
        if (typeof result !== 'string') result.close();
        return;
      }
      this.connecting = false;
      if (typeof result === 'string') {
        const error = systemError('connect', result, `${address}:${port}`, { address, port });
        this.destroy(error);
        return;
      }
      this.#attach(result);
      this.#activity();
      this.emit('connect');
      this.emit('ready');
      if (this.readable && !this.isPaused()) this.read(0);
    });
  }

  override _read(): void {
    if (this.connecting || !this._handle) {
      this.once('connect', () => this._read());
      return;
    }
    if (this.#isReading) return;
    this.#isReading = true;
    this.#keepAlive();
    this._handle.startReading((got) => this._onRead(got));
  }

  _onRead(got: Uint8Array | null | string): void {
    this.#activity();
    if (typeof got === 'string') {
      this.#stopReading();
      this.destroy(systemError('read', got));
    } else if (got === null) {
      this.#stopReading();
      this.push(null);
      this.read(0);
    } else {
      this.#bytesRead += got.length;
      if (!this.push(view(got)) && this._handle) {
        this._handle.stopReading();
        this.#stopReading();
      }
    }
  }

  #stopReading(): void {
    this.#isReading = false;
    this.#keepAlive();
  }

  /** A socket keeps the program alive while it reads, or has something under way. */
  #keepAlive(change = 0): void {
    this.#holds += change;
    const isBusy = this.#isRef && (this.#isReading || this.#holds > 0) && this._handle !== null;
    if (isBusy) this.#release ??= hold();
    else {
      this.#release?.();
      this.#release = undefined;
    }
  }

  override _write(chunk: Chunk, encoding: string, done: Done): void {
    if (this.connecting) {
      const onClose = () =>
        done(
          nodeError(
            Error,
            'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
            'Socket closed before the connection was established',
          ),
        );
      this.once('connect', () => {
        this.off('close', onClose);
        this._write(chunk, encoding, done);
      });
      this.once('close', onClose);
      return;
    }
    if (!this._handle) {
      done(nodeError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed'));
      return;
    }
    this.#activity();
    const finish = (code?: string) => {
      this.#bytesWritten += chunk.length;
      done(code ? systemError('write', code) : null);
    };
    const code = this._handle.write(chunk, (failure) => {
      this.#keepAlive(-1);
      if (this._handle) finish(failure);
    });
    if (code === 'wait') this.#keepAlive(1);
    else finish(code);
  }

  override _writev(chunks: { chunk: Chunk; encoding: string }[], done: Done): void {
    const all = view(joined(chunks.map(({ chunk }) => chunk)));
    this._write(all, 'buffer', done);
  }

  override _final(done: Done): void {
    if (this.connecting) {
      this.once('connect', () => this._final(done));
      return;
    }
    if (!this._handle) {
      done();
      return;
    }
    this._handle.shutdown();
    this.#keepAlive(1);
    onPending(() => {
      this.#keepAlive(-1);
      done();
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    this.connecting = false;
    this.#timer?.close();
    const end = this._handle;
    this._handle = null;
    this.#isReading = false;
    this._hadError = error !== null;
    this.#keepAlive();
    if (end || this.#hasConnected) {
      end?.close();
      onClosing(() => this.emit('close', error !== null));
      done(error);
    } else {
      done(error);
      nextTick(() => this.emit('close', error !== null));
    }
    const { server } = this;
    if (server) {
      this.server = null;
      server._connections -= 1;
      server._emitCloseIfDrained();
    }
  }

  resetAndDestroy(): this {
    if (this.connecting) this.once('connect', () => this.resetAndDestroy());
    else if (this._handle) {
      this._handle.reset();
      this.destroy();
    } else this.destroy(nodeError(Error, 'ERR_SOCKET_CLOSED', 'Socket is closed'));
    return this;
  }

  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  setTimeout(delay: number, callback?: Callback): this {
    if (typeof delay !== 'number') throw argTypeError('msecs', 'of type number', delay);
    if (!(delay >= 0)) throw rangeError('msecs', 'a non-negative finite number', delay);
    if (this.destroyed) return this;
    this.timeout = delay;
    this.#timer?.close();
    this.#timer = undefined;
    if (delay === 0) {
      if (callback) this.removeListener('timeout', callback);
      return this;
    }
    this.#timer = setTimeout(() => this._onTimeout(), delay).unref();
    if (callback) this.once('timeout', callback);
    return this;
  }

  _onTimeout(): void {
    this.emit('timeout');
  }

  #activity(): void {
    if (!this.destroyed) this.#timer?.refresh();
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#isRef = true;
    this.#keepAlive();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#keepAlive();
    return this;
  }
}

export class Server extends EventEmitter {
  _connections = 0;
  _handle: Listening | null = null;
  maxConnections: number | undefined;
  allowHalfOpen: boolean;
  pauseOnConnect: boolean;
  #isLookingUp = false;

  constructor(options?: ServerOptions | Callback, listener?: Callback) {
    super();
    const given = typeof options === 'function' ? {} : (options ?? {});
    this.allowHalfOpen = given.allowHalfOpen ?? false;
    this.pauseOnConnect = given.pauseOnConnect ?? false;
    const onConnection = typeof options === 'function' ? options : listener;
    if (onConnection) this.on('connection', onConnection);
  }

  get listening(): boolean {
    return this._handle !== null;
  }

  address(): Address | null {
    return this._handle ? { ...this._handle.local } : null;
  }

  listen(...values: unknown[]): this {
    const callback = values.findLast((value) => typeof value === 'function') as Callback | undefined;
    const [first, second] = values.filter((value) => typeof value !== 'function');
    const options: ListenOptions =
      typeof first === 'object' && first !== null
        ? (first as ListenOptions)
        : {
            port: first === undefined || first === null ? 0 : (first as number),
            ...(typeof second === 'string' ? { host: second } : {}),
          };
    if (this._handle || this.#isLookingUp)
      throw nodeError(
        Error,
        'ERR_SERVER_ALREADY_LISTEN',
        'Listen method has been called more than once without closing.',
      );
    if (callback) this.once('listening', callback);
    options.signal?.addEventListener('abort', () => this.close());
    const port = checkPort(options.port ?? 0, 'options.port');
    const { host } = options;
    if (!host) this.#listenAt('::', port);
    else {
      this.#isLookingUp = true;
      lookup(host, (error, address) => {
        this.#isLookingUp = false;
        if (error) this.emit('error', error);
        else this.#listenAt(String(address), port);
      });
    }
    return this;
  }

  #listenAt(address: string, port: number): void {
    const handle = listen(address, port, (end) => this.#accept(end));
    if (typeof handle === 'string') {
      const error = new Error(`listen ${handle}: ${textOf(handle)} ${address}:${port}`);
      Object.assign(error, { code: handle, errno: errnoOf(handle), syscall: 'listen', address, port });
      nextTick(() => this.emit('error', error));
      return;
    }
    this._handle = handle;
    nextTick(() => {
      if (this._handle) this.emit('listening');
    });
  }

  #accept(end: End): void {
    if (this.maxConnections !== undefined && this._connections >= this.maxConnections) {
      end.close();
      this.emit('drop', { remoteAddress: end.remote.address, remotePort: end.remote.port });
      return;
    }
    const socket = new Socket({ handle: end, allowHalfOpen: this.allowHalfOpen });
    if (this.pauseOnConnect) socket.pause();
    this._connections += 1;
    socket.server = this;
    this.emit('connection', socket);
  }

  close(callback?: Callback): this {
    if (callback) {
      if (this._handle) this.once('close', callback);
      else
        this.once('close', () =>
          (callback as (error: Error) => void)(nodeError(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.')),
        );
    }
    this._handle?.close();
    this._handle = null;
    this._emitCloseIfDrained();
    return this;
  }

  _emitCloseIfDrained(): void {
    if (this._handle || this._connections > 0) return;
    nextTick(() => this.emit('close'));
  }

  getConnections(callback: (error: null, count: number) => void): this {
    nextTick(() => callback(null, this._connections));
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    this._handle?.unref();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this._handle) await new Promise<void>((resolve) => this.close(() => resolve()));
  }
}

/** The stream's own constructor must not look at it: the socket does, once it is whole. */
const NO_SIGNAL = { signal: undefined as unknown as AbortSignal };

export interface ServerOptions {
  allowHalfOpen?: boolean;
  pauseOnConnect?: boolean;
}

interface ListenOptions {
  port?: number | string;
  host?: string;
  signal?: AbortSignal;
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** A socket may connect again after it was destroyed. */
function revive(socket: Socket): void {
  const fresh = new Duplex({ emitClose: false, allowHalfOpen: socket.allowHalfOpen });
  socket._readableState = fresh._readableState;
  socket._writableState = fresh._writableState;
}

function writeAfterEnd(this: Socket, chunk: Chunk, encoding?: string | Done, last?: Done): boolean {
  if (!this.writableEnded) return Duplex.prototype.write.call(this, chunk, encoding, last);
  const done = typeof encoding === 'function' ? encoding : last;
  const error = Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' });
  if (done) nextTick(() => done(error));
  this.destroy(error);
  return false;
}

/** `net.connect`. */
export function connect(...values: unknown[]): Socket {
  const [options, callback] = connectArguments(values);
  const socket = new Socket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(options, callback);
}

export { connect as createConnection, isIP };

export function createServer(options?: ServerOptions | Callback, listener?: Callback): Server {
  return new Server(options, listener);
}

export function isIPv4(text: string): boolean {
  return isIP(text) === 4;
}

export function isIPv6(text: string): boolean {
  return isIP(text) === 6;
}

export { Socket as Stream };
export const getDefaultAutoSelectFamily = () => true;
export const setDefaultAutoSelectFamily = () => {};
export const getDefaultAutoSelectFamilyAttemptTimeout = () => 250;
export const setDefaultAutoSelectFamilyAttemptTimeout = () => {};
