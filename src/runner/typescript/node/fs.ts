/** `node:fs`, on memfs, with Node's errors. */
import { createFsFromVolume, Volume } from 'memfs';
import { FOLDER, PROGRAM_PATH } from '../place.ts';
import { type Buffer, view } from './buffer.ts';
import { hold, onInput } from './event-loop.ts';
import { argTypeError, errnoOf, systemErrorMap, thrownIn } from './node-errors.ts';
import { type Done, Readable, type StreamOptions, Writable } from './stream.ts';
import './system-errors.ts';
import { sourceFrom } from './uncaught.ts';

// biome-ignore lint/suspicious/noExplicitAny: the functions of fs, whichever
type AnyFunction = (...values: any[]) => any;

const volume = Volume.fromJSON({ [`${FOLDER}/package.json`]: '{"type":"module"}\n', '/tmp': null }, '/');
let isFilled = false;
const memory = createFsFromVolume(volume) as unknown as Record<string, AnyFunction> & { constants: object };

/** What Node prints before an error that a call threw which nobody caught. */
const SOURCES: Record<string, [string, number]> = {
  open: ['  return binding.open(', 17],
  scandir: ['  const result = binding.readdir(', 25],
  mkdir: ['  const result = binding.mkdir(', 25],
  rmdir: ['  binding.rmdir(path);', 10],
  unlink: ['  binding.unlink(path);', 10],
  stat: ['  const stats = binding.stat(', 24],
  rename: ['  binding.rename(', 10],
  copyfile: ['  binding.copyFile(', 10],
  access: ['  binding.access(path, mode);', 10],
};

/** memfs resolves against the root; a relative path is in the working folder. */
function absolute(path: unknown): unknown {
  if (path instanceof URL) return decodeURIComponent(path.pathname);
  return typeof path === 'string' && !path.startsWith('/') ? `${FOLDER}/${path}` : path;
}

/** How many paths a function begins with. */
function pathCount(name: string): number {
  if (/^(rename|copyFile|link|cp)(Sync)?$/.test(name)) return 2;
  return /^(f(stat|truncate|sync|datasync|chmod|chown|utimes)|close|read|write|readv|writev|createReadStream|createWriteStream)(Sync)?$/.test(
    name,
  )
    ? 0
    : 1;
}

function prepared(name: string, values: unknown[]): unknown[] {
  // the program is not known yet when this file is loaded
  if (!isFilled) volume.writeFileSync(PROGRAM_PATH, sourceFrom(1, 1));
  isFilled = true;
  if (/^(write|append)File/.test(name) && typeof values[1] !== 'string' && !ArrayBuffer.isView(values[1]))
    throw argTypeError('data', 'of type string or an instance of Buffer, TypedArray, or DataView', values[1]);
  if (/^symlink/.test(name)) return values.map((value, i) => (i === 1 ? absolute(value) : value));
  return values.map((value, i) => (i < pathCount(name) ? absolute(value) : value));
}

/** The error that Node has for one of memfs. */
function nodeVersion(error: unknown, name: string, values: unknown[], hasFrames: boolean): unknown {
  if (!(error instanceof Error)) return error;
  const [, code = '', call = ''] = /^([A-Z]+): [^,]*(?:, (\w+))?/.exec(error.message) ?? [];
  const text = systemErrorMap().get(errnoOf(code))?.[1];
  if (!text) return error;
  const isRead = code === 'EISDIR' && /^(readFile|open)/.test(name);
  const syscall = isRead
    ? 'read'
    : call === 'readdir'
      ? 'scandir'
      : /^(rm|realpath)(Sync)?$/.test(name)
        ? 'lstat'
        : call.toLowerCase();
  const shown = (value: unknown) => (value instanceof URL ? decodeURIComponent(value.pathname) : value);
  const paths =
    isRead || syscall === 'opendir' ? [] : values.slice(0, /^symlink/.test(name) ? 2 : pathCount(name)).map(shown);
  const about = paths.length > 0 ? ` ${paths.map((path) => `'${path}'`).join(' -> ')}` : '';
  const made = new Error(`${code}: ${text}, ${syscall}${about}`);
  Object.assign(made, { errno: errnoOf(code), code, syscall });
  for (const [i, key] of ['path', 'dest'].entries())
    if (paths[i] !== undefined) Object.assign(made, { [key]: paths[i] });
  if (!hasFrames) {
    Object.defineProperty(made, 'stack', { value: `Error: ${made.message}`, configurable: true, writable: true });
    return made;
  }
  const isText = name === 'readFileSync' && values[1] !== undefined && values[1] !== null && syscall === 'open';
  const [source, caret] = isText
    ? (['    return binding.readFileUtf8(path, stringToFlags(options.flag));', 19] as const)
    : (SOURCES[syscall] ?? (['  binding.call(path);', 2] as const));
  return thrownIn(made, 'node:fs', source, caret);
}

function native<T>(value: T): T {
  if (value instanceof Uint8Array) return view(value) as T;
  return value;
}

function synchronous(name: string): AnyFunction {
  return (...values) => {
    try {
      return native(memory[name]?.(...prepared(name, values)));
    } catch (error) {
      throw nodeVersion(error, name, values, true);
    }
  };
}

/** Calls back in the loop's next look at input; memfs's own way of waiting is not Node's. */
function asynchronous(name: string): AnyFunction {
  return (...values) => {
    const done = values.pop() as AnyFunction;
    if (typeof done !== 'function') return synchronous(`${name}Sync`)(...values, done);
    const release = hold();
    const run = memory[`${name}Sync`] as AnyFunction;
    onInput(() => {
      release();
      let result: unknown;
      try {
        result = native(run(...prepared(name, values)));
      } catch (error) {
        return done(nodeVersion(error, name, values, false));
      }
      if (name === 'exists') done(result);
      else if (name === 'read' || name === 'write') done(null, result, values[1]);
      else if (result === undefined) done(null);
      else done(null, result);
    });
  };
}

function promised(name: string): AnyFunction {
  return (...values) =>
    new Promise((resolve, reject) => {
      asynchronous(name)(...values, (error: unknown, result: unknown) => (error ? reject(error) : resolve(result)));
    });
}

const NAMES = [
  'access',
  'appendFile',
  'chmod',
  'chown',
  'close',
  'copyFile',
  'cp',
  'exists',
  'fstat',
  'fsync',
  'ftruncate',
  'link',
  'lstat',
  'mkdir',
  'mkdtemp',
  'open',
  'opendir',
  'read',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'rename',
  'rm',
  'rmdir',
  'stat',
  'symlink',
  'truncate',
  'unlink',
  'utimes',
  'write',
  'writeFile',
];

interface FileStreamOptions extends StreamOptions {
  flags?: string;
  start?: number;
  end?: number;
  fd?: number;
  autoClose?: boolean;
}

class ReadStream extends Readable {
  readonly path: string;
  fd: number | null = null;
  bytesRead = 0;
  #at: number;
  readonly #end: number;

  constructor(path: string, options: FileStreamOptions | string = {}) {
    const given = typeof options === 'string' ? { encoding: options } : options;
    super({ highWaterMark: 65_536, ...given, construct: (done) => this.#open(given.flags ?? 'r', done) });
    this.path = path;
    this.#at = given.start ?? 0;
    this.#end = given.end ?? Number.POSITIVE_INFINITY;
  }

  #open(flags: string, done: Done): void {
    asynchronous('open')(this.path, flags, (error: Error | null, fd: number) => {
      if (error) return done(error);
      this.fd = fd;
      done();
      this.emit('open', fd);
      this.emit('ready');
    });
  }

  override _read(size: number): void {
    const length = Math.min(size, this.#end - this.#at + 1);
    if (length <= 0) {
      this.push(null);
      return;
    }
    const bytes = new Uint8Array(length);
    asynchronous('read')(this.fd, bytes, 0, length, this.#at, (error: Error | null, count: number) => {
      if (error) return this.destroy(error);
      this.#at += count;
      this.bytesRead += count;
      return this.push(count > 0 ? view(bytes.subarray(0, count)) : null);
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    closeFile(this.fd, error, done);
  }

  close(done?: Done): void {
    this.destroy(null, done);
  }
}

class WriteStream extends Writable {
  readonly path: string;
  fd: number | null = null;
  bytesWritten = 0;

  constructor(path: string, options: FileStreamOptions | string = {}) {
    const given = typeof options === 'string' ? { defaultEncoding: options } : options;
    super({ ...given, construct: (done) => this.#open(given.flags ?? 'w', done) });
    this.path = path;
  }

  #open(flags: string, done: Done): void {
    asynchronous('open')(this.path, flags, (error: Error | null, fd: number) => {
      if (error) return done(error);
      this.fd = fd;
      done();
      this.emit('open', fd);
      this.emit('ready');
    });
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    asynchronous('write')(this.fd, chunk, (error: Error | null) => {
      if (!error) this.bytesWritten += chunk.length;
      done(error);
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    closeFile(this.fd, error, done);
  }

  close(done?: Done): void {
    if (done) this.once('close', done);
    this.end();
  }
}

function closeFile(fd: number | null, error: Error | null, done: Done): void {
  if (fd === null) {
    done(error);
    return;
  }
  asynchronous('close')(fd, (failure: Error | null) => done(error ?? failure));
}

/** An open file, as `fs.promises.open` gives it. */
class FileHandle {
  readonly fd: number;

  constructor(fd: number) {
    this.fd = fd;
  }

  close = () => promised('close')(this.fd);
  stat = () => promised('fstat')(this.fd);
  readFile = (options?: unknown) => promised('readFile')(this.fd, options);
  writeFile = (data: unknown, options?: unknown) => promised('writeFile')(this.fd, data, options);
  appendFile = (data: unknown) => promised('appendFile')(this.fd, data);
  truncate = (length?: number) => promised('ftruncate')(this.fd, length);
  write = (data: Uint8Array | string, ...rest: unknown[]) =>
    promised('write')(this.fd, data, ...rest).then((bytesWritten: number) => ({ bytesWritten, buffer: data }));
  read = (buffer: Uint8Array, ...rest: unknown[]) =>
    promised('read')(this.fd, buffer, ...rest).then((bytesRead: number) => ({ bytesRead, buffer }));

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const constants = memory.constants;
export const promises: Record<string, unknown> = {
  ...Object.fromEntries(NAMES.map((name) => [name, promised(name)])),
  constants,
  open: (path: string, flags = 'r', mode?: number) =>
    promised('open')(path, flags, mode).then((fd: number) => new FileHandle(fd)),
};

export const fs: Record<string, unknown> = {
  ...Object.fromEntries(
    NAMES.flatMap((name) => [
      [name, asynchronous(name)],
      [`${name}Sync`, synchronous(`${name}Sync`)],
    ]),
  ),
  constants,
  ReadStream,
  WriteStream,
  createReadStream: (path: string, options?: FileStreamOptions) => new ReadStream(path, options),
  createWriteStream: (path: string, options?: FileStreamOptions) => new WriteStream(path, options),
};
