/** A file in an archive, by its path. */
export type ArchiveFile = readonly [path: string, bytes: Uint8Array];

/** Many files as one, each stored as it is: the length of the list, the list of paths and sizes in JSON, all bytes. */
export function packArchive(files: readonly ArchiveFile[]): Uint8Array<ArrayBuffer> {
  const list = new TextEncoder().encode(JSON.stringify(files.map(([path, bytes]) => [path, bytes.length])));
  const archive = new Uint8Array(files.reduce((size, [, bytes]) => size + bytes.length, 4 + list.length));
  new DataView(archive.buffer).setUint32(0, list.length);
  archive.set(list, 4);
  let at = 4 + list.length;
  for (const [, bytes] of files) {
    archive.set(bytes, at);
    at += bytes.length;
  }
  return archive;
}

/** The files of an archive; their bytes are not copied. */
export function readArchive(archive: ArrayBuffer): ArchiveFile[] {
  const listLength = new DataView(archive).getUint32(0);
  const list: [string, number][] = JSON.parse(new TextDecoder().decode(new Uint8Array(archive, 4, listLength)));
  let at = 4 + listLength;
  return list.map(([path, size]) => {
    const bytes = new Uint8Array(archive, at, size);
    at += size;
    return [path, bytes];
  });
}
