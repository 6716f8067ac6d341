/** What the worker's own runtime does for the runner, kept from the program, which may change every global. */
export interface Host {
  /** A URL that `import()` takes for this module. */
  moduleUrl(code: string): string;
  /** Hears of errors that no callback of the runner's threw, and of rejections that nobody handles. */
  listen(heard: (error: unknown, origin: Origin) => void): void;
  /** Calls back in a task of its own, when all microtasks are done. */
  nextTask(callback: () => void): void;
  now(): number;
  setTimeout(callback: () => void, delay: number): unknown;
}

export type Origin = 'uncaughtException' | 'unhandledRejection';

/** Under Node, where the worker is proved, `import()` takes `data:` in the place of `blob:`. */
export function makeHost(): Host {
  const { performance, setTimeout } = globalThis;
  const runtime = 'process' in globalThis ? nodeHost() : browserHost();
  return { ...runtime, now: () => performance.now(), setTimeout: setTimeout.bind(globalThis) };
}

type RuntimeHost = Omit<Host, 'now' | 'setTimeout'>;

function browserHost(): RuntimeHost {
  const { createObjectURL } = URL;
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    moduleUrl: (code) => createObjectURL(new Blob([code], { type: 'text/javascript' })),
    listen(heard) {
      self.addEventListener('error', (event) => {
        event.preventDefault();
        heard(event.error, 'uncaughtException');
      });
      self.addEventListener('unhandledrejection', (event) => {
        event.preventDefault();
        heard(event.reason, 'unhandledRejection');
      });
    },
    nextTask(callback) {
      waiting.push(callback);
      channel.port2.postMessage(0);
    },
  };
}

function nodeHost(): RuntimeHost {
  const { process, Buffer, setImmediate } = globalThis;
  return {
    moduleUrl: (code) => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`,
    listen(heard) {
      process.on('uncaughtException', (error) => heard(error, 'uncaughtException'));
      process.on('unhandledRejection', (error) => heard(error, 'unhandledRejection'));
    },
    nextTask: (callback) => void setImmediate(callback),
  };
}
