import { expect, test } from 'vitest';
import { type ArchiveFile, packArchive, readArchive } from './archive.ts';

test('gives back every file as it was put in, in the same order', () => {
  const files: ArchiveFile[] = [
    ['b/é.py', new TextEncoder().encode('print("é")\n')],
    ['a', new Uint8Array()],
    ['c.pyc', Uint8Array.from({ length: 300 }, (_, index) => index)],
  ];
  expect(readArchive(packArchive(files).buffer)).toEqual(files);
});
