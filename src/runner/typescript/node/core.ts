/** What every program needs, in the worker's own script. The files with further modules share these. */

import type { Listener } from '../../worker.ts';
import type { Host } from '../host.ts';
import type { Import, Linked } from '../link-program.ts';
import type { StripFailure } from '../strip-types.ts';
import * as abort from './abort.ts';
import * as buffer from './buffer.ts';
import * as console from './console.ts';
import * as eventLoop from './event-loop.ts';
import * as events from './events.ts';
import * as inspect from './inspect.ts';
import * as memory from './memory.ts';
import * as modules_ from './modules.ts';
import * as nodeErrors from './node-errors.ts';
import * as output from './output.ts';
import * as process from './process.ts';
import * as stack from './stack.ts';
import * as timers from './timers.ts';
import * as uncaught from './uncaught.ts';
import * as types from './value-types.ts';
import * as warnings from './warnings.ts';

/** The modules of this file, for the files that are bundled without them. */
export const shared: Record<string, object> = {
  'abort.ts': abort,
  'buffer.ts': buffer,
  'console.ts': console,
  'event-loop.ts': eventLoop,
  'events.ts': events,
  'inspect.ts': inspect,
  'modules.ts': modules_,
  'node-errors.ts': nodeErrors,
  'output.ts': output,
  'process.ts': process,
  'stack.ts': stack,
  'timers.ts': timers,
  'value-types.ts': types,
  'uncaught.ts': uncaught,
  'warnings.ts': warnings,
};

/** What a program imports, by name without `node:`. */
export const modules: Record<string, object> = {
  buffer: {
    ...buffer,
    Blob,
    File: globalThis.File,
    atob,
    btoa,
    default: { ...buffer, Blob, File: globalThis.File, atob, btoa },
  },
  console: { ...console.console, default: console.console },
  events,
  process: { ...process.process, default: process.process },
  timers: { ...timers, default: timers },
  'timers/promises': { ...timers.promises, default: timers.promises },
};

/** Of the browser, not of Node. */
const NOT_IN_NODE = [
  'self',
  'location',
  'XMLHttpRequest',
  'indexedDB',
  'caches',
  'fetch',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'require',
  'module',
  'exports',
  '__filename',
  '__dirname',
  'onerror',
  'onunhandledrejection',
  'origin',
  'isSecureContext',
  'fonts',
  'FontFace',
  'ImageData',
  'OffscreenCanvas',
  'FileReader',
  'FileReaderSync',
  'createImageBitmap',
];

/** Makes the global scope Node's. */
export function begin(host: Host, listener: Listener): void {
  output.openOutput(listener);
  eventLoop.prepareLoop(host, (error) => uncaught.uncaught(error));
  host.listen((error, origin) => {
    if (origin === 'unhandledRejection') uncaught.unhandledRejection(error);
    else uncaught.uncaught(error);
  });
  stack.installStacks();
  uncaught.watchJson();
  inspect.watchProxies();
  memory.limitBuffers();
  for (const name of NOT_IN_NODE)
    for (let scope: object | null = globalThis; scope; scope = Object.getPrototypeOf(scope))
      Reflect.deleteProperty(scope, name);
  setGlobals({
    global: globalThis,
    process: process.process,
    Buffer: buffer.Buffer,
    console: console.console,
    setTimeout: timers.setTimeout,
    setInterval: timers.setInterval,
    setImmediate: timers.setImmediate,
    clearTimeout: timers.clearTimeout,
    clearInterval: timers.clearInterval,
    clearImmediate: timers.clearImmediate,
  });
  abort.mendAbort();
}

/** Sets names of the global scope as Node has them: not enumerable. */
export function setGlobals(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

interface LinkedProgram extends Pick<Linked, 'imports' | 'marks'> {
  source: string;
  url: string;
  modules: Record<string, object>;
}

/**
 * Runs a linked program until nothing is left to do.
 * @returns its exit status
 */
export function runProgram({ source, url, imports, marks, modules: found }: LinkedProgram): Promise<number> {
  uncaught.setProgramSource(source, marks);
  stack.setProgramModule(url, marks);
  modules_.setModules(found);
  const done = new Promise<number>((resolve) => process.onProcessExit(resolve));
  let isSettled = false;
  start(source, url, imports).then(
    () => {
      isSettled = true;
    },
    (error: unknown) => {
      isSettled = true;
      if (!(error instanceof process.ExitSignal)) uncaught.uncaughtInModule(error);
    },
  );
  return done;

  async function start(...program: [string, string, Import[]]): Promise<void> {
    const main = await loadMain(...program);
    if (!main) return process.leave(1);
    const running = main();
    eventLoop
      .runLoop(() => {
        if (isSettled) return emitBeforeExit();
        uncaught.warnOfUnsettledAwait();
        process.leave(13);
        return false;
      })
      .then(() => process.leave());
    await running;
  }
}

/** The program's function, or undefined when it has been told that there is none. */
async function loadMain(source: string, url: string, imports: Import[]): Promise<(() => Promise<void>) | undefined> {
  try {
    const found = modules_.resolveImports(imports);
    const { default: main } = await import(url);
    return () => main(found, modules_.importDynamically, modules_.importMeta, uncaught.thrown);
  } catch (error) {
    if (error instanceof SyntaxError) uncaught.printSyntaxError(error, modules_.placeOfImport(source, error));
    else uncaught.uncaughtInModule(error);
    return undefined;
  }
}

function emitBeforeExit(): boolean {
  const { process: program } = process;
  eventLoop.enter(() => program.emit('beforeExit', Number(program.exitCode ?? 0)));
  return eventLoop.hasWork();
}

/** Prints why a program's types could not be taken out. */
export async function failToStrip(failure: StripFailure): Promise<number> {
  uncaught.printStripFailure(failure);
  return 1;
}
