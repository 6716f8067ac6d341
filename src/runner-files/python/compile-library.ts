import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ArchiveFile } from '../../runner/python/archive.ts';
import { Interpreter } from '../../runner/python/interpreter.ts';
import { PROGRAM_FILE } from '../../runner/python/place.ts';
import type { FileSystem } from '../../runner/python/pyodide-module.ts';
import { StandardStreams } from '../../runner/python/standard-streams.ts';
import { writeLibrary } from '../../runner/python/write-library.ts';

const MEMORY = 1024 * 1024 * 1024;

/** Modules of the runner's own come back below this folder. */
export const OWN_FOLDER = 'own/';

/**
 * Makes the files of Python's library with the very interpreter that will read them: sources without comments and
 * docstrings, which tracebacks do not show, and what compiles slowly compiled.
 * @param shipped the library as Pyodide ships it, which the interpreter runs on meanwhile
 * @param library modules of the library to be made, by their path in it
 * @param own the runner's modules by name, of which only the code is wanted
 * @param quick names of modules that must import quickly, with all they import
 * @throws Error with Python's own when one does not compile
 */
export async function compileLibrary(
  script: Uint8Array,
  wasm: Uint8Array,
  shipped: readonly ArchiveFile[],
  library: readonly ArchiveFile[],
  own: readonly ArchiveFile[],
  quick: readonly string[],
): Promise<ArchiveFile[]> {
  const interpreter = await Interpreter.load(
    script.slice().buffer,
    new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>),
    MEMORY,
  );
  const { FS } = interpreter.module;
  writeLibrary(FS, shipped);
  const streams = new StandardStreams(FS);
  let said = '';
  streams.open({
    notice() {},
    write(_stream, text) {
      said += text;
    },
  });
  interpreter.initialize();
  for (const [path, source] of [...library, ...own.map(([name, source]) => [OWN_FOLDER + name, source] as const)]) {
    const file = `/tmp/sources/${path}`;
    FS.mkdirTree(file.slice(0, file.lastIndexOf('/')));
    FS.writeFile(file, source);
  }
  const names = (files: readonly ArchiveFile[]) => files.map(([name]) => name);
  FS.writeFile('/tmp/work.json', JSON.stringify({ library: names(library), own: names(own), quick }));
  FS.writeFile(PROGRAM_FILE, await readFile(fileURLToPath(new URL('compile-library.py', import.meta.url))));
  if (interpreter.runMain() !== 0) throw new Error(said);
  return readFolder(FS, '/tmp/results/', '');
}

/** All files below a folder, in a fixed order. */
function readFolder(fs: FileSystem, root: string, folder: string): ArchiveFile[] {
  const names = fs.readdir(root + folder).filter((name) => name !== '.' && name !== '..');
  return names.toSorted().flatMap((name): ArchiveFile[] => {
    const path = folder + name;
    return fs.isDir(fs.lstat(root + path).mode) ? readFolder(fs, root, `${path}/`) : [[path, fs.readFile(root + path)]];
  });
}
