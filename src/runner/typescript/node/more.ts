/** Small modules of Node: os, querystring, perf_hooks, async_hooks, readline, module. */
import { FOLDER } from '../place.ts';
import { EventEmitter } from './events.ts';
import { nodeError, systemErrorMap } from './node-errors.ts';
import { process } from './process.ts';
import './system-errors.ts';

export const os = {
  EOL: '\n',
  devNull: '/dev/null',
  arch: () => 'x64',
  platform: () => 'linux',
  type: () => 'Linux',
  release: () => '6.1.0',
  machine: () => 'x86_64',
  hostname: () => 'localhost',
  homedir: () => FOLDER,
  tmpdir: () => '/tmp',
  endianness: () => 'LE',
  uptime: () => 3600,
  loadavg: () => [0, 0, 0],
  totalmem: () => 4 * 2 ** 30,
  freemem: () => 2 * 2 ** 30,
  availableParallelism: () => 1,
  cpus: () => [{ model: 'simulated', speed: 1000, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  networkInterfaces: () => ({
    lo: [
      {
        address: '127.0.0.1',
        netmask: '255.0.0.0',
        family: 'IPv4',
        mac: '00:00:00:00:00:00',
        internal: true,
        cidr: '127.0.0.1/8',
      },
    ],
  }),
  userInfo: () => ({ uid: 1000, gid: 1000, username: 'you', homedir: FOLDER, shell: '/bin/sh' }),
  version: () => '#1 SMP',
  constants: {
    errno: Object.fromEntries(
      [...systemErrorMap()].filter(([errno]) => errno > -3000).map(([errno, [code]]) => [code, -errno]),
    ),
    signals: {
      SIGHUP: 1,
      SIGINT: 2,
      SIGQUIT: 3,
      SIGILL: 4,
      SIGABRT: 6,
      SIGKILL: 9,
      SIGUSR1: 10,
      SIGSEGV: 11,
      SIGUSR2: 12,
      SIGPIPE: 13,
      SIGALRM: 14,
      SIGTERM: 15,
    },
    UV_UDP_REUSEADDR: 4,
  },
};

function parseQuery(text: string): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const before = all[name];
    all[name] = before === undefined ? value : [before, value].flat();
  }
  return all;
}

export const querystring = {
  parse: parseQuery,
  decode: parseQuery,
  stringify: (values: Record<string, unknown>) =>
    Object.entries(values)
      .flatMap(([name, value]) =>
        [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
      )
      .join('&'),
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
};

/** Keeps a store through synchronous calls only: no script can follow an `await`. */
class AsyncLocalStorage<T> {
  #store: T | undefined;

  run<R>(store: T, callback: (...values: unknown[]) => R, ...values: unknown[]): R {
    const before = this.#store;
    this.#store = store;
    try {
      return callback(...values);
    } finally {
      this.#store = before;
    }
  }

  exit<R>(callback: () => R): R {
    return this.run(undefined as T, callback);
  }

  enterWith(store: T): void {
    this.#store = store;
  }

  getStore(): T | undefined {
    return this.#store;
  }

  disable(): void {
    this.#store = undefined;
  }
}

class AsyncResource {
  readonly type: string;

  constructor(type: string) {
    this.type = type;
  }

  runInAsyncScope<R>(callback: (...values: unknown[]) => R, that?: unknown, ...values: unknown[]): R {
    return callback.apply(that, values);
  }
}

export const asyncHooks = { AsyncLocalStorage, AsyncResource, executionAsyncId: () => 1, triggerAsyncId: () => 0 };

const { performance, PerformanceObserver } = globalThis;
export const perfHooks = { performance, PerformanceObserver, constants: {} };

interface InterfaceOptions {
  input: EventEmitter;
  output?: { write(text: string): unknown };
  prompt?: string;
}

/** Lines of an input that is empty. */
class Interface extends EventEmitter {
  closed = false;
  line = '';
  readonly #options: InterfaceOptions;
  readonly #lines: string[] = [];
  #rest = '';

  constructor(options: InterfaceOptions) {
    super();
    this.#options = options;
    options.input.on('data', (chunk: Uint8Array | string) => this.#take(String(chunk)));
    options.input.on('end', () => {
      if (this.#rest) this.#emitLine(this.#rest);
      this.close();
    });
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#emitLine(line);
  }

  #emitLine(line: string): void {
    this.#lines.push(line);
    this.emit('line', line);
  }

  question(query: string, ...rest: unknown[]): void {
    if (this.closed) throw nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    this.#options.output?.write(query);
    const done = rest.at(-1) as (line: string) => void;
    this.once('line', done);
  }

  prompt(): void {
    this.#options.output?.write(this.#options.prompt ?? '> ');
  }

  setPrompt(prompt: string): void {
    this.#options.prompt = prompt;
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }

  pause(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  write(): void {}

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) yield line;
      else if (this.closed) return;
      else
        await new Promise<void>((resolve) => {
          this.once('line', () => resolve());
          this.once('close', () => resolve());
        });
    }
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

class PromiseInterface extends Interface {
  override question(query: string): never {
    return new Promise<string>((resolve) => super.question(query, resolve)) as never;
  }
}

const controls = { clearLine: () => true, cursorTo: () => true, moveCursor: () => true, clearScreenDown: () => true };
export const readlinePromises = {
  Interface: PromiseInterface,
  createInterface: (options: InterfaceOptions) => new PromiseInterface(options),
};
export const readline = {
  ...controls,
  Interface,
  createInterface: (options: InterfaceOptions) => new Interface(options),
  promises: readlinePromises,
};

/** What `module.createRequire` makes: modules of Node only. */
export function makeModule(find: (name: string) => Record<string, unknown>) {
  return {
    builtinModules: [
      'assert',
      'buffer',
      'crypto',
      'dns',
      'events',
      'fs',
      'http',
      'https',
      'net',
      'os',
      'path',
      'stream',
      'timers',
      'tls',
      'url',
      'util',
    ],
    isBuiltin: (name: string) => name.startsWith('node:'),
    createRequire: () => (name: string) => {
      try {
        return find(name)['default'];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
        const message = `Cannot find module '${name}'\nRequire stack:\n- ${process.argv[1]}`;
        throw Object.assign(new Error(message), { code: 'MODULE_NOT_FOUND', requireStack: [process.argv[1]] });
      }
    },
  };
}

/** `node:diagnostics_channel`, with nobody at the other end. */
export const diagnosticsChannel = {
  channel: (name: string) => ({ name, hasSubscribers: false, publish() {}, subscribe() {}, unsubscribe() {} }),
  hasSubscribers: () => false,
  subscribe() {},
  unsubscribe() {},
};
