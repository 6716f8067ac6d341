/** `node:timers`, and the timer functions of the global scope. */
import {
  addImmediate,
  type Immediate as Entry,
  removeImmediate,
  startTimer,
  stopTimer,
  type Timer,
} from './event-loop.ts';
import { customInspect, type InspectOptions, inspect } from './inspect.ts';
import { argTypeError } from './node-errors.ts';
import { emitWarning } from './warnings.ts';

type Callback = (...values: unknown[]) => void;

/** The longest delay that Node takes; a longer one becomes 1. */
const LONGEST = 2 ** 31 - 1;
const byId = new Map<number, Timeout>();
let lastId = 1;

/** Named by property, which V8 shows in stacks: `at Timeout._onTimeout`. */
const named = {
  Timeout: class {
    _onTimeout: Callback | null;
    _idleTimeout: number;
    _repeat: number | null;
    _destroyed = false;
    readonly #timer: Timer;
    readonly #id = lastId++;

    constructor(callback: Callback, delay: number, values: unknown[], repeats: boolean) {
      this._idleTimeout = delay;
      this._onTimeout = callback;
      this._repeat = repeats ? delay : null;
      this.#timer = {
        due: 0,
        id: 0,
        isRef: true,
        run: () => {
          if (!repeats) this._destroyed = true;
          try {
            this._onTimeout?.(...values);
          } finally {
            if (repeats && !this._destroyed) startTimer(this.#timer, this._idleTimeout);
          }
        },
      };
      startTimer(this.#timer, delay);
      Object.defineProperty(this, customInspect, {
        value: (_: number, options: InspectOptions) => inspect(this, { ...options, depth: 0, customInspect: false }),
        enumerable: false,
      });
    }

    ref(): this {
      this.#timer.isRef = true;
      return this;
    }

    unref(): this {
      this.#timer.isRef = false;
      return this;
    }

    hasRef(): boolean {
      return this.#timer.isRef;
    }

    refresh(): this {
      if (!this._destroyed) startTimer(this.#timer, this._idleTimeout);
      return this;
    }

    close(): this {
      this._destroyed = true;
      this._onTimeout = null;
      stopTimer(this.#timer);
      byId.delete(this.#id);
      return this;
    }

    [Symbol.toPrimitive](): number {
      byId.set(this.#id, this);
      return this.#id;
    }

    [Symbol.dispose](): void {
      this.close();
    }
  },
  Immediate: class {
    _onImmediate: Callback | null;
    readonly #entry: Entry;

    constructor(callback: Callback, values: unknown[]) {
      this._onImmediate = callback;
      this.#entry = { isRef: true, isCleared: false, run: () => this._onImmediate?.(...values) };
      addImmediate(this.#entry);
    }

    ref(): this {
      this.#entry.isRef = true;
      return this;
    }

    unref(): this {
      this.#entry.isRef = false;
      return this;
    }

    hasRef(): boolean {
      return this.#entry.isRef;
    }

    close(): void {
      removeImmediate(this.#entry);
    }

    [Symbol.dispose](): void {
      this.close();
    }
  },
};
const { Timeout, Immediate } = named;
type Timeout = InstanceType<typeof Timeout>;
type Immediate = InstanceType<typeof Immediate>;

function checkCallback(callback: unknown): void {
  if (typeof callback !== 'function') throw argTypeError('callback', 'of type function', callback);
}

function delayOf(delay: unknown): number {
  const given = Number(delay);
  if (given >= 1 && given <= LONGEST) return Math.trunc(given);
  if (given > LONGEST)
    emitWarning(
      `${given} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`,
      'TimeoutOverflowWarning',
    );
  else if (given < 0)
    emitWarning(`${given} is a negative number.\nTimeout duration was set to 1.`, 'TimeoutNegativeWarning');
  else if (Number.isNaN(given) && delay !== undefined)
    emitWarning(`${String(delay)} is not a number.\nTimeout duration was set to 1.`, 'TimeoutNaNWarning');
  return 1;
}

export function setTimeout(callback: Callback, delay?: number, ...values: unknown[]): Timeout {
  checkCallback(callback);
  return new Timeout(callback, delayOf(delay), values, false);
}

export function setInterval(callback: Callback, delay?: number, ...values: unknown[]): Timeout {
  checkCallback(callback);
  return new Timeout(callback, delayOf(delay), values, true);
}

export function setImmediate(callback: Callback, ...values: unknown[]): Immediate {
  checkCallback(callback);
  return new Immediate(callback, values);
}

export function clearTimeout(timer?: Timeout | number | string | null): void {
  const found = timer instanceof Timeout ? timer : byId.get(Number(timer));
  found?.close();
}

export { clearTimeout as clearInterval };

export function clearImmediate(immediate?: Immediate | null): void {
  if (immediate instanceof Immediate) immediate.close();
}

interface WaitOptions {
  signal?: AbortSignal;
  ref?: boolean;
}

function abortError(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  Object.defineProperty(error, 'name', { value: 'AbortError', configurable: true, writable: true });
  return Object.assign(error, { code: 'ABORT_ERR' });
}

/** Settles with `value` when `start` calls back. */
function wait<T>(
  start: (done: () => void) => { close(): void; unref(): unknown },
  value: T,
  { signal, ref = true }: WaitOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError(signal));
    const abort = () => {
      timer.close();
      reject(abortError(signal as AbortSignal));
    };
    const timer = start(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    });
    if (!ref) timer.unref();
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** `node:timers/promises`. */
export const promises = {
  setTimeout: <T>(delay?: number, value?: T, options?: WaitOptions) =>
    wait((done) => new Timeout(done, delayOf(delay), [], false), value, options),
  setImmediate: <T>(value?: T, options?: WaitOptions) => wait((done) => new Immediate(done, []), value, options),
  async *setInterval<T>(delay?: number, value?: T, options?: WaitOptions) {
    for (;;) yield await promises.setTimeout(delay, value, options);
  },
  scheduler: {
    wait: (delay: number, options?: WaitOptions) => promises.setTimeout(delay, undefined, options),
    yield: () => promises.setImmediate(),
  },
};

const promisified = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(setTimeout, promisified, { get: () => promises.setTimeout });
Object.defineProperty(setImmediate, promisified, { get: () => promises.setImmediate });
