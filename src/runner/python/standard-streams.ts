import type { Stream } from '../messages.ts';
import type { Listener } from '../worker.ts';
import type { FileSystem, OpenStream } from './pyodide-module.ts';

const READ = 0;
const WRITE = 1;
/** A number for devices that Emscripten leaves free. */
const MAJOR = 64;

/** File descriptors 0, 1 and 2: an input with nothing in it, and two outputs that a listener hears. */
export class StandardStreams {
  readonly #fs: FileSystem;
  #listener: Listener | undefined;
  #decoders = newDecoders();

  constructor(fs: FileSystem) {
    this.#fs = fs;
    this.#addDevice('stdin', 0, {
      read: () => {
        this.#listener?.notice('input');
        return 0;
      },
      llseek: () => 0,
    });
    for (const [minor, name] of (['stdout', 'stderr'] as const).entries()) {
      this.#addDevice(name, minor + 1, {
        write: (_stream, buffer, offset, length) => {
          this.#write(name, buffer.slice(offset, offset + length));
          return length;
        },
      });
    }
  }

  /** Closes whatever files are open, and opens the three anew. */
  open(listener?: Listener): void {
    for (const stream of this.#fs.streams) if (stream) this.#fs.close(stream);
    this.#listener = listener;
    this.#decoders = newDecoders();
    this.#fs.open(path('stdin'), READ);
    this.#fs.open(path('stdout'), WRITE);
    this.#fs.open(path('stderr'), WRITE);
  }

  /** Hands over what is left of a character cut short. */
  end(): void {
    for (const name of ['stdout', 'stderr'] as const) {
      const rest = this.#decoders[name].decode();
      if (rest) this.#listener?.write(name, rest);
    }
    this.#listener = undefined;
  }

  #write(name: Stream, bytes: Uint8Array): void {
    const text = this.#decoders[name].decode(bytes, { stream: true });
    if (text) this.#listener?.write(name, text);
  }

  #addDevice(name: string, minor: number, operations: Parameters<FileSystem['registerDevice']>[1]): void {
    const device = this.#fs.makedev(MAJOR, minor);
    const nothing = (_stream: OpenStream) => {};
    this.#fs.registerDevice(device, { close: nothing, ...operations });
    this.#fs.mkdev(path(name), 0o666, device);
  }
}

function path(name: string): string {
  return `/dev/runner-${name}`;
}

function newDecoders(): Record<Stream, TextDecoder> {
  return { stdout: new TextDecoder(), stderr: new TextDecoder() };
}
