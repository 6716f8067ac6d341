import type { ArchiveFile } from './archive.ts';
import { LIBRARY_FOLDER } from './place.ts';
import type { FileSystem } from './pyodide-module.ts';

/** Writes the standard library's files, which a program can read but not change. */
export function writeLibrary(fs: FileSystem, files: readonly ArchiveFile[]): void {
  const made = new Set<string>();
  for (const [path, bytes] of files) {
    const file = `${LIBRARY_FOLDER}/${path}`;
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (!made.has(folder)) fs.mkdirTree(folder);
    made.add(folder);
    fs.writeFile(file, bytes, { canOwn: true, mode: 0o444 });
  }
}
