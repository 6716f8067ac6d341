/** `node:crypto`: random bytes, and the hashes that programs of such a site use. */
import { Buffer, encode, view } from './buffer.ts';
import { nextTick } from './event-loop.ts';
import { nodeError, rangeError } from './node-errors.ts';

const { crypto } = globalThis;

export function randomBytes(size: number, done?: (error: null, bytes: Buffer) => void): Buffer | undefined {
  if (!(size >= 0 && size <= 2 ** 31 - 1)) throw rangeError('size', '>= 0 && <= 2147483647', size);
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536) as Uint8Array<ArrayBuffer>);
  if (!done) return bytes;
  nextTick(() => done(null, bytes));
  return undefined;
}

export function randomInt(...values: number[]): number {
  const [low, high] = values.length === 1 ? [0, values[0] as number] : (values as [number, number]);
  return low + Math.floor(((crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32) * (high - low));
}

export const randomUUID = (): string => crypto.randomUUID();
export const webcrypto = crypto;
export const { subtle } = crypto;
export const getRandomValues = crypto.getRandomValues.bind(crypto);

export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length)
    throw nodeError(RangeError, 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  return view(a).equals(b);
}

type Digest = (bytes: Uint8Array) => Uint8Array;

/** Bytes of the sine or of roots of primes, as MD5 and SHA-2 define their constants. */
const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32));
const PRIMES = [...Array(312).keys()]
  .filter((n) => n > 1 && [...Array(n).keys()].slice(2).every((d) => n % d !== 0))
  .slice(0, 64);
const fraction = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** 32);
const CUBE_ROOTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const SQUARE_ROOTS = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];

const left = (value: number, by: number) => (value << by) | (value >>> (32 - by));

/** Pads to whole blocks of 64 bytes, the length in bits at the end. */
function padded(bytes: Uint8Array, isLittle: boolean): DataView {
  const all = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const words = new DataView(all.buffer);
  words.setBigUint64(all.length - 8, BigInt(bytes.length) * 8n, isLittle);
  return words;
}

function output(state: number[], isLittle: boolean): Uint8Array {
  const words = new DataView(new ArrayBuffer(state.length * 4));
  for (const [i, word] of state.entries()) words.setUint32(i * 4, word >>> 0, isLittle);
  return new Uint8Array(words.buffer);
}

const md5: Digest = (bytes) => {
  const words = padded(bytes, true);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.byteLength; block += 64) {
    let [a, b, c, d] = state as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] as number;
      const g = [i, 5 * i + 1, 3 * i + 5, 7 * i][round] as number;
      const sum = (f + a + (SINES[i] as number) + words.getUint32(block + (g % 16) * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + left(sum, SHIFTS[round]?.[i % 4] as number)) | 0];
    }
    for (const [i, word] of [a, b, c, d].entries()) state[i] = ((state[i] as number) + word) | 0;
  }
  return output(state, true);
};

const sha1: Digest = (bytes) => {
  const words = padded(bytes, false);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.byteLength; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => words.getUint32(block + i * 4));
    for (let i = 16; i < 80; i++)
      w.push(left((w[i - 3] as number) ^ (w[i - 8] as number) ^ (w[i - 14] as number) ^ (w[i - 16] as number), 1));
    let [a, b, c, d, e] = state as [number, number, number, number, number];
    for (let i = 0; i < 80; i++) {
      const round = Math.floor(i / 20);
      const f = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round] as number;
      const k = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][round] as number;
      [a, b, c, d, e] = [(left(a, 5) + f + e + k + (w[i] as number)) | 0, a, left(b, 30), c, d];
    }
    for (const [i, word] of [a, b, c, d, e].entries()) state[i] = ((state[i] as number) + word) | 0;
  }
  return output(state, false);
};

const sha256: Digest = (bytes) => {
  const words = padded(bytes, false);
  const state = [...SQUARE_ROOTS];
  const right = (value: number, by: number) => (value >>> by) | (value << (32 - by));
  for (let block = 0; block < words.byteLength; block += 64) {
    const w = Array.from({ length: 16 }, (_, i) => words.getUint32(block + i * 4));
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15] as number, w[i - 2] as number];
      const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3);
      const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10);
      w.push(((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0);
    }
    let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (CUBE_ROOTS[i] as number) + (w[i] as number)) | 0;
      const t2 = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = ((state[i] as number) + word) | 0;
  }
  return output(state, false);
};

const DIGESTS: Record<string, Digest> = { md5, sha1, sha256 };

function digestOf(name: string): Digest {
  const digest = DIGESTS[name.toLowerCase().replace('-', '')];
  if (!digest)
    throw new Error(
      /^sha/i.test(name)
        ? `${name} does not exist in the page: md5, sha1 and sha256 do`
        : 'Digest method not supported',
    );
  return digest;
}

/** A hash that is given its bytes in parts. */
class Hash {
  #bytes: Buffer = Buffer.alloc(0);
  #isDone = false;
  readonly #digest: Digest;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  update(data: string | Uint8Array, encoding?: string): this {
    if (this.#isDone) throw nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#bytes = Buffer.concat([this.#bytes, typeof data === 'string' ? encode(data, encoding) : data]);
    return this;
  }

  digest(encoding?: string): string | Buffer {
    if (this.#isDone) throw nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#isDone = true;
    const result = view(this.#digest(this.#bytes));
    return encoding ? result.toString(encoding) : result;
  }
}

export function createHash(name: string): Hash {
  return new Hash(digestOf(name));
}

export function createHmac(name: string, key: string | Uint8Array): Hash {
  const digest = digestOf(name);
  const given = typeof key === 'string' ? encode(key) : key;
  const block = new Uint8Array(64);
  block.set(given.length > 64 ? digest(given) : given);
  const mixed = (byte: number) => block.map((one) => one ^ byte);
  return new Hash((bytes) => digest(Buffer.concat([mixed(0x5c), digest(Buffer.concat([mixed(0x36), bytes]))])));
}

export function hash(name: string, data: string | Uint8Array, encoding = 'hex'): string | Buffer {
  return createHash(name)
    .update(data)
    .digest(encoding === 'buffer' ? undefined : encoding);
}

export const getHashes = (): string[] => Object.keys(DIGESTS);
