/** `node:process`. */
import { FOLDER, NODE_VERSION, PROGRAM_PATH } from '../place.ts';
import { view } from './buffer.ts';
import { isLoopStopped, nextTick, now, onInput, stopLoop } from './event-loop.ts';
import { EventEmitter } from './events.ts';
import { argTypeError, nodeError, systemError } from './node-errors.ts';
import { closeOutput, notice, writeError, writeOut } from './output.ts';
import { emitWarning, onWarning, PID } from './warnings.ts';

type Callback = (...values: unknown[]) => void;

/** Thrown by `process.exit` to leave the program's code; nothing it does after that is heard. */
export class ExitSignal {}

const started = performance.now();
let exitCode: number | string | undefined;
let onExit: (status: number) => void = () => {};

/** One of the streams a terminal would show. */
class OutputStream extends EventEmitter {
  readonly fd: number;
  readonly writable = true;
  readonly writableLength = 0;
  readonly writableHighWaterMark = 16384;
  readonly _type = 'pipe';
  readonly #write: (text: string) => void;

  constructor(fd: number, write: (text: string) => void) {
    super();
    this.fd = fd;
    this.#write = write;
  }

  write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array))
      throw argTypeError('chunk', 'of type string or an instance of Buffer, TypedArray, or DataView', chunk);
    this.#write(typeof chunk === 'string' ? chunk : view(chunk).toString());
    const done = rest.find((one) => typeof one === 'function') as Callback | undefined;
    if (done) nextTick(() => done(null));
    return true;
  }

  end(chunk?: string | Uint8Array): this {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk);
    return this;
  }

  cork(): void {}
  uncork(): void {}
  destroy(): this {
    return this;
  }

  getColorDepth(): number {
    return 1;
  }

  hasColors(): boolean {
    return false;
  }
}

/** Standard input: it is empty, and says so to whoever reads it. */
class InputStream extends EventEmitter {
  readonly fd = 0;
  readonly readable = true;
  #isRead = false;

  override on(name: string | symbol, listener: (...values: never[]) => unknown): this {
    super.on(name, listener);
    if (name === 'data' || name === 'end' || name === 'readable') this.resume();
    return this;
  }

  override addListener(name: string | symbol, listener: (...values: never[]) => unknown): this {
    return this.on(name, listener);
  }

  resume(): this {
    notice('input');
    if (!this.#isRead) {
      this.#isRead = true;
      onInput(() => {
        if (this.listenerCount('readable')) this.emit('readable');
        this.emit('end');
        nextTick(() => this.emit('close'));
      });
    }
    return this;
  }

  pipe<T>(target: T & { end?: () => void }): T {
    this.once('end', () => target.end?.());
    return target;
  }

  read(): null {
    return null;
  }

  pause(): this {
    return this;
  }

  setEncoding(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  [Symbol.asyncIterator](): AsyncIterator<never> {
    notice('input');
    return { next: async () => ({ value: undefined, done: true }) };
  }
}

function hrtime(since: [number, number] = [0, 0]): [number, number] {
  const nanoseconds = hrtime.bigint() - BigInt(since[0]) * 1_000_000_000n - BigInt(since[1]);
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
}
hrtime.bigint = () => BigInt(Math.round(now() * 1e6));

function checkExitCode(code: unknown): void {
  if (code === undefined || code === null || Number.isInteger(typeof code === 'string' ? Number(code) : code)) return;
  throw argTypeError('code', 'of type number', code);
}

const SIGNALS: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGUSR1: 10, SIGUSR2: 12, SIGTERM: 15 };

/** Every value in the environment is a string. */
const ENVIRONMENT: ProxyHandler<Record<string, string>> = {
  set(target, name, value) {
    if (typeof name === 'symbol' || typeof value === 'symbol')
      throw new TypeError('Cannot convert a Symbol value to a string');
    target[name] = String(value);
    return true;
  },
};

/** Named by property: an emitter's own name shows where it is printed. */
const { process: Process } = {
  process: class extends EventEmitter {
    title = 'node';
    version = NODE_VERSION;
    versions = { node: NODE_VERSION.slice(1), v8: '14.6.202.34-node.21', uv: '1.52.1', modules: '147' };
    arch = 'x64';
    platform = 'linux';
    release = { name: 'node' };
    pid = PID;
    ppid = PID - 1;
    argv0 = 'node';
    execPath = '/usr/local/bin/node';
    execArgv: string[] = [];
    argv = [this.execPath, PROGRAM_PATH];
    env: Record<string, string> = Object.assign(new Proxy({}, ENVIRONMENT), {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      HOME: FOLDER,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
    });
    features = { typescript: 'strip' };
    stdout = new OutputStream(1, writeOut);
    stderr = new OutputStream(2, writeError);
    stdin = new InputStream();
    hrtime = hrtime;
    emitWarning = emitWarning;
    exiting = false;

    get exitCode(): number | string | undefined {
      return exitCode;
    }

    set exitCode(code) {
      checkExitCode(code);
      exitCode = code;
    }

    nextTick(callback: Callback, ...values: unknown[]): void {
      if (typeof callback !== 'function') throw argTypeError('callback', 'of type function', callback);
      nextTick(() => callback(...values));
    }

    exit(code?: number | string | null): never {
      checkExitCode(code);
      if (code !== undefined && code !== null) exitCode = code;
      leave();
      throw new ExitSignal();
    }

    abort(): never {
      end(134);
      throw new ExitSignal();
    }

    kill(pid: number, signal: string | number = 'SIGTERM'): boolean {
      const number = typeof signal === 'number' ? signal : SIGNALS[signal];
      if (number === undefined) throw nodeError(TypeError, 'ERR_UNKNOWN_SIGNAL', `Unknown signal: ${signal}`);
      if (pid !== PID) throw systemError('kill', 'ESRCH');
      if (number === 0) return true;
      const name = Object.keys(SIGNALS).find((key) => SIGNALS[key] === number) ?? '';
      onInput(() => {
        if (number === 9 || !this.emit(name, name, number)) end(128 + number);
      });
      return true;
    }

    cwd(): string {
      return FOLDER;
    }

    chdir(folder: string): void {
      if (folder === FOLDER || folder === '.') return;
      throw systemError('chdir', 'ENOENT', '', { path: FOLDER, dest: folder });
    }

    uptime(): number {
      return (now() - started) / 1000 + 0.02;
    }

    memoryUsage(): Record<string, number> {
      return { rss: 50_000_000, heapTotal: 6_000_000, heapUsed: 5_000_000, external: 2_000_000, arrayBuffers: 10_000 };
    }

    cpuUsage(): { user: number; system: number } {
      return { user: Math.round((now() - started) * 1000), system: 0 };
    }

    getuid(): number {
      return 1000;
    }

    setUncaughtExceptionCaptureCallback(callback: Callback | null): void {
      this.removeAllListeners('uncaughtException');
      if (callback) this.on('uncaughtException', callback as (...values: never[]) => void);
    }
  },
};

export const process = new Process();
Object.defineProperty(process, Symbol.toStringTag, { value: 'process' });
Object.defineProperty(process.memoryUsage, 'rss', { value: () => process.memoryUsage()['rss'] });
onWarning((warning) => process.emit('warning', warning));

/** Tells who is to hear of the program's end. */
export function onProcessExit(listener: (status: number) => void): void {
  onExit = listener;
}

/** Ends the program as Node does when nothing is left to do, or when `process.exit` is called. */
export function leave(status?: number): void {
  if (isLoopStopped()) return;
  if (status !== undefined) exitCode = status;
  if (!process.exiting) {
    process.exiting = true;
    exitCode ??= 0;
    try {
      process.emit('exit', Number(exitCode));
    } catch (error) {
      if (!(error instanceof ExitSignal)) throw error;
    }
  }
  end(Number(exitCode));
}

function end(status: number): void {
  if (isLoopStopped()) return;
  stopLoop();
  closeOutput();
  onExit(status & 0xff);
}
