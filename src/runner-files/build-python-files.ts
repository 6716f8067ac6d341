import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ArchiveFile, packArchive } from '../runner/python/archive.ts';
import { adaptScript, adaptWasm } from './python/adapt-pyodide.ts';
import { compileLibrary, OWN_FOLDER } from './python/compile-library.ts';
import { ADDED, LEFT_OUT, OWN_MODULES, QUICK, RESTORED } from './python/library-files.ts';
import { readZip } from './python/read-zip.ts';

/** What the files are made by and made of; any change in them makes them anew. */
const INPUT_FOLDERS = ['./python/', '../runner/python/'].map(path);
const CACHE = path('../../node_modules/.cache/error-atlas/python/');

/** The files that the Python worker is handed: Pyodide's script and interpreter adapted, its library compiled. */
export async function buildPythonFiles(): Promise<Map<string, Uint8Array>> {
  const folder = `${CACHE}${await hashInputs()}`;
  const names = ['pyodide.asm.mjs', 'pyodide.asm.wasm', 'library.bin'];
  try {
    return new Map(await Promise.all(names.map(async (name) => [name, await readFile(`${folder}/${name}`)] as const)));
  } catch {
    const files = await build();
    const unfinished = `${folder}.${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    for (const [name, bytes] of files) await writeFile(`${unfinished}/${name}`, bytes);
    // another process may have been faster
    await rename(unfinished, folder).catch(() => {});
    return files;
  }
}

async function build(): Promise<Map<string, Uint8Array>> {
  const script = await adaptScript(await readFile(pyodideFile('pyodide.asm.mjs'), 'utf8'));
  const wasm = adaptWasm(await readFile(pyodideFile('pyodide.asm.wasm')));
  return new Map([
    ['pyodide.asm.mjs', script],
    ['pyodide.asm.wasm', wasm],
    ['library.bin', await buildLibrary(script, wasm)],
  ]);
}

async function buildLibrary(script: Uint8Array, wasm: Uint8Array): Promise<Uint8Array> {
  const shipped = readZip(await readFile(pyodideFile('python_stdlib.zip')));
  const library = await librarySources(shipped);
  const own = await Promise.all(
    OWN_MODULES.map(async ([name, file]) => [name, await readFile(path(`../runner/python/${file}`))] as const),
  );
  const files = new Map(await compileLibrary(script, wasm, [...shipped], library, own, QUICK));
  const take = (wanted: (path: string) => boolean) => [...files].filter(([path]) => wanted(path));
  return packArchive([
    ...own.map(([name]) => [OWN_FOLDER + name, files.get(OWN_FOLDER + name)] as ArchiveFile),
    // what is alike stands together, which compresses better
    ...take((path) => path.endsWith('.pyc')),
    ...take((path) => path.endsWith('.py')),
  ]);
}

/** The library's modules in a fixed order, with what the runner adds. */
async function librarySources(shipped: ReadonlyMap<string, Uint8Array>): Promise<ArchiveFile[]> {
  const sources = new Map(
    [...shipped].filter(([file]) => file.endsWith('.py') && !LEFT_OUT.some((start) => file.startsWith(start))),
  );
  for (const [module, from, to] of RESTORED) {
    const source = Buffer.from(sources.get(module) ?? '').toString();
    if (!source.includes(from)) throw new Error(`The library's ${module} has no ${from}`);
    sources.set(module, Buffer.from(source.replace(from, to)));
  }
  for (const [module, file] of ADDED) {
    const added = await readFile(path(`../runner/python/${file}`));
    sources.set(module, Buffer.concat([sources.get(module) ?? new Uint8Array(), added]));
  }
  return [...sources].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

async function hashInputs(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(pyodideFile('package.json')));
  hash.update(await readFile(fileURLToPath(import.meta.url)));
  for (const folder of INPUT_FOLDERS) {
    for (const name of (await readdir(folder)).toSorted()) {
      if (/(?<!\.test)\.(ts|py)$/.test(name)) hash.update(`\0${name}\0`).update(await readFile(folder + name));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function pyodideFile(name: string): string {
  return fileURLToPath(import.meta.resolve(`pyodide/${name}`));
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
