/** What page, frame and worker say to each other, and in what order. */

export type RunnerLanguage = 'py' | 'ts';
export type Stream = 'stdout' | 'stderr';

/** Files a worker needs, by name: WebAssembly compiled once by the frame, all else as bytes. */
export type RunnerFiles = Record<string, ArrayBuffer | WebAssembly.Module>;

/** A program to run. */
export interface Program {
  source: string;
  /** TypeScript whose types are still in it; they are taken out before it runs. */
  typed?: boolean;
}

/** What a program asked for that does not exist in the page; the panel explains it in the reader's language. */
export const NOTICES = ['input', 'threads', 'processes', 'internet', 'packages'] as const;
export type Notice = (typeof NOTICES)[number];

/** To a worker: first `start`, then `run`; in the page once, under Node as often as wanted. */
export type ToWorker = { type: 'start'; files: RunnerFiles } | ({ type: 'run' } & Program);

/**
 * From a worker. All of it may be forged by the program that runs there, so whoever listens checks every message.
 * `failed` is a defect of the runner, never of the program: a program that fails ends with its exit status.
 */
export type FromWorker =
  | { type: 'started' }
  | { type: 'output'; stream: Stream; text: string }
  | { type: 'notice'; notice: Notice }
  | { type: 'end'; exit: number }
  | { type: 'failed'; message: string };

/** Why a run is over. */
export type Ending =
  | { reason: 'done'; exit: number }
  | { reason: 'stopped' | 'time' | 'output' | 'memory' | 'offline' }
  | { reason: 'failed'; message: string };

/** From the page to the frame, over the port it was given. Bytes come once; a run names those that it needs. */
export type ToFrame =
  | { type: 'files'; language: RunnerLanguage; worker: ArrayBuffer; files: Record<string, ArrayBuffer> }
  | ({ type: 'run'; id: number; language: RunnerLanguage; files: readonly string[] } & Program)
  | { type: 'stop' };

/** From the frame to the page: first that it listens, then what runs do. */
export type FromFrame =
  | { type: 'ready' }
  | { type: 'running'; id: number }
  | { type: 'output'; id: number; stream: Stream; text: string }
  | { type: 'notice'; id: number; notice: Notice }
  | { type: 'end'; id: number; ending: Ending };
