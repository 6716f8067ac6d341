import type { FileSystem, OpenStream, PyodideModule } from './pyodide-module.ts';
import { wait } from './wait.ts';

/** What a pipe holds before a writer must wait; pipe(7). */
const CAPACITY = 65536;
const NONBLOCKING = 0o4000;
const POLL = { in: 1, out: 4, error: 8, hangUp: 16 } as const;

interface Pipe {
  held: number[];
  readers: number;
  writers: number;
}

/**
 * Pipes as Linux has them; Emscripten's know nothing of a reader that has gone.
 * @param createPipe Emscripten's own `pipe`, which puts two file descriptors where it is told
 */
export function linuxPipes(module: () => PyodideModule, createPipe: (fds: number) => number): (fds: number) => number {
  return (fds) => {
    const result = createPipe(fds);
    if (result !== 0) return result;
    const { FS, HEAP32, ERRNO_CODES } = module();
    const pipe: Pipe = { held: [], readers: 1, writers: 1 };
    const [reader, writer] = [HEAP32[fds >> 2], HEAP32[(fds >> 2) + 1]].map((fd) => FS.streams[fd as number]);
    becomeReader(reader as OpenStream, pipe, FS, ERRNO_CODES);
    becomeWriter(writer as OpenStream, pipe, FS, ERRNO_CODES);
    return 0;
  };
}

function becomeReader(stream: OpenStream, pipe: Pipe, FS: FileSystem, codes: Record<string, number>): void {
  stream.stream_ops = {
    ...stream.stream_ops,
    read({ flags }, buffer, offset, length) {
      if (pipe.held.length === 0 && pipe.writers > 0) blockForever(flags, FS, codes);
      const taken = pipe.held.splice(0, length);
      buffer.set(taken, offset);
      return taken.length;
    },
    poll: () => (pipe.held.length > 0 ? POLL.in : 0) | (pipe.writers === 0 ? POLL.hangUp : 0),
    dup: () => {
      pipe.readers++;
    },
    close: () => {
      pipe.readers--;
    },
  };
}

function becomeWriter(stream: OpenStream, pipe: Pipe, FS: FileSystem, codes: Record<string, number>): void {
  stream.stream_ops = {
    ...stream.stream_ops,
    write({ flags }, buffer, offset, length) {
      if (pipe.readers === 0) throw new FS.ErrnoError(codes['EPIPE'] as number);
      const room = CAPACITY - pipe.held.length;
      if (room === 0) blockForever(flags, FS, codes);
      const written = Math.min(room, length);
      pipe.held.push(...buffer.subarray(offset, offset + written));
      return written;
    },
    poll: () => (pipe.held.length < CAPACITY ? POLL.out : 0) | (pipe.readers === 0 ? POLL.error : 0),
    dup: () => {
      pipe.writers++;
    },
    close: () => {
      pipe.writers--;
    },
  };
}

/** There is one thread: nobody will fill the pipe or empty it while this one waits. */
function blockForever(flags: number, FS: FileSystem, codes: Record<string, number>): void {
  if (flags & NONBLOCKING) throw new FS.ErrnoError(codes['EAGAIN'] as number);
  for (;;) wait(60_000);
}
