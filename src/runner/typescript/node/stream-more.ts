/** The parts of `node:stream` that sockets do not need. */
import { nextTick } from './event-loop.ts';
import type { EventEmitter } from './events.ts';
import { argTypeError, nodeError } from './node-errors.ts';
import {
  addAbortSignal,
  type Chunk,
  type Done,
  Duplex,
  type FinishedOptions,
  finished,
  Readable,
  Stream,
  type StreamOptions,
  type TransformDone,
  takeMethods,
} from './stream.ts';

const ignore = () => {};

export class Transform extends Duplex {
  #waiting: Done | null = null;

  constructor(options: StreamOptions = {}) {
    super(options);
    this._readableState.sync = false;
    takeMethods(this, { ...options, signal: undefined as never }, ['transform', 'flush']);
    this.on('prefinish', () => {
      if (this._final !== Transform.prototype._final) Transform.prototype._final.call(this, ignore);
    });
  }

  _transform(_chunk: Chunk, _encoding: string, _done: TransformDone): void {
    throw nodeError(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _transform() method is not implemented');
  }

  declare _flush?: (done: TransformDone) => void;

  override _final(done: Done): void {
    const end: TransformDone = (error, chunk) => {
      if (error) return done(error);
      if (chunk !== undefined && chunk !== null) this.push(chunk);
      this.push(null);
      done();
    };
    if (this._flush && !this.destroyed) this._flush(end);
    else end();
  }

  override _write(chunk: Chunk, encoding: string, done: Done): void {
    const state = this._readableState;
    const { length } = state;
    this._transform(chunk, encoding, (error, result) => {
      if (error) return done(error);
      if (result !== undefined && result !== null) this.push(result);
      if (this._writableState.ended || length === state.length || state.length < state.highWaterMark) done();
      else this.#waiting = done;
    });
  }

  override _read(): void {
    const done = this.#waiting;
    this.#waiting = null;
    done?.();
  }
}

export class PassThrough extends Transform {
  override _transform(chunk: Chunk, _encoding: string, done: TransformDone): void {
    done(null, chunk);
  }
}

type Stage = Stream | Iterable<Chunk> | AsyncIterable<Chunk> | ((source: Chunk, options?: object) => Chunk);

/** `stream.pipeline`. */
export function pipeline(...stages: (Stage | Stage[] | Done | object)[]): Stream {
  const done = stages.pop() as Done;
  const list = (Array.isArray(stages[0]) ? stages[0] : stages) as Stage[];
  const streams: Stream[] = [];
  let failure: Error | undefined;
  let left = 0;
  const finish = (error?: Error | null) => {
    if (error && (!failure || (failure as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'))
      failure = error;
    left -= 1;
    if (error) for (const stream of streams) stream.destroy(error);
    if (left === 0) nextTick(() => done(failure));
  };
  let current: Chunk;
  for (const [index, stage] of list.entries()) {
    const isLast = index === list.length - 1;
    if (typeof stage === 'function') {
      current = current === undefined ? stage(undefined) : stage(current, {});
      if (isLast && typeof current?.then === 'function') {
        left += 1;
        current.then(() => finish(), finish);
        current = new PassThrough();
      } else if (!(current instanceof Stream)) current = from(current);
    } else {
      const next = stage instanceof Stream || 'write' in stage ? (stage as Stream) : from(stage as Iterable<Chunk>);
      if (current) (current as Readable).pipe(next as unknown as EventEmitter);
      current = next;
    }
    if (current instanceof Stream && !streams.includes(current)) {
      streams.push(current);
      left += 1;
      finished(
        current,
        {
          readable: !isLast && current._readableState !== undefined,
          writable: index > 0 && current._writableState !== undefined,
        },
        finish,
      );
    }
  }
  return current;
}

export const promises = {
  pipeline: (...stages: Stage[]) =>
    new Promise<void>((resolve, reject) => {
      const last = stages.at(-1) as { signal?: AbortSignal } | undefined;
      const isOptions = last && Object.getPrototypeOf(last) === Object.prototype && !('write' in last);
      const { signal } = isOptions ? (stages.pop() as { signal?: AbortSignal }) : { signal: undefined };
      const end = pipeline(...stages, (error?: Error | null) => (error ? reject(error) : resolve()));
      if (signal) addAbortSignal(signal, end);
    }),
  finished: (stream: Stream, options: FinishedOptions = {}) =>
    new Promise<void>((resolve, reject) => finished(stream, options, (error) => (error ? reject(error) : resolve()))),
};

/** `stream.isReadable` and its like. */
export function isErrored(stream: Stream): boolean {
  return stream.errored !== null;
}

export function isReadable(stream: Readable): boolean {
  return stream.readable;
}

export function isDisturbed(stream: Readable): boolean {
  return stream.readableDidRead || stream.destroyed;
}

/** A readable stream over what an iterable gives. */
function from(items: Iterable<Chunk> | AsyncIterable<Chunk>, options: StreamOptions = {}): Readable {
  if (typeof items === 'string' || items instanceof Uint8Array) return from([items], options);
  const source = items && (Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]?.());
  if (!source) throw argTypeError('iterable', 'an instance of Iterable', items);
  let isReading = false;
  const stream: Readable = new Readable({
    objectMode: true,
    highWaterMark: 1,
    ...options,
    async read() {
      if (isReading) return;
      isReading = true;
      try {
        for (;;) {
          const { value, done } = await source.next();
          if (done) stream.push(null);
          else if (stream.push(await value)) continue;
          break;
        }
      } catch (error) {
        stream.destroy(error as Error);
      }
      isReading = false;
    },
    destroy(error, done) {
      Promise.resolve(source.return?.()).then(() => nextTick(() => done(error)), done);
    },
  });
  return stream;
}

type OldStream = EventEmitter & { pause?: () => void; resume?: () => void };

const operators = {
  wrap(this: Readable, old: OldStream): Readable {
    old.on('data', (chunk: Chunk) => {
      if (!this.push(chunk)) old.pause?.();
    });
    old.on('end', () => this.push(null));
    this._read = () => old.resume?.();
    return this;
  },

  map(this: Readable, convert: (chunk: Chunk) => unknown): Readable {
    return derived(this, async function* (source) {
      for await (const chunk of source) yield await convert(chunk);
    });
  },

  flatMap(this: Readable, convert: (chunk: Chunk) => Iterable<Chunk>): Readable {
    return derived(this, async function* (source) {
      for await (const chunk of source) yield* await convert(chunk);
    });
  },

  filter(this: Readable, isWanted: (chunk: Chunk) => unknown): Readable {
    return derived(this, async function* (source) {
      for await (const chunk of source) if (await isWanted(chunk)) yield chunk;
    });
  },

  take(this: Readable, count: number): Readable {
    return derived(this, async function* (source) {
      let left = count;
      if (left > 0)
        for await (const chunk of source) {
          yield chunk;
          left -= 1;
          if (left === 0) return;
        }
    });
  },

  drop(this: Readable, count: number): Readable {
    return derived(this, async function* (source) {
      let left = count;
      for await (const chunk of source) if (left-- <= 0) yield chunk;
    });
  },

  async toArray(this: Readable): Promise<Chunk[]> {
    const all: Chunk[] = [];
    for await (const chunk of this) all.push(chunk);
    return all;
  },

  async forEach(this: Readable, use: (chunk: Chunk) => unknown): Promise<void> {
    for await (const chunk of this) await use(chunk);
  },

  async reduce(this: Readable, join: (all: unknown, chunk: Chunk) => unknown, first?: unknown): Promise<unknown> {
    let all = first;
    for await (const chunk of this) all = all === undefined ? chunk : await join(all, chunk);
    return all;
  },
};

function derived(source: Readable, generate: (source: Readable) => AsyncIterable<Chunk>): Readable {
  return from(generate(source));
}

/** Completes the class that sockets are made of. */
export function completeReadable(): void {
  Object.assign(Readable, { from });
  for (const [name, value] of Object.entries(operators))
    Object.defineProperty(Readable.prototype, name, { value, writable: true, configurable: true });
}
