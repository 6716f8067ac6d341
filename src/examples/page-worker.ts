import { Worker } from 'node:worker_threads';
import type { FromWorker, Notice, Program, RunnerFiles, ToWorker } from '../runner/messages.ts';

/** What a program did in a worker of the page. */
export interface PageRun {
  exit: number;
  stdout: string;
  stderr: string;
  notices: Notice[];
}

/** Gives Node's worker the names that the page's worker script speaks by. */
const PRELUDE = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
`;

/** A program that has not ended by then is stopped, and its run fails. */
const LIMIT_MS = 15_000;

/** A worker script of the page, running under Node. */
export class PageWorker {
  readonly #worker: Worker;
  #listen: (message: FromWorker | Error) => void = () => {};

  /**
   * Starts the worker script that the page uses, with the files the page hands it.
   * @throws Error when it does not start
   */
  static async start(script: Uint8Array, files: RunnerFiles): Promise<PageWorker> {
    const worker = new PageWorker(script);
    await worker.#ask({ type: 'start', files }, (message) => message.type === 'started');
    return worker;
  }

  private constructor(script: Uint8Array) {
    this.#worker = new Worker(PRELUDE + new TextDecoder().decode(script), {
      eval: true,
      stdin: true,
      env: {},
      execArgv: ['--no-warnings'],
    });
    this.#worker.on('message', (message: FromWorker) => this.#listen(message));
    this.#worker.on('error', (error) => this.#listen(error as Error));
    this.#worker.on('exit', (code) => this.#listen(new Error(`the worker ended by itself, with status ${code}`)));
  }

  /**
   * Runs a program to its end.
   * @throws Error when the worker fails, or the program does not end within 15 seconds
   */
  async run(program: Program): Promise<PageRun> {
    const said: PageRun = { exit: -1, stdout: '', stderr: '', notices: [] };
    await this.#ask({ type: 'run', ...program }, (message) => {
      if (message.type === 'output') said[message.stream] += message.text;
      if (message.type === 'notice') said.notices.push(message.notice);
      if (message.type === 'end') said.exit = message.exit;
      return message.type === 'end';
    });
    return said;
  }

  async stop(): Promise<void> {
    this.#listen = () => {};
    await this.#worker.terminate();
  }

  /** Sends a message and listens until `isLast`. */
  #ask(message: ToWorker, isLast: (answer: FromWorker) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no end within ${LIMIT_MS / 1000} seconds`)), LIMIT_MS);
      this.#listen = (answer) => {
        const failure =
          answer instanceof Error ? answer : answer.type === 'failed' ? new Error(answer.message) : undefined;
        if (failure === undefined && !isLast(answer as FromWorker)) return;
        clearTimeout(timer);
        this.#listen = () => {};
        if (failure) reject(failure);
        else resolve();
      };
      this.#worker.postMessage(message);
    });
  }
}
