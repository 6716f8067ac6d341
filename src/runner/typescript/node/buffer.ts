/** `node:buffer`: a `Uint8Array` with Node's encodings. The npm package of that name is three times as large. */
import { customInspect, type InspectOptions } from './inspect.ts';
import { argTypeError, nodeError, rangeError, received } from './node-errors.ts';
import { emitWarning } from './warnings.ts';

type Encoding = string | undefined;
type Source =
  | string
  | ArrayLike<number>
  | ArrayBuffer
  | Uint8Array
  | { valueOf(): unknown }
  | { type: 'Buffer'; data: number[] };

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8Encoder = new TextEncoder();
const LONGEST = 2 ** 53 - 1;

interface Codec {
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

function characters(bytes: Uint8Array, mask = 0xff): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte & mask);
  return text;
}

function codes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const utf8: Codec = {
  encode: (text) => utf8Encoder.encode(text),
  decode: (bytes) => utf8Decoder.decode(unshared(bytes)),
};
const latin1: Codec = { encode: (text) => codes(codeUnits(text)), decode: (bytes) => characters(bytes) };
const utf16: Codec = {
  encode(text) {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true);
    return new Uint8Array(view.buffer);
  },
  decode(bytes) {
    let text = '';
    for (let i = 0; i + 1 < bytes.length; i += 2)
      text += String.fromCharCode((bytes[i] as number) | ((bytes[i + 1] as number) << 8));
    return text;
  },
};
const base64: Codec = {
  encode(text) {
    const digits = text
      .replaceAll('-', '+')
      .replaceAll('_', '/')
      .replaceAll(/[^A-Za-z0-9+/]/g, '');
    return codes(atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits));
  },
  decode: (bytes) => btoa(characters(bytes)),
};
const CODECS: Record<string, Codec> = {
  utf8,
  'utf-8': utf8,
  hex: {
    encode(text) {
      const pairs = /^(?:[\da-f]{2})*/i.exec(text)?.[0] ?? '';
      return Uint8Array.from({ length: pairs.length / 2 }, (_, i) =>
        Number.parseInt(pairs.slice(i * 2, i * 2 + 2), 16),
      );
    },
    decode: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  },
  latin1,
  binary: latin1,
  ascii: { encode: latin1.encode, decode: (bytes) => characters(bytes, 0x7f) },
  utf16le: utf16,
  'utf-16le': utf16,
  ucs2: utf16,
  'ucs-2': utf16,
  base64,
  base64url: {
    encode: base64.encode,
    decode: (bytes) => base64.decode(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  },
};

/** One character per UTF-16 unit, cut to a byte. */
function codeUnits(text: string): string {
  return text.replaceAll(/[^\0-\xff]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) & 0xff));
}

/** `TextDecoder` takes no shared memory. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function codecOf(encoding: Encoding): Codec {
  const codec = CODECS[String(encoding ?? 'utf8').toLowerCase()];
  if (!codec) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  return codec;
}

/** The bytes of a text. */
export function encode(text: string, encoding?: string): Uint8Array {
  return codecOf(encoding).encode(text);
}

function checkSize(size: unknown): void {
  if (typeof size !== 'number') throw argTypeError('size', 'of type number', size);
  if (!(size >= 0 && size <= LONGEST)) throw rangeError('size', `>= 0 && <= ${LONGEST}`, size);
}

export function bytesOf(value: Buffer | Uint8Array | string | number, encoding?: string): Uint8Array {
  if (typeof value === 'string') return encode(value, encoding);
  return typeof value === 'number' ? Uint8Array.of(value & 0xff) : value;
}

/** Node's `Buffer`. */
export class Buffer extends Uint8Array {
  static override readonly name: string = 'Buffer';
  static poolSize = 8192;
  static readonly [Symbol.species] = make;

  // biome-ignore lint/suspicious/noExplicitAny: the parameters of Uint8Array, whichever
  constructor(...values: any[]) {
    const [value, encoding] = values;
    super(...((typeof value === 'string' ? [encode(value, encoding)] : values) as [number]));
    if (new.target === Buffer)
      emitWarning(
        'Buffer() is deprecated due to security and usability issues. Please use the Buffer.alloc(), ' +
          'Buffer.allocUnsafe(), or Buffer.from() methods instead.',
        'DeprecationWarning',
        'DEP0005',
      );
  }

  static alloc(size: number, fill?: string | number | Uint8Array, encoding?: string): Buffer {
    checkSize(size);
    const made = make(size);
    return fill === undefined || fill === 0 ? made : made.fill(fill as never, encoding as never);
  }

  static allocUnsafe(size: number): Buffer {
    checkSize(size);
    return make(size);
  }

  static allocUnsafeSlow(size: number): Buffer {
    return Buffer.allocUnsafe(size);
  }

  static override from(value: Source | Iterable<number>, ...rest: unknown[]): Buffer {
    const [first, second] = rest;
    if (typeof value === 'string') return view(encode(value, first as string));
    if (value instanceof ArrayBuffer || value instanceof SharedArrayBufferOrNone) return make(value, first, second);
    if (typeof value === 'object' && value !== null) {
      if ('length' in value || Symbol.iterator in value) return view(Uint8Array.from(value as ArrayLike<number>));
      if ('data' in value && Array.isArray(value.data)) return view(Uint8Array.from(value.data));
      const primitive = value.valueOf();
      if (primitive !== value && primitive !== null) return Buffer.from(primitive as Source, ...rest);
    }
    throw nodeError(
      TypeError,
      'ERR_INVALID_ARG_TYPE',
      'The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like ' +
        `Object.${received(value)}`,
    );
  }

  static override of(...bytes: number[]): Buffer {
    return view(Uint8Array.from(bytes));
  }

  static isBuffer(value: unknown): value is Buffer {
    return value instanceof Buffer;
  }

  static isEncoding(encoding: unknown): boolean {
    return typeof encoding === 'string' && encoding.toLowerCase() in CODECS;
  }

  static byteLength(value: string | ArrayBufferView | ArrayBuffer, encoding?: string): number {
    return typeof value === 'string' ? encode(value, encoding).length : value.byteLength;
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    const at = a.findIndex((byte, i) => byte !== b[i]);
    if (at === -1) return Math.sign(a.length - b.length);
    return at >= b.length || (a[at] as number) > (b[at] as number) ? 1 : -1;
  }

  static concat(list: readonly Uint8Array[], length = list.reduce((sum, { length }) => sum + length, 0)): Buffer {
    const all = make(length);
    let at = 0;
    for (const part of list) {
      all.set(part.subarray(0, Math.max(0, length - at)), Math.min(at, length));
      at += part.length;
    }
    return all;
  }

  get parent(): ArrayBufferLike {
    return this.buffer;
  }

  get offset(): number {
    return this.byteOffset;
  }

  override toString(encoding?: string, start = 0, end = this.length): string {
    return codecOf(encoding).decode(this.subarray(start, end));
  }

  override toLocaleString(...values: unknown[]): string {
    return this.toString(values[0] as string | undefined);
  }

  toJSON(): { type: 'Buffer'; data: number[] } {
    return { type: 'Buffer', data: Array.from(this) };
  }

  equals(other: Uint8Array): boolean {
    if (!(other instanceof Uint8Array)) throw argTypeError('otherBuffer', 'an instance of Buffer or Uint8Array', other);
    return Buffer.compare(this, other) === 0;
  }

  compare(target: Uint8Array, start = 0, end = target.length, from = 0, to = this.length): number {
    return Buffer.compare(this.subarray(from, to), target.subarray(start, end));
  }

  override slice(start?: number, end?: number): never {
    return this.subarray(start, end) as never;
  }

  copy(target: Uint8Array, at = 0, start = 0, end = this.length): number {
    const part = this.subarray(start, Math.min(end, start + target.length - at));
    target.set(part, at);
    return part.length;
  }

  override fill(value: never, ...rest: never[]): this {
    const [start, end, encoding] = (typeof rest[0] === 'string' ? [0, undefined, rest[0]] : rest) as [
      number?,
      number?,
      string?,
    ];
    const bytes = bytesOf(value, encoding);
    const to = end ?? this.length;
    if (bytes.length === 1) super.fill(bytes[0] as number, start, to);
    else
      for (let i = start ?? 0; i < to; i++)
        this[i] = bytes.length === 0 ? 0 : (bytes[(i - (start ?? 0)) % bytes.length] as number);
    return this;
  }

  override indexOf(value: never, from = 0, encoding?: string): number {
    const bytes = bytesOf(value, encoding);
    const start = from < 0 ? Math.max(0, this.length + from) : from;
    for (let i = start; i <= this.length - bytes.length; i++)
      if (bytes.every((byte, j) => this[i + j] === byte)) return i;
    return -1;
  }

  override includes(value: never, from = 0, encoding?: string): boolean {
    return this.indexOf(value, from, encoding) !== -1;
  }

  write(text: string, ...rest: (number | string)[]): number {
    if (typeof text !== 'string') throw argTypeError('string', 'of type string', text);
    const numbers = rest.filter((one) => typeof one === 'number');
    const [at = 0, most = this.length - at] = numbers;
    const bytes = encode(
      text,
      rest.find((one) => typeof one === 'string'),
    );
    const part = bytes.subarray(0, Math.min(most, this.length - at));
    this.set(part, at);
    return part.length;
  }

  [customInspect](_: number, options: InspectOptions): string {
    const most = options.maxArrayLength ?? 50;
    const shown = Math.min(most === 100 ? 50 : most, this.length);
    const left = this.length - shown;
    const hex = Array.from(this.subarray(0, shown), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return `<Buffer${hex ? ` ${hex}` : ''}${left > 0 ? ` ... ${left} more byte${left > 1 ? 's' : ''}` : ''}>`;
  }
}

const SharedArrayBufferOrNone = globalThis.SharedArrayBuffer ?? class {};

/** A buffer made past the constructor, which warns of itself. */
function make(...values: unknown[]): Buffer {
  return Reflect.construct(Uint8Array, values, Buffer) as Buffer;
}

/** A buffer over the bytes of an array, not a copy. */
export function view(bytes: Uint8Array): Buffer {
  return make(bytes.buffer, bytes.byteOffset, bytes.length);
}

export const constants = { MAX_LENGTH: LONGEST, MAX_STRING_LENGTH: 536870888 };
export const kMaxLength = LONGEST;
export const INSPECT_MAX_BYTES = 50;
