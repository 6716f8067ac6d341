import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildLibrary } from './build-library.ts';
import type { Files } from './read-entry.ts';

/**
 * Reads the content folder of a project on disk.
 * @param root the folder that holds `content/`
 */
export async function libraryFromDisk(root: string): Promise<ReturnType<typeof buildLibrary>> {
  return buildLibrary(await readContentFiles(root));
}

/** Text of every file under `content/`, by path from the root. */
export async function readContentFiles(root: string): Promise<Files> {
  const found = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true });
  const paths = found.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  return new Map(
    paths.map((path, index) => [
      relative(root, path).split(sep).join('/'),
      (texts[index] ?? '').replaceAll('\r\n', '\n'),
    ]),
  );
}
