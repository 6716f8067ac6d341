import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Transcript } from '../model/transcript.ts';
import type { ProgramLanguage } from '../programs/find-texts.ts';
import { normalizeOutput } from '../programs/normalize-output.ts';

/** What runs a program: an executable with its installation prefixes. */
export interface Runtime {
  executable: string;
  prefixes: readonly string[];
}

/** A program that has not ended by then is stopped, and its run fails. */
const LIMIT_MS = 20_000;

/**
 * Runs a program once, as a fresh process in a fresh folder, with an emptied environment and no input.
 * @returns exit status and normalised output
 * @throws Error when the program does not end within 20 seconds
 */
export async function runProgram(source: string, language: ProgramLanguage, runtime: Runtime): Promise<Transcript> {
  const parent = await mkdtemp(join(tmpdir(), 'error-atlas-'));
  const folder = join(parent, 'example');
  try {
    await mkdir(folder);
    const file = language === 'py' ? 'example.py' : 'example.ts';
    await writeFile(join(folder, file), source);
    if (language === 'ts') await writeFile(join(folder, 'package.json'), '{"type":"module"}\n');
    const ended = await runProcess(runtime.executable, [join(folder, file)], folder);
    return { exit: ended.exit, ...normalizeOutput(ended.stdout, ended.stderr, { folder, prefixes: runtime.prefixes }) };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Runs a command in a folder with the environment every program gets. */
export function runProcess(
  executable: string,
  args: readonly string[],
  folder: string,
): Promise<{ exit: number; stdout: string; stderr: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(executable, args, {
    cwd: folder,
    env: { PATH, HOME: folder, LANG: 'C.UTF-8', PYTHONHASHSEED: '0', NO_COLOR: '1', NODE_COMPILE_CACHE: COMPILE_CACHE },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') reject(new Error(`did not end within ${LIMIT_MS / 1000} seconds`));
      else
        resolve({ exit: code ?? 128 + (signal ? constants.signals[signal] : 0), stdout: text(out), stderr: text(err) });
    });
  });
}

/** Node reads its own compiled form of a program's modules from here, which halves its start. */
const COMPILE_CACHE = join(tmpdir(), 'error-atlas-compile-cache');

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}
