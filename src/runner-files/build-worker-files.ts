import { fileURLToPath } from 'node:url';
import type { RunnerLanguage } from '../runner/messages.ts';
import { buildPythonFiles } from './build-python-files.ts';
import { buildTypescriptFiles } from './build-typescript-files.ts';
import { bundleScript } from './bundle-script.ts';

/** What a worker of one language is made of. */
export interface WorkerFiles {
  worker: Uint8Array;
  /** What it is handed when it starts, by name. */
  files: Map<string, Uint8Array>;
}

/** The worker script of a language with the files it is handed, built from this project and its packages. */
export async function buildWorkerFiles(language: RunnerLanguage): Promise<WorkerFiles> {
  if (language === 'py') {
    return { worker: await bundleScript(runnerSource('python/python-worker.ts')), files: await buildPythonFiles() };
  }
  const worker = await bundleScript(runnerSource('typescript/typescript-worker.ts'));
  return { worker, files: await buildTypescriptFiles() };
}

/** Path of a source file of the room `runner`. */
export function runnerSource(path: string): string {
  return fileURLToPath(new URL(`../runner/${path}`, import.meta.url));
}
