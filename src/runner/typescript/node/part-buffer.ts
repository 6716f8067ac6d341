/** node-buffer.js: numbers in buffers, and what else few programs do with them. */
import { Buffer, bytesOf } from './buffer.ts';
import { argTypeError, nodeError, rangeError } from './node-errors.ts';

export const modules = {};

export function install(): void {
  addNumbers();
  for (const bits of [16, 32, 64])
    define([`swap${bits}`], function (this: Buffer) {
      return swap(this, bits / 8);
    });
  define(['lastIndexOf'], function (this: Buffer, value: never, from = this.length, encoding?: string): number {
    const bytes = bytesOf(value, encoding);
    for (let i = Math.min(from < 0 ? this.length + from : from, this.length - bytes.length); i >= 0; i--)
      if (bytes.every((byte, j) => this[i + j] === byte)) return i;
    return -1;
  });
}

/** Adds `readUInt32BE` and its like, for every number that a DataView has. */
function addNumbers(): void {
  const kinds: [string, string, number][] = [
    ['UInt8', 'Uint8', 1],
    ['Int8', 'Int8', 1],
    ['UInt16', 'Uint16', 2],
    ['Int16', 'Int16', 2],
    ['UInt32', 'Uint32', 4],
    ['Int32', 'Int32', 4],
    ['Float', 'Float32', 4],
    ['Double', 'Float64', 8],
    ['BigUInt64', 'BigUint64', 8],
    ['BigInt64', 'BigInt64', 8],
  ];
  for (const [name, kind, size] of kinds)
    for (const order of size === 1 ? [''] : ['LE', 'BE']) {
      const isLittle = order === 'LE';
      define([`read${name}${order}`, `read${name.replace('UInt', 'Uint')}${order}`], function (this: Buffer, at = 0) {
        checkOffset(this, at, size);
        return dataView(this)[`get${kind}` as 'getInt16'](at, isLittle);
      });
      define([`write${name}${order}`, `write${name.replace('UInt', 'Uint')}${order}`], function (
        this: Buffer,
        value: number,
        at = 0,
      ) {
        checkOffset(this, at, size);
        checkValue(name, size, value);
        dataView(this)[`set${kind}` as 'setInt16'](at, value, isLittle);
        return at + size;
      });
    }
}

function define(names: string[], value: (...values: never[]) => unknown): void {
  for (const name of names)
    Object.defineProperty(Buffer.prototype, name, { value, writable: true, configurable: true });
}

function dataView(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function checkOffset(buffer: Buffer, at: number, size: number): void {
  if (typeof at !== 'number') throw argTypeError('offset', 'of type number', at);
  if (!Number.isInteger(at)) throw rangeError('offset', 'an integer', at);
  if (buffer.length < size)
    throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
  if (at < 0 || at + size > buffer.length) throw rangeError('offset', `>= 0 and <= ${buffer.length - size}`, at);
}

function checkValue(name: string, size: number, value: number): void {
  if (typeof value !== 'number' || name.includes('Float') || name.includes('Double')) return;
  const bits = size * 8;
  const [low, high] = name.startsWith('U') ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
  if (value >= low && value <= high) return;
  const range =
    size > 2
      ? name.startsWith('U')
        ? `>= 0 and < 2 ** ${bits}`
        : `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}`
      : `>= ${low} and <= ${high}`;
  throw rangeError('value', range, value);
}

function swap(buffer: Buffer, size: number): never {
  if (buffer.length % size !== 0)
    throw nodeError(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${size * 8}-bits`);
  for (let i = 0; i < buffer.length; i += size) buffer.subarray(i, i + size).reverse();
  return buffer as never;
}
