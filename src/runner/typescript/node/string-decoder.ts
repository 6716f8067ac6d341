/** `node:string_decoder`. */
import { Buffer, view } from './buffer.ts';

/** Decodes bytes that come in parts, whatever characters they are cut in. */
export class StringDecoder {
  readonly encoding: string;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(encoding = 'utf8') {
    // the buffer knows its encodings, and what to say of others
    Buffer.alloc(0).toString(encoding);
    this.encoding = encoding
      .toLowerCase()
      .replace(/^utf-(8|16le)$/, 'utf$1')
      .replace(/^ucs-?2$/, 'utf16le')
      .replace('binary', 'latin1');
  }

  write(chunk: Uint8Array | string): string {
    if (typeof chunk === 'string') return chunk;
    const bytes = Buffer.concat([this.#rest, chunk]);
    const whole = bytes.length - this.#unfinished(bytes);
    this.#rest = bytes.subarray(whole);
    return bytes.toString(this.encoding, 0, whole);
  }

  end(chunk?: Uint8Array): string {
    const text = chunk ? this.write(chunk) : '';
    const rest = view(this.#rest).toString(this.encoding);
    this.#rest = new Uint8Array(0);
    return text + rest;
  }

  /** Bytes at the end that begin a character that is not all there. */
  #unfinished(bytes: Uint8Array): number {
    if (this.encoding === 'utf16le') return bytes.length % 2;
    if (this.encoding.startsWith('base64')) return bytes.length % 3;
    if (this.encoding !== 'utf8') return 0;
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back] as number;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
  }
}
