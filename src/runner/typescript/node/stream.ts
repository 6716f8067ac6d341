/** `node:stream`, after Node's lib/internal/streams: the npm package is three times as large. */
import { Buffer, encode, view } from './buffer.ts';
import { nextTick } from './event-loop.ts';
import { EventEmitter, type Listener } from './events.ts';
import { argTypeError, nodeError } from './node-errors.ts';
import { StringDecoder } from './string-decoder.ts';

// biome-ignore lint/suspicious/noExplicitAny: a chunk may be anything
export type Chunk = any;
export type Done = (error?: Error | null) => void;
type EventName = string | symbol;

export interface StreamOptions {
  highWaterMark?: number;
  readableHighWaterMark?: number;
  writableHighWaterMark?: number;
  objectMode?: boolean;
  readableObjectMode?: boolean;
  writableObjectMode?: boolean;
  encoding?: string;
  defaultEncoding?: string;
  decodeStrings?: boolean;
  emitClose?: boolean;
  autoDestroy?: boolean;
  allowHalfOpen?: boolean;
  readable?: boolean;
  writable?: boolean;
  signal?: AbortSignal;
  read?: (size: number) => void;
  write?: (chunk: Chunk, encoding: string, done: Done) => void;
  writev?: (chunks: { chunk: Chunk; encoding: string }[], done: Done) => void;
  final?: (done: Done) => void;
  destroy?: (error: Error | null, done: Done) => void;
  construct?: (done: Done) => void;
  transform?: (chunk: Chunk, encoding: string, done: TransformDone) => void;
  flush?: (done: TransformDone) => void;
}

export type TransformDone = (error?: Error | null, chunk?: Chunk) => void;

let byteMark = 65_536;
let objectMark = 16;

export function getDefaultHighWaterMark(isObjectMode: boolean): number {
  return isObjectMode ? objectMark : byteMark;
}

export function setDefaultHighWaterMark(isObjectMode: boolean, value: number): void {
  if (isObjectMode) objectMark = value;
  else byteMark = value;
}

/** What both sides of a stream keep. */
class SideState {
  objectMode: boolean;
  highWaterMark: number;
  length = 0;
  ended = false;
  destroyed = false;
  closed = false;
  closeEmitted = false;
  errorEmitted = false;
  errored: Error | null = null;
  constructed = true;
  sync = true;
  emitClose: boolean;
  autoDestroy: boolean;
  /** False for the side that a duplex stream was told it does not have. */
  isOpen = true;

  constructor(options: StreamOptions, isObjectMode: boolean | undefined, mark: number | undefined) {
    this.objectMode = options.objectMode || isObjectMode || false;
    this.highWaterMark = options.highWaterMark ?? mark ?? getDefaultHighWaterMark(this.objectMode);
    if (!(this.highWaterMark >= 0))
      throw nodeError(
        TypeError,
        'ERR_INVALID_ARG_VALUE',
        `The property 'options.highWaterMark' is invalid. Received ${this.highWaterMark}`,
      );
    this.emitClose = options.emitClose ?? true;
    this.autoDestroy = options.autoDestroy ?? true;
  }

  get size(): number {
    return this.highWaterMark;
  }
}

class ReadableState extends SideState {
  buffer: Chunk[] = [];
  flowing: boolean | null = null;
  endEmitted = false;
  reading = false;
  needReadable = false;
  emittedReadable = false;
  readableListening = false;
  resumeScheduled = false;
  readingMore = false;
  dataEmitted = false;
  isPaused = false;
  decoder: StringDecoder | null = null;
  encoding: string | null = null;
  pipes: Piped[] = [];
}

interface Piped {
  target: Writable;
  stop: () => void;
}

interface Pending {
  chunk: Chunk;
  encoding: string;
  done: Done;
}

class WritableState extends SideState {
  buffered: Pending[] = [];
  current: { length: number; done: Done } | null = null;
  corked = 0;
  ending = false;
  finished = false;
  finalCalled = false;
  prefinished = false;
  needDrain = false;
  writing = false;
  pending = 0;
  decodeStrings = true;
  defaultEncoding = 'utf8';
  afterWrites: Done[] | null = null;
  onFinish: Done[] = [];
}

const ignore = () => {};

function sides(stream: Stream): SideState[] {
  return [stream._readableState, stream._writableState].filter((side) => side !== undefined);
}

/** What every stream has. */
export class Stream extends EventEmitter {
  declare _readableState: ReadableState | undefined;
  declare _writableState: WritableState | undefined;
  static Stream = Stream;

  get destroyed(): boolean {
    return sides(this).some((side) => side.destroyed);
  }

  get closed(): boolean {
    return sides(this).some((side) => side.closed);
  }

  get errored(): Error | null {
    return sides(this).find((side) => side.errored)?.errored ?? null;
  }

  destroy(error?: Error | null, done?: Done): this {
    const states = sides(this);
    if (states.some((side) => side.destroyed)) {
      done?.();
      return this;
    }
    for (const side of states) {
      if (error) side.errored ??= error;
      side.destroyed = true;
    }
    if (states.every((side) => side.constructed)) destroyNow(this, error ?? null, done);
    else this.once(CONSTRUCTED, (failure: Error | null) => destroyNow(this, error ?? failure ?? null, done));
    return this;
  }

  _destroy(error: Error | null, done: Done): void {
    done(error);
  }

  [Symbol.asyncDispose](): Promise<void> {
    const error = this.destroyed ? null : abortError();
    if (error) this.destroy(error);
    return new Promise((resolve, reject) =>
      finished(this, {}, (failure) => (failure && failure !== error ? reject(failure) : resolve())),
    );
  }
}

const CONSTRUCTED = Symbol('constructed');

function destroyNow(stream: Stream, error: Error | null, done?: Done): void {
  let isCalled = false;
  const onDestroy = (failure?: Error | null) => {
    if (isCalled) return;
    isCalled = true;
    for (const side of sides(stream)) {
      if (failure) side.errored ??= failure;
      side.closed = true;
    }
    done?.(failure);
    nextTick(() => {
      try {
        if (failure) emitError(stream, failure);
      } finally {
        emitClose(stream);
      }
    });
  };
  try {
    stream._destroy(error, onDestroy);
  } catch (failure) {
    onDestroy(failure as Error);
  }
}

function emitError(stream: Stream, error: Error): void {
  const states = sides(stream);
  if (states.some((side) => side.errorEmitted)) return;
  for (const side of states) side.errorEmitted = true;
  stream.emit('error', error);
}

function emitClose(stream: Stream): void {
  const states = sides(stream);
  for (const side of states) side.closeEmitted = true;
  if (states.some((side) => side.emitClose)) stream.emit('close');
}

/** Fails a stream as Node does: it is destroyed, unless it asked not to be. */
function fail(stream: Stream, error: Error, isSync = false): void {
  const states = sides(stream);
  if (states.some((side) => side.destroyed)) return;
  if (states.some((side) => side.autoDestroy)) stream.destroy(error);
  else {
    for (const side of states) side.errored ??= error;
    if (isSync) nextTick(() => emitError(stream, error));
    else emitError(stream, error);
  }
}

function construct(stream: Stream, options: StreamOptions): void {
  const run = options.construct ?? (stream as unknown as { _construct?: StreamOptions['construct'] })._construct;
  if (!run) return;
  for (const side of sides(stream)) side.constructed = false;
  nextTick(() =>
    run.call(stream, (error) => {
      for (const side of sides(stream)) side.constructed = true;
      if (stream.destroyed) stream.emit(CONSTRUCTED, error);
      else if (error) fail(stream, error, true);
      else
        nextTick(() => {
          if (stream._writableState) clearBuffer(stream as Writable, stream._writableState);
          if (stream._writableState) finishMaybe(stream as Writable, stream._writableState);
          if (stream._readableState) maybeReadMore(stream as Readable, stream._readableState);
        });
    }),
  );
}

export function takeMethods(stream: object, options: StreamOptions, names: (keyof StreamOptions)[]): void {
  for (const name of names)
    if (typeof options[name] === 'function') Object.assign(stream, { [`_${name}`]: options[name] });
  if (options.signal) addAbortSignal(options.signal, stream as Stream);
}

function checkChunk(chunk: Chunk): void {
  if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk))
    throw argTypeError('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
}

function toBuffer(chunk: Chunk, encoding: string | undefined): Buffer {
  if (typeof chunk === 'string') return view(encode(chunk, encoding));
  if (chunk instanceof Buffer) return chunk;
  return view(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
}

export class Readable extends Stream {
  declare _readableState: ReadableState;

  constructor(options: StreamOptions = {}) {
    super();
    this._readableState = new ReadableState(options, options.readableObjectMode, options.readableHighWaterMark);
    if (options.encoding) this.setEncoding(options.encoding);
    takeMethods(this, options, ['read', 'destroy']);
    if (new.target.prototype instanceof Duplex === false && new.target !== (Duplex as unknown))
      construct(this, options);
  }

  get readable(): boolean {
    const state = this._readableState;
    return state.isOpen && !state.destroyed && !state.errorEmitted && !state.endEmitted;
  }

  set readable(value: boolean) {
    this._readableState.isOpen = value;
  }

  get readableFlowing(): boolean | null {
    return this._readableState.flowing;
  }

  get readableEnded(): boolean {
    return this._readableState.endEmitted;
  }

  get readableLength(): number {
    return this._readableState.length;
  }

  get readableHighWaterMark(): number {
    return this._readableState.highWaterMark;
  }

  get readableObjectMode(): boolean {
    return this._readableState.objectMode;
  }

  get readableEncoding(): string | null {
    return this._readableState.encoding;
  }

  get readableAborted(): boolean {
    const state = this._readableState;
    return (state.destroyed || state.errored !== null) && !state.endEmitted;
  }

  get readableDidRead(): boolean {
    return this._readableState.dataEmitted;
  }

  _read(_size: number): void {
    throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _read() method is not implemented');
  }

  push(chunk: Chunk, encoding?: string): boolean {
    return addChunk(this, chunk, encoding, false);
  }

  unshift(chunk: Chunk, encoding?: string): boolean {
    return addChunk(this, chunk, encoding, true);
  }

  setEncoding(encoding: string): this {
    const state = this._readableState;
    state.decoder = new StringDecoder(encoding);
    state.encoding = state.decoder.encoding;
    const text = state.buffer.map((chunk) => state.decoder?.write(chunk)).join('');
    state.buffer = text ? [text] : [];
    state.length = text.length;
    return this;
  }

  isPaused(): boolean {
    return this._readableState.isPaused || this._readableState.flowing === false;
  }

  read(size?: number): Chunk {
    const state = this._readableState;
    const wanted = size === undefined ? Number.NaN : Math.trunc(size);
    if (wanted > state.highWaterMark) state.highWaterMark = 2 ** Math.ceil(Math.log2(wanted));
    if (wanted !== 0) state.emittedReadable = false;
    const isFull = state.highWaterMark !== 0 ? state.length >= state.highWaterMark : state.length > 0;
    if (wanted === 0 && state.needReadable && (isFull || state.ended)) {
      if (state.length === 0 && state.ended) endReadable(this, state);
      else emitReadable(this, state);
      return null;
    }
    let count = howMuch(state, wanted);
    if (count === 0 && state.ended) {
      if (state.length === 0) endReadable(this, state);
      return null;
    }
    const isLow = state.needReadable || state.length === 0 || state.length - count < state.highWaterMark;
    if (isLow && !state.ended && !state.reading && !state.destroyed && !state.errored && state.constructed) {
      state.reading = true;
      state.sync = true;
      if (state.length === 0) state.needReadable = true;
      try {
        this._read(state.highWaterMark);
      } catch (error) {
        fail(this, error as Error);
      }
      state.sync = false;
      if (!state.reading) count = howMuch(state, wanted);
    }
    const chunk = count > 0 ? takeFrom(state, count) : null;
    if (chunk === null) {
      state.needReadable = state.length <= state.highWaterMark;
      count = 0;
    }
    if (state.length === 0) {
      if (!state.ended) state.needReadable = true;
      if (wanted !== count && state.ended) endReadable(this, state);
    }
    if (chunk !== null && !state.errored && !state.closeEmitted) {
      state.dataEmitted = true;
      this.emit('data', chunk);
    }
    return chunk;
  }

  override on(name: EventName, listener: Listener): this {
    super.on(name, listener);
    const state = this._readableState;
    if (name === 'data') {
      state.readableListening = this.listenerCount('readable') > 0;
      if (state.flowing !== false) this.resume();
    } else if (name === 'readable' && !state.endEmitted && !state.readableListening) {
      state.readableListening = true;
      state.needReadable = true;
      state.flowing = false;
      state.emittedReadable = false;
      if (state.length > 0) emitReadable(this, state);
      else if (!state.reading) nextTick(() => this.read(0));
    }
    return this;
  }

  override addListener(name: EventName, listener: Listener): this {
    return this.on(name, listener);
  }

  override removeListener(name: EventName, listener: Listener): this {
    super.removeListener(name, listener);
    if (name === 'readable') nextTick(() => updateListening(this));
    return this;
  }

  override off(name: EventName, listener: Listener): this {
    return this.removeListener(name, listener);
  }

  override removeAllListeners(name?: EventName): this {
    super.removeAllListeners(name);
    if (name === 'readable' || name === undefined) nextTick(() => updateListening(this));
    return this;
  }

  resume(): this {
    const state = this._readableState;
    if (!state.flowing) {
      state.flowing = !state.readableListening;
      scheduleResume(this, state);
    }
    state.isPaused = false;
    return this;
  }

  pause(): this {
    const state = this._readableState;
    if (state.flowing !== false) {
      state.flowing = false;
      this.emit('pause');
    }
    state.isPaused = true;
    return this;
  }

  pipe<T extends EventEmitter>(target: T, options: { end?: boolean } = {}): T {
    const to = target as unknown as Writable;
    const state = this._readableState;
    const onData = (chunk: Chunk) => {
      if (to.write(chunk) !== false) return;
      this.pause();
      to.once('drain', onDrain);
    };
    const onDrain = () => flowAgain(this);
    const onEnd = () => to.end();
    const onError = (error: Error) => {
      this.unpipe(to);
      if (to.listenerCount('error') === 0) fail(to, error);
    };
    const onGone = () => this.unpipe(to);
    const stop = () => {
      this.removeListener('data', onData);
      this.removeListener('end', onEnd);
      this.removeListener('end', onGone);
      for (const [name, listener] of [
        ['drain', onDrain],
        ['error', onError],
        ['close', onGone],
        ['finish', onGone],
      ] as const)
        to.removeListener(name, listener as Listener);
    };
    state.pipes.push({ target: to, stop });
    const isOwnOutput = 'fd' in to && (to as { fd?: number }).fd !== undefined && !(to instanceof Stream);
    const last = options.end === false || isOwnOutput ? onGone : onEnd;
    if (state.endEmitted) nextTick(last);
    else this.once('end', last);
    to.prependListener('error', onError);
    to.once('close', onGone);
    to.once('finish', onGone);
    to.emit('pipe', this);
    this.on('data', onData);
    if (!state.flowing) this.resume();
    return target;
  }

  unpipe(target?: Writable): this {
    const state = this._readableState;
    for (const piped of state.pipes.filter((one) => !target || one.target === target)) {
      state.pipes = state.pipes.filter((one) => one !== piped);
      if (state.pipes.length === 0) this.pause();
      piped.stop();
      piped.target.emit('unpipe', this, { hasUnpiped: false });
    }
    return this;
  }

  iterator(options?: { destroyOnReturn?: boolean }): AsyncGenerator<Chunk> {
    return iterate(this, options);
  }

  [Symbol.asyncIterator](): AsyncGenerator<Chunk> {
    return iterate(this);
  }
}

function addChunk(stream: Readable, given: Chunk, encoding: string | undefined, first: boolean): boolean {
  const state = stream._readableState;
  let chunk = given;
  if (chunk === null) {
    state.reading = false;
    endOfChunks(stream, state);
    return false;
  }
  if (!state.objectMode) {
    if (chunk !== undefined) checkChunk(chunk);
    if (chunk !== undefined && !(typeof chunk === 'string' && state.encoding)) chunk = toBuffer(chunk, encoding);
  }
  const isEmpty = chunk === undefined || (!state.objectMode && chunk.length === 0);
  if (isEmpty) {
    state.reading = false;
    maybeReadMore(stream, state);
  } else if (first) {
    if (state.endEmitted)
      fail(stream, nodeError(Error, 'ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event'));
    else deliver(stream, state, chunk, true);
  } else if (state.ended) fail(stream, nodeError(Error, 'ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF'));
  else {
    if (state.destroyed || state.errored) return false;
    state.reading = false;
    if (state.decoder && chunk instanceof Uint8Array) chunk = state.decoder.write(chunk);
    if (chunk.length === 0 && !state.objectMode) maybeReadMore(stream, state);
    else deliver(stream, state, chunk, false);
  }
  return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

function deliver(stream: Readable, state: ReadableState, chunk: Chunk, first: boolean): void {
  if (state.flowing && state.length === 0 && !state.sync && stream.listenerCount('data') > 0) {
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    state.length += state.objectMode ? 1 : chunk.length;
    if (first) state.buffer.unshift(chunk);
    else state.buffer.push(chunk);
    if (state.needReadable) emitReadable(stream, state);
  }
  maybeReadMore(stream, state);
}

function endOfChunks(stream: Readable, state: ReadableState): void {
  if (state.ended) return;
  const rest = state.decoder?.end();
  if (rest) {
    state.buffer.push(rest);
    state.length += rest.length;
  }
  state.ended = true;
  if (state.sync) emitReadable(stream, state);
  else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadableNow(stream, state);
  }
}

function emitReadable(stream: Readable, state: ReadableState): void {
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  nextTick(() => emitReadableNow(stream, state));
}

function emitReadableNow(stream: Readable, state: ReadableState): void {
  if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  state.needReadable = !state.flowing && !state.ended && state.length <= state.highWaterMark;
  flow(stream);
}

function maybeReadMore(stream: Readable, state: ReadableState): void {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  nextTick(() => {
    while (
      !state.reading &&
      !state.ended &&
      (state.length < state.highWaterMark || (state.flowing && state.length === 0))
    ) {
      const { length } = state;
      stream.read(0);
      if (length === state.length) break;
    }
    state.readingMore = false;
  });
}

function howMuch(state: ReadableState, wanted: number): number {
  if (wanted <= 0 || (state.length === 0 && state.ended)) return 0;
  if (state.objectMode) return state.length > 0 || state.ended ? Math.min(1, state.length) : 0;
  if (Number.isNaN(wanted)) return state.flowing && state.length > 0 ? state.buffer[0].length : state.length;
  if (wanted <= state.length) return wanted;
  return state.ended ? state.length : 0;
}

function takeFrom(state: ReadableState, count: number): Chunk {
  if (state.length === 0) return null;
  if (state.objectMode) {
    state.length -= 1;
    return state.buffer.shift();
  }
  state.length -= count;
  const [first] = state.buffer;
  if (first.length === count) return state.buffer.shift();
  const isText = typeof first === 'string';
  const all = isText ? state.buffer.join('') : Buffer.concat(state.buffer);
  state.buffer = count < all.length ? [all.slice(count)] : [];
  return all.slice(0, count);
}

function endReadable(stream: Readable, state: ReadableState): void {
  if (state.endEmitted) return;
  state.ended = true;
  nextTick(() => {
    if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
    state.endEmitted = true;
    stream.emit('end');
    const writable = stream._writableState;
    if (writable && (stream as Duplex).writable && (stream as Duplex).allowHalfOpen === false)
      nextTick(() => {
        if ((stream as Duplex).writable && !stream.destroyed) (stream as Duplex).end();
      });
    else if (state.autoDestroy && (!writable || (writable.autoDestroy && (writable.finished || !writable.isOpen))))
      stream.destroy();
  });
}

function scheduleResume(stream: Readable, state: ReadableState): void {
  if (state.resumeScheduled) return;
  state.resumeScheduled = true;
  nextTick(() => {
    if (!state.reading) stream.read(0);
    state.resumeScheduled = false;
    stream.emit('resume');
    flow(stream);
    if (state.flowing && !state.reading) stream.read(0);
  });
}

function flow(stream: Readable): void {
  while (stream._readableState.flowing && stream.read() !== null);
}

function flowAgain(stream: Readable): void {
  if (stream.listenerCount('data') > 0) stream.resume();
}

function updateListening(stream: Readable): void {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && !state.isPaused) state.flowing = true;
  else if (stream.listenerCount('data') > 0) stream.resume();
  else if (!state.readableListening) state.flowing = null;
}

async function* iterate(stream: Readable, options?: { destroyOnReturn?: boolean }): AsyncGenerator<Chunk> {
  let wake: () => void = ignore;
  const onReadable = () => wake();
  stream.on('readable', onReadable);
  let end: Error | null | undefined;
  const stop = finished(stream, { writable: false }, (error) => {
    end = error ?? null;
    wake();
  });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (end) throw end;
      else if (end === null) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } catch (error) {
    end = error as Error;
    throw error;
  } finally {
    if ((end || options?.destroyOnReturn !== false) && (end === undefined || stream._readableState.autoDestroy))
      stream.destroy();
    else {
      stream.off('readable', onReadable);
      stop();
    }
  }
}

export class Writable extends Stream {
  declare _writableState: WritableState;
  declare _writev?: StreamOptions['writev'];
  declare _final?: (done: Done) => void;

  constructor(options: StreamOptions = {}) {
    super();
    initWritable(this, options);
    construct(this, options);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: classes that extend this one inherit it
    return Function.prototype[Symbol.hasInstance].call(this, value) || (this === Writable && value instanceof Duplex);
  }

  get writable(): boolean {
    const state = this._writableState;
    return state.isOpen && !state.destroyed && !state.errored && !state.ending && !state.ended;
  }

  set writable(value: boolean) {
    this._writableState.isOpen = value;
  }

  get writableEnded(): boolean {
    return this._writableState.ending;
  }

  get writableFinished(): boolean {
    return this._writableState.finished;
  }

  get writableLength(): number {
    return this._writableState.length;
  }

  get writableNeedDrain(): boolean {
    const state = this._writableState;
    return !state.destroyed && !state.ending && state.needDrain;
  }

  get writableHighWaterMark(): number {
    return this._writableState.highWaterMark;
  }

  get writableObjectMode(): boolean {
    return this._writableState.objectMode;
  }

  get writableCorked(): number {
    return this._writableState.corked;
  }

  get writableAborted(): boolean {
    const state = this._writableState;
    return state.isOpen && (state.destroyed || state.errored !== null) && !state.finished;
  }

  _write(_chunk: Chunk, _encoding: string, _done: Done): void {
    throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _write() method is not implemented');
  }

  write(chunk: Chunk, encoding?: string | Done | null, done?: Done): boolean {
    return writeChunk(this, chunk, encoding, done) === true;
  }

  cork(): void {
    this._writableState.corked += 1;
  }

  uncork(): void {
    const state = this._writableState;
    if (state.corked === 0) return;
    state.corked -= 1;
    if (!state.writing) clearBuffer(this, state);
  }

  setDefaultEncoding(encoding: string): this {
    this._writableState.defaultEncoding = encoding.toLowerCase();
    return this;
  }

  end(given?: Chunk | Done, encoding?: string | Done, last?: Done): this {
    const state = this._writableState;
    const done = [given, encoding, last].find((one) => typeof one === 'function') as Done | undefined;
    const chunk = typeof given === 'function' ? undefined : given;
    let error: Error | undefined;
    if (chunk !== null && chunk !== undefined) {
      const result = writeChunk(this, chunk, typeof encoding === 'string' ? encoding : undefined);
      if (result instanceof Error) error = result;
    }
    if (state.corked > 0) {
      state.corked = 1;
      this.uncork();
    }
    if (!error && !state.errored && !state.ending) {
      state.ending = true;
      finishMaybe(this, state, true);
      state.ended = true;
    } else if (!error && state.finished)
      error = nodeError(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
    else if (!error && state.destroyed) error = destroyedError('end');
    if (done) {
      if (error) nextTick(() => done(error));
      else if (state.errored) nextTick(() => done(state.errored));
      else if (state.finished) nextTick(() => done());
      else state.onFinish.push(done);
    }
    return this;
  }

  pipe(): void {
    fail(this, nodeError(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable'));
  }

  override destroy(error?: Error | null, done?: Done): this {
    const state = this._writableState;
    if (!state.destroyed && (state.buffered.length > 0 || state.onFinish.length > 0)) nextTick(() => dropBuffer(state));
    return super.destroy(error, done);
  }
}

function initWritable(stream: Writable, options: StreamOptions): void {
  const state = new WritableState(options, options.writableObjectMode, options.writableHighWaterMark);
  state.decodeStrings = options.decodeStrings ?? true;
  state.defaultEncoding = options.defaultEncoding ?? 'utf8';
  stream._writableState = state;
  takeMethods(stream, options, ['write', 'writev', 'final', 'destroy']);
}

function destroyedError(method: string): Error {
  return nodeError(Error, 'ERR_STREAM_DESTROYED', `Cannot call ${method} after a stream was destroyed`);
}

function writeChunk(stream: Writable, given: Chunk, second?: string | Done | null, last?: Done): boolean | Error {
  const state = stream._writableState;
  const done = (typeof second === 'function' ? second : last) ?? ignore;
  let encoding = (typeof second === 'string' && second) || state.defaultEncoding;
  let chunk = given;
  if (chunk === null) throw nodeError(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
  if (!state.objectMode) {
    checkChunk(chunk);
    if (typeof chunk !== 'string' || state.decodeStrings) {
      chunk = toBuffer(chunk, encoding);
      encoding = 'buffer';
    }
  }
  const error = state.ending
    ? nodeError(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end')
    : state.destroyed
      ? destroyedError('write')
      : undefined;
  if (error) {
    nextTick(() => done(error));
    fail(stream, error, true);
    return error;
  }
  state.pending += 1;
  const length = state.objectMode ? 1 : chunk.length;
  state.length += length;
  const hasRoom = state.length < state.highWaterMark;
  if (!hasRoom) state.needDrain = true;
  if (state.writing || state.corked > 0 || state.errored || !state.constructed)
    state.buffered.push({ chunk, encoding, done });
  else startWrite(stream, state, length, done, (onWritten) => stream._write(chunk, encoding, onWritten));
  return hasRoom && !state.errored && !state.destroyed;
}

function startWrite(
  stream: Writable,
  state: WritableState,
  length: number,
  done: Done,
  write: (done: Done) => void,
): void {
  const current = { length, done };
  state.current = current;
  state.writing = true;
  state.sync = true;
  if (state.destroyed) written(stream, state, current, destroyedError('write'));
  else write((error) => written(stream, state, current, error));
  state.sync = false;
}

function written(
  stream: Writable,
  state: WritableState,
  current: WritableState['current'],
  error?: Error | null,
): void {
  if (current === null || state.current !== current) {
    fail(stream, nodeError(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'));
    return;
  }
  const { sync } = state;
  state.current = null;
  state.writing = false;
  state.length -= current.length;
  if (error) {
    state.errored ??= error;
    if (stream._readableState) stream._readableState.errored ??= error;
    const report = () => {
      state.pending -= 1;
      current.done(error);
      dropBuffer(state);
      fail(stream, error);
    };
    if (sync) nextTick(report);
    else report();
    return;
  }
  if (state.buffered.length > 0) clearBuffer(stream, state);
  if (!sync) afterWrites(stream, state, [current.done]);
  else if (state.afterWrites) state.afterWrites.push(current.done);
  else {
    const dones = [current.done];
    state.afterWrites = dones;
    nextTick(() => {
      state.afterWrites = null;
      afterWrites(stream, state, dones);
    });
  }
}

function afterWrites(stream: Writable, state: WritableState, dones: Done[]): void {
  if (!state.ending && !stream.destroyed && state.length === 0 && state.needDrain) {
    state.needDrain = false;
    stream.emit('drain');
  }
  for (const done of dones) {
    state.pending -= 1;
    done(null);
  }
  if (state.destroyed) dropBuffer(state);
  finishMaybe(stream, state);
}

function dropBuffer(state: WritableState): void {
  if (state.writing) return;
  for (const { chunk, done } of state.buffered.splice(0)) {
    state.length -= state.objectMode ? 1 : chunk.length;
    done(state.errored ?? destroyedError('write'));
  }
  for (const done of state.onFinish.splice(0)) done(state.errored ?? destroyedError('end'));
}

function clearBuffer(stream: Writable, state: WritableState): void {
  if (state.corked > 0 || state.destroyed || !state.constructed || state.buffered.length === 0) return;
  if (stream._writev && state.buffered.length > 1) {
    const all = state.buffered.splice(0);
    state.pending -= all.length - 1;
    const finish: Done = (error) => {
      for (const { done } of all) done(error);
    };
    startWrite(stream, state, state.length, finish, (done) => stream._writev?.(all, done));
    return;
  }
  while (state.buffered.length > 0 && !state.writing) {
    const { chunk, encoding, done } = state.buffered.shift() as Pending;
    startWrite(stream, state, state.objectMode ? 1 : chunk.length, done, (onWritten) =>
      stream._write(chunk, encoding, onWritten),
    );
  }
}

function needsFinish(state: WritableState): boolean {
  return (
    state.ending &&
    !state.destroyed &&
    state.constructed &&
    state.length === 0 &&
    !state.errored &&
    state.buffered.length === 0 &&
    !state.finished &&
    !state.writing &&
    !state.errorEmitted &&
    !state.closeEmitted
  );
}

function finishMaybe(stream: Writable, state: WritableState, isSync = false): void {
  if (!needsFinish(state)) return;
  if (!state.prefinished && !state.finalCalled) {
    if (typeof stream._final === 'function' && !state.destroyed) {
      state.finalCalled = true;
      callFinal(stream, state);
    } else {
      state.prefinished = true;
      stream.emit('prefinish');
    }
  }
  if (state.pending > 0) return;
  state.pending += 1;
  const finish = () => {
    if (needsFinish(state)) finishNow(stream, state);
    else state.pending -= 1;
  };
  if (isSync) nextTick(finish);
  else finish();
}

function callFinal(stream: Writable, state: WritableState): void {
  let isCalled = false;
  state.pending += 1;
  const done: Done = (error) => {
    if (isCalled)
      return fail(stream, error ?? nodeError(Error, 'ERR_MULTIPLE_CALLBACK', 'Callback called multiple times'));
    isCalled = true;
    state.pending -= 1;
    if (error) {
      for (const one of state.onFinish.splice(0)) one(error);
      fail(stream, error, state.sync);
    } else if (needsFinish(state)) {
      state.prefinished = true;
      stream.emit('prefinish');
      state.pending += 1;
      nextTick(() => finishNow(stream, state));
    }
  };
  state.sync = true;
  try {
    stream._final?.(done);
  } catch (error) {
    done(error as Error);
  }
  state.sync = false;
}

function finishNow(stream: Writable, state: WritableState): void {
  state.pending -= 1;
  state.finished = true;
  for (const done of state.onFinish.splice(0)) done();
  stream.emit('finish');
  const readable = stream._readableState;
  if (state.autoDestroy && (!readable || (readable.autoDestroy && (readable.endEmitted || !readable.isOpen))))
    stream.destroy();
}

/** The side of a duplex stream that its base class has not. */
interface WritableSide {
  _writev?(chunks: { chunk: Chunk; encoding: string }[], done: Done): void;
  _final?(done: Done): void;
  _write(chunk: Chunk, encoding: string, done: Done): void;
  readonly writableEnded: boolean;
  readonly writableFinished: boolean;
  readonly writableLength: number;
  readonly writableNeedDrain: boolean;
  readonly writableHighWaterMark: number;
  readonly writableObjectMode: boolean;
  readonly writableCorked: number;
  readonly writableAborted: boolean;
  writable: boolean;
  write(chunk: Chunk, encoding?: string | Done | null, done?: Done): boolean;
  end(given?: Chunk | Done, encoding?: string | Done, last?: Done): this;
  cork(): void;
  uncork(): void;
  setDefaultEncoding(encoding: string): this;
}

/** Both sides in one. */
export interface Duplex extends WritableSide {}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the methods are copied below
export class Duplex extends Readable {
  declare _writableState: WritableState;
  allowHalfOpen: boolean;

  constructor(options: StreamOptions = {}) {
    super(options);
    initWritable(this as unknown as Writable, options);
    this.allowHalfOpen = options.allowHalfOpen ?? true;
    if (options.readable === false)
      Object.assign(this._readableState, { isOpen: false, ended: true, endEmitted: true });
    if (options.writable === false)
      Object.assign(this._writableState, { isOpen: false, ending: true, ended: true, finished: true });
    construct(this, options);
  }
}
for (const name of Object.getOwnPropertyNames(Writable.prototype)) {
  if (name === 'constructor' || name === 'pipe') continue;
  Object.defineProperty(
    Duplex.prototype,
    name,
    Object.getOwnPropertyDescriptor(Writable.prototype, name) as PropertyDescriptor,
  );
}
Duplex.prototype.destroy = function (this: Duplex, error, done) {
  const state = this._writableState;
  if (!state.destroyed && (state.buffered.length > 0 || state.onFinish.length > 0)) nextTick(() => dropBuffer(state));
  return Stream.prototype.destroy.call(this, error, done) as Duplex;
};

function abortError(cause?: unknown): Error {
  const error = new Error('The operation was aborted', cause === undefined ? undefined : { cause });
  Object.defineProperty(error, 'name', { value: 'AbortError', configurable: true, writable: true });
  return Object.assign(error, { code: 'ABORT_ERR' });
}

/** Destroys a stream when a signal aborts. */
export function addAbortSignal<T extends Stream>(signal: AbortSignal, stream: T): T {
  const abort = () => stream.destroy(abortError(signal.reason));
  if (signal.aborted) abort();
  else {
    signal.addEventListener('abort', abort, { once: true });
    finished(stream, {}, () => signal.removeEventListener('abort', abort));
  }
  return stream;
}

export interface FinishedOptions {
  readable?: boolean;
  writable?: boolean;
  error?: boolean;
  signal?: AbortSignal;
}

/** `stream.finished`: calls back when a stream has ended, failed or closed too early. */
export function finished(stream: Stream, options: FinishedOptions | Done, callback: Done = ignore): () => void {
  const done = typeof options === 'function' ? options : callback;
  const { readable, writable, signal } = typeof options === 'function' ? ({} as FinishedOptions) : options;
  const read = stream._readableState;
  const write = stream._writableState;
  const waitsForRead = readable ?? read?.isOpen ?? false;
  const waitsForWrite = writable ?? write?.isOpen ?? false;
  let isDone = false;
  const call = (error?: Error | null) => {
    if (isDone) return;
    isDone = true;
    done.call(stream, error ?? undefined);
  };
  const isReadDone = () => !waitsForRead || (read?.endEmitted ?? true);
  const isWriteDone = () => !waitsForWrite || (write?.finished ?? true);
  const check = () => {
    const willClose = sides(stream).some((side) => side.autoDestroy && side.emitClose && !side.closed);
    if (isReadDone() && isWriteDone() && !(willClose && readable !== false && writable !== false)) call();
  };
  const onClose = () => {
    const { errored } = stream;
    if (errored) call(errored);
    else if (isReadDone() && isWriteDone()) call();
    else call(nodeError(Error, 'ERR_STREAM_PREMATURE_CLOSE', 'Premature close'));
  };
  const onAbort = () => {
    stop();
    call(abortError(signal?.reason));
  };
  const listeners: [string, Listener][] = [
    ['end', check],
    ['finish', check],
    ['error', call as Listener],
    ['close', onClose],
  ];
  for (const [name, listener] of listeners) stream.on(name, listener);
  const stop = () => {
    for (const [name, listener] of listeners) stream.removeListener(name, listener);
    signal?.removeEventListener('abort', onAbort);
  };
  if (sides(stream).some((side) => side.closeEmitted)) nextTick(onClose);
  else if (sides(stream).length > 0 && isReadDone() && isWriteDone() && stream.closed) nextTick(check);
  if (signal?.aborted) nextTick(onAbort);
  else signal?.addEventListener('abort', onAbort);
  return stop;
}
