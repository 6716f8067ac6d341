/** `node:stream/consumers`. */
import { Buffer } from './buffer.ts';

type Source = AsyncIterable<Uint8Array | string>;

export async function buffer(source: Source): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(typeof part === 'string' ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}

export async function bytes(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await buffer(source));
}

export const text = async (source: Source): Promise<string> => (await buffer(source)).toString();
export const json = async (source: Source): Promise<unknown> => JSON.parse(await text(source));
export const arrayBuffer = async (source: Source): Promise<ArrayBuffer> => (await bytes(source)).buffer;
export const blob = async (source: Source): Promise<Blob> => new Blob([await bytes(source)]);
