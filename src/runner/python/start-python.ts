import { LIMITS } from '../limits.ts';
import type { RunnerFiles } from '../messages.ts';
import type { Runtime, StartRuntime } from '../worker.ts';
import { type ArchiveFile, readArchive } from './archive.ts';
import { Interpreter } from './interpreter.ts';
import { keepMemory } from './memory-image.ts';
import { FOLDER, PROGRAM_FILE } from './place.ts';
import type { FileSystem } from './pyodide-module.ts';
import { StandardStreams } from './standard-streams.ts';
import { writeLibrary } from './write-library.ts';

/** Folders a program can write to. */
const WRITABLE = [FOLDER, '/tmp'];

/** Where the archive has the runner's own modules. */
const OWN_MODULES = 'own/';

/**
 * Starts CPython, up to the point where it would run a program; the memory it has then is put back before every
 * program, which so gets a new process in all but name.
 */
export const startPython: StartRuntime = async (files: RunnerFiles): Promise<Runtime> => {
  const interpreter = await Interpreter.load(
    files['pyodide.asm.mjs'] as ArrayBuffer,
    files['pyodide.asm.wasm'] as WebAssembly.Module,
    LIMITS.memory,
  );
  const { FS } = interpreter.module;
  const streams = new StandardStreams(FS);
  const archive = readArchive(files['library.bin'] as ArrayBuffer);
  const isOwn = ([path]: ArchiveFile) => path.startsWith(OWN_MODULES);
  writeLibrary(
    FS,
    archive.filter((file) => !isOwn(file)),
  );
  let said = '';
  streams.open({
    notice() {},
    write(_stream, text) {
      said += text;
    },
  });
  try {
    interpreter.initialize();
    interpreter.protectStack();
    interpreter.addModules(
      archive.filter(isOwn).map(([path, code]) => [path.slice(OWN_MODULES.length), code] as const),
    );
  } catch (error) {
    throw new Error(`${(error as Error).message}\n${said}`, { cause: error });
  }
  const restoreMemory = keepMemory(interpreter.module);
  let isFresh = true;
  return {
    async run({ source }, listener) {
      if (!isFresh) restoreMemory();
      isFresh = false;
      streams.open(listener);
      for (const folder of WRITABLE) emptyFolder(FS, folder);
      FS.chdir(FOLDER);
      FS.writeFile(PROGRAM_FILE, source);
      interpreter.onNotice = (notice) => listener.notice(notice);
      try {
        return interpreter.runMain();
      } finally {
        streams.end();
      }
    },
  };
};

function emptyFolder(fs: FileSystem, folder: string): void {
  fs.chmod(folder, 0o777);
  for (const name of fs.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const path = `${folder}/${name}`;
    if (fs.isDir(fs.lstat(path).mode)) {
      emptyFolder(fs, path);
      fs.rmdir(path);
    } else fs.unlink(path);
  }
}
