/** `node:events`. */
import { nextTick } from './event-loop.ts';
import { inspect } from './inspect.ts';
import { argTypeError, nodeError, rangeError, thrownIn } from './node-errors.ts';
import { emitWarning } from './warnings.ts';

export type Listener = (...values: never[]) => unknown;
type Stored = Listener & { listener?: Listener };
export type EventName = string | symbol;

export const errorMonitor = Symbol('events.errorMonitor');
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');
const kCapture = Symbol('kCapture');
const kShapeMode = Symbol('shapeMode');

/** What Node prints between an uncaught error's stack and its properties: where it was emitted. */
const emittedAt = new WeakMap<object, string>();

/** The lines about where an uncaught `error` event was emitted, or an empty text. */
export function emittedLines(error: unknown): string {
  return typeof error === 'object' && error !== null ? (emittedAt.get(error) ?? '') : '';
}

interface Options {
  captureRejections?: boolean;
}

/** V8 names a class in stacks by what stands in the source, and property names outlast minifying. */
export const { EventEmitter } = {
  EventEmitter: class {
    static defaultMaxListeners = 10;
    static captureRejections = false;
    static readonly errorMonitor = errorMonitor;
    static readonly captureRejectionSymbol = captureRejectionSymbol;
    static once = once;
    static on: unknown;
    static listenerCount = listenerCount;
    static getEventListeners = getEventListeners;
    static setMaxListeners = setMaxListeners;
    static EventEmitter: unknown;

    declare _events: Record<EventName, Stored | Stored[]>;
    declare _eventsCount: number;
    declare _maxListeners: number | undefined;
    declare [kCapture]: boolean;

    constructor(options?: Options) {
      this._events = Object.create(null);
      this._eventsCount = 0;
      this._maxListeners = undefined;
      Object.assign(this, { [kShapeMode]: false });
      this[kCapture] = options?.captureRejections ?? EventEmitter.captureRejections;
    }

    emit(name: EventName, ...values: unknown[]): boolean {
      if (name === 'error') {
        if (this._events[errorMonitor]) this.emit(errorMonitor, ...values);
        if (!this._events['error']) throw unhandledError(this, values);
      }
      const stored = this._events[name];
      if (!stored) return false;
      for (const listener of typeof stored === 'function' ? [stored] : [...stored]) {
        const result: unknown = Reflect.apply(listener, this, values);
        if (this[kCapture] && result instanceof Promise) captureRejection(this, result, name, values);
      }
      return true;
    }

    on(name: EventName, listener: Listener): this {
      return add(this, name, listener);
    }

    addListener(name: EventName, listener: Listener): this {
      return add(this, name, listener);
    }

    prependListener(name: EventName, listener: Listener): this {
      return add(this, name, listener, true);
    }

    once(name: EventName, listener: Listener): this {
      checkListener(listener);
      return this.on(name, onceWrapper(this, name, listener));
    }

    prependOnceListener(name: EventName, listener: Listener): this {
      checkListener(listener);
      return this.prependListener(name, onceWrapper(this, name, listener));
    }

    removeListener(name: EventName, listener: Listener): this {
      checkListener(listener);
      const stored = this._events[name];
      if (!stored) return this;
      const all = typeof stored === 'function' ? [stored] : stored;
      const index = all.findLastIndex((one) => one === listener || one.listener === listener);
      if (index === -1) return this;
      const left = all.toSpliced(index, 1);
      if (left.length === 0) {
        delete this._events[name];
        this._eventsCount -= 1;
      } else this._events[name] = left.length === 1 ? (left[0] as Stored) : left;
      if (this._events['removeListener']) this.emit('removeListener', name, all[index]?.listener ?? listener);
      return this;
    }

    off(name: EventName, listener: Listener): this {
      return this.removeListener(name, listener);
    }

    removeAllListeners(name?: EventName): this {
      if (this._events['removeListener'])
        for (const one of name === undefined ? this.eventNames() : [name])
          if (one !== 'removeListener')
            for (const listener of this.listeners(one).reverse()) this.removeListener(one, listener);
      if (name === undefined) this._events = Object.create(null);
      else delete this._events[name];
      this._eventsCount = Reflect.ownKeys(this._events).length;
      return this;
    }

    listeners(name: EventName): Listener[] {
      return this.rawListeners(name).map((one) => one.listener ?? one);
    }

    rawListeners(name: EventName): Stored[] {
      const stored = this._events?.[name];
      return !stored ? [] : typeof stored === 'function' ? [stored] : [...stored];
    }

    listenerCount(name: EventName, listener?: Listener): number {
      return listener ? this.listeners(name).filter((one) => one === listener).length : this.rawListeners(name).length;
    }

    eventNames(): EventName[] {
      return Reflect.ownKeys(this._events ?? {});
    }

    setMaxListeners(count: number): this {
      checkMaxListeners('setMaxListeners', count);
      this._maxListeners = count;
      return this;
    }

    getMaxListeners(): number {
      return this._maxListeners ?? EventEmitter.defaultMaxListeners;
    }
  },
};
export type EventEmitter = InstanceType<typeof EventEmitter>;
EventEmitter.EventEmitter = EventEmitter;
export default EventEmitter;

function checkMaxListeners(name: string, count: unknown): void {
  if (typeof count !== 'number' || count < 0 || Number.isNaN(count))
    throw rangeError(name, 'a non-negative number', count);
}

function checkListener(listener: unknown): void {
  if (typeof listener !== 'function') throw argTypeError('listener', 'of type function', listener);
}

function add(emitter: EventEmitter, name: EventName, listener: Listener, first = false): EventEmitter & never {
  checkListener(listener);
  // an emitter made by a constructor that did not call this one
  emitter._events ??= Object.create(null);
  emitter._eventsCount ??= 0;
  if (emitter._events['newListener']) emitter.emit('newListener', name, (listener as Stored).listener ?? listener);
  const stored = emitter._events[name];
  if (!stored) {
    emitter._events[name] = listener;
    emitter._eventsCount += 1;
    return emitter as never;
  }
  const all = typeof stored === 'function' ? [stored] : stored;
  if (first) all.unshift(listener);
  else all.push(listener);
  emitter._events[name] = all;
  warnOfLeak(emitter, name, all);
  return emitter as never;
}

function warnOfLeak(emitter: EventEmitter, name: EventName, all: Stored[] & { warned?: boolean }): void {
  const most = emitter.getMaxListeners();
  if (most === 0 || all.length <= most || all.warned) return;
  all.warned = true;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${all.length} ${String(name)} listeners ` +
      `added to ${inspect(emitter, { depth: -1 })}. MaxListeners is ${most}. Use emitter.setMaxListeners() to increase limit`,
  );
  emitWarning(Object.assign(warning, { name: 'MaxListenersExceededWarning', emitter, type: name, count: all.length }));
}

function onceWrapper(emitter: EventEmitter, name: EventName, listener: Listener): Stored {
  let isFired = false;
  const wrapped: Stored = (...values: unknown[]) => {
    if (isFired) return undefined;
    isFired = true;
    emitter.removeListener(name, wrapped);
    return Reflect.apply(listener, emitter, values);
  };
  wrapped.listener = listener;
  return wrapped;
}

function unhandledError(emitter: EventEmitter, values: unknown[]): Error {
  const [error] = values;
  if (error instanceof Error) {
    const here: { stack?: string } = {};
    Error.captureStackTrace?.(here, emitter.emit);
    const name = emitter.constructor.name;
    const frames = (here.stack ?? '').split('\n').slice(1).join('\n');
    emittedAt.set(
      error,
      `\nEmitted 'error' event${name === 'EventEmitter' ? '' : ` on ${name} instance`} at:\n${frames}`,
    );
    return thrownIn(error, 'node:events', "    throw er; // Unhandled 'error' event");
  }
  const made = nodeError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${inspect(error)})`, { context: error });
  return thrownIn(made, 'node:events', "    throw er; // Unhandled 'error' event");
}

function captureRejection(emitter: EventEmitter, promise: Promise<unknown>, name: EventName, values: unknown[]): void {
  promise.then(undefined, (error) =>
    nextTick(() => {
      const handler = (emitter as unknown as Record<symbol, Listener | undefined>)[captureRejectionSymbol];
      if (handler) Reflect.apply(handler, emitter, [error, name, ...values]);
      else emitter.emit('error', error);
    }),
  );
}

export interface WaitOptions {
  signal?: AbortSignal;
}

export type Source = EventEmitter | EventTarget;

/** What waits for an event rejects with, when its signal aborts. */
export function abortError(signal: AbortSignal): Error {
  const error = nodeError(Error, 'ABORT_ERR', 'The operation was aborted', {});
  error.name = 'AbortError';
  Object.defineProperty(error, 'name', { enumerable: false });
  return Object.assign(error, { cause: signal.reason });
}

/** A promise of the next event's values. */
export async function once(emitter: Source, name: EventName, { signal }: WaitOptions = {}): Promise<unknown[]> {
  if (signal?.aborted) throw abortError(signal);
  return new Promise((resolve, reject) => {
    const stop = () => {
      unlisten(emitter, name, onEvent);
      unlisten(emitter, 'error', onError);
      signal?.removeEventListener('abort', onAbort);
    };
    const onEvent = (...values: unknown[]) => {
      stop();
      resolve(values);
    };
    const onError = (error: unknown) => {
      stop();
      reject(error);
    };
    const onAbort = () => {
      stop();
      reject(abortError(signal as AbortSignal));
    };
    listen(emitter, name, onEvent, true);
    if (name !== 'error' && !(emitter instanceof EventTarget)) listen(emitter, 'error', onError, true);
    signal?.addEventListener('abort', onAbort);
  });
}

export function listen(
  emitter: Source,
  name: EventName,
  listener: (...values: unknown[]) => void,
  isOnce: boolean,
): void {
  if (emitter instanceof EventTarget) emitter.addEventListener(String(name), listener, { once: isOnce });
  else if (isOnce) emitter.once(name, listener);
  else emitter.on(name, listener);
}

export function unlisten(emitter: Source, name: EventName, listener: (...values: unknown[]) => void): void {
  if (emitter instanceof EventTarget) emitter.removeEventListener(String(name), listener);
  else emitter.removeListener(name, listener);
}

export function listenerCount(emitter: EventEmitter, name: EventName): number {
  return emitter.listenerCount(name);
}

export function getEventListeners(emitter: EventEmitter, name: EventName): Listener[] {
  return emitter.listeners(name);
}

export function setMaxListeners(count: number, ...emitters: EventEmitter[]): void {
  checkMaxListeners('setMaxListeners', count);
  if (emitters.length === 0) EventEmitter.defaultMaxListeners = count;
  for (const emitter of emitters) emitter.setMaxListeners?.(count);
}

/** Calls `listener` when a signal aborts, even if another listener stops the event. */
export function addAbortListener(signal: AbortSignal, listener: () => void): Disposable {
  if (signal.aborted) queueMicrotask(listener);
  else signal.addEventListener('abort', listener, { once: true });
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
}
