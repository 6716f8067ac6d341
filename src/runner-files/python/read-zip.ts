import { inflateRawSync } from 'node:zlib';

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const SIGNATURE = { end: 0x06054b50, entry: 0x02014b50 } as const;
const DEFLATED = 8;

/** The files in a zip archive, by path. */
export function readZip(zip: Buffer): Map<string, Uint8Array> {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(SIGNATURE.end).buffer));
  const files = new Map<string, Uint8Array>();
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === SIGNATURE.entry) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + size);
    if (!name.endsWith('/')) files.set(name, method === DEFLATED ? inflateRawSync(bytes) : bytes);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
