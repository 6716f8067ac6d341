import { LIMITS } from './limits.ts';
import type { FromWorker, Notice, Program, RunnerFiles, Stream, ToWorker } from './messages.ts';

/** What a runtime tells while a program runs. */
export interface Listener {
  write(stream: Stream, text: string): void;
  notice(notice: Notice): void;
}

/** An interpreter that is ready. */
export interface Runtime {
  /**
   * Runs a program to its end, uncaught error printed and all. May be called again: the next program meets nothing of
   * the one before.
   * @returns its exit status
   */
  run(program: Program, listener: Listener): Promise<number>;
}

export type StartRuntime = (files: RunnerFiles) => Promise<Runtime>;

/**
 * Makes this worker one that runs programs: answers `start` with `started`, and `run` with the program's output and
 * its `end`. The worker's own way to speak is taken from the program first; what it prints is cut at the limit, one
 * character past it, so that the listener sees it was passed.
 */
export function serveWorker(startRuntime: StartRuntime): void {
  const speak = takeVoice();
  let runtime: Promise<Runtime> | undefined;
  self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    try {
      if (data.type === 'start') {
        runtime = startRuntime(data.files);
        await runtime;
        speak({ type: 'started' });
      } else if (runtime) {
        const exit = await (await runtime).run(data, limitedListener(speak));
        speak({ type: 'end', exit });
      }
    } catch (error) {
      speak({ type: 'failed', message: String((error as Error | undefined)?.message ?? error) });
    }
  };
}

function limitedListener(speak: (message: FromWorker) => void): Listener {
  let left = LIMITS.output + 1;
  const noticed = new Set<Notice>();
  return {
    write(stream, text) {
      if (left <= 0 || text === '') return;
      speak({ type: 'output', stream, text: text.slice(0, left) });
      left -= text.length;
    },
    notice(notice) {
      if (noticed.has(notice)) return;
      noticed.add(notice);
      speak({ type: 'notice', notice });
    },
  };
}

/** Keeps `postMessage` and takes it, and every way to load more script, from the global scope. */
function takeVoice(): (message: FromWorker) => void {
  const post = self.postMessage.bind(self) as (message: FromWorker) => void;
  for (const name of ['postMessage', 'importScripts', 'close', 'Worker', 'SharedWorker', 'BroadcastChannel', 'name']) {
    for (let scope: object | null = self; scope; scope = Object.getPrototypeOf(scope))
      Reflect.deleteProperty(scope, name);
  }
  return post;
}
