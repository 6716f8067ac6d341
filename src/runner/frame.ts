import { LIMITS } from './limits.ts';
import {
  type Ending,
  type FromFrame,
  type FromWorker,
  NOTICES,
  type Program,
  type RunnerFiles,
  type RunnerLanguage,
  type Stream,
  type ToFrame,
  type ToWorker,
} from './messages.ts';

/*
 * The sandbox: a document of an opaque origin between the page and the workers that run programs. It trusts neither
 * what programs say nor, since anyone may open its address, that it is inside a sandbox.
 */

/** A worker with what it was started with. */
interface Started {
  worker: Worker;
  language: RunnerLanguage;
  names: readonly string[];
  ready: Promise<void>;
}

/** More messages than a program within its limits can cause: some are no larger than a character. */
const MOST_MESSAGES = LIMITS.output + 1000;
/** Output goes to the page at most this often. */
const FLUSH_MS = 40;
/** A worker that stands ready holds memory; one that is not used goes. */
const SPARE_MS = 120_000;

const workerUrls = new Map<RunnerLanguage, string>();
const filesOf: Record<RunnerLanguage, Record<string, ArrayBuffer | Promise<WebAssembly.Module>>> = { py: {}, ts: {} };
let spare: Started | undefined;
let dropSpare: ReturnType<typeof setTimeout> | undefined;
let stopCurrent: ((ending: Ending) => void) | undefined;

// in a document of the site's own origin a program could read and write all that the site can
if (self.origin === 'null') {
  addEventListener(
    'message',
    ({ source, ports: [port] }) => {
      if (source !== parent || !port) return;
      const tell = (message: FromFrame) => port.postMessage(message);
      port.onmessage = ({ data }: MessageEvent<ToFrame>) => receive(data, tell);
      tell({ type: 'ready' });
    },
    { once: true },
  );
}

function receive(message: ToFrame, tell: (message: FromFrame) => void): void {
  if (message.type === 'files') takeFiles(message);
  else if (message.type === 'stop') stopCurrent?.({ reason: 'stopped' });
  else {
    stopCurrent?.({ reason: 'stopped' });
    const { id, language, files, source, typed } = message;
    run(id, language, files, { source, typed }, tell);
  }
}

function takeFiles({ language, worker, files }: Extract<ToFrame, { type: 'files' }>): void {
  workerUrls.set(language, URL.createObjectURL(new Blob([worker], { type: 'text/javascript' })));
  for (const [name, bytes] of Object.entries(files)) {
    filesOf[language][name] = name.endsWith('.wasm') ? WebAssembly.compile(bytes) : bytes;
  }
}

/** A worker that has been told to start, with the files of these names. */
function start(language: RunnerLanguage, names: readonly string[]): Started {
  const worker = new Worker(workerUrls.get(language) ?? '');
  const ready = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.type === 'started') resolve();
      else reject(new Error(data.type === 'failed' ? data.message : 'the worker did not start'));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'the worker did not load'));
  });
  ready.catch(() => {});
  loadedFiles(language, names).then(
    (files) => send(worker, { type: 'start', files }),
    (error: Error) => worker.onerror?.(new ErrorEvent('error', { message: error.message })),
  );
  return { worker, language, names, ready };
}

/** In the order of their names: a later file may build on an earlier one. */
async function loadedFiles(language: RunnerLanguage, names: readonly string[]): Promise<RunnerFiles> {
  const entries = names.map(async (name) => [name, await filesOf[language][name]] as const);
  return Object.fromEntries(await Promise.all(entries)) as RunnerFiles;
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message);
}

/** The worker that stands ready, if it can run this, or a new one. */
function takeWorker(language: RunnerLanguage, names: readonly string[]): Started {
  const ready = spare?.language === language && spare.names.join() === names.join() ? spare : undefined;
  if (!ready) spare?.worker.terminate();
  clearTimeout(dropSpare);
  spare = undefined;
  return ready ?? start(language, names);
}

function keepSpare(language: RunnerLanguage, names: readonly string[]): void {
  spare = start(language, names);
  dropSpare = setTimeout(() => {
    spare?.worker.terminate();
    spare = undefined;
  }, SPARE_MS);
}

function run(
  id: number,
  language: RunnerLanguage,
  names: readonly string[],
  program: Program,
  tell: (message: FromFrame) => void,
): void {
  const { worker, ready } = takeWorker(language, names);
  const output = new OutputBuffer((stream, text) => tell({ type: 'output', id, stream, text }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let messages = 0;

  const end = (ending: Ending) => {
    if (stopCurrent !== end) return;
    stopCurrent = undefined;
    clearTimeout(timer);
    // what the worker has still in its queue is dropped with it
    worker.terminate();
    worker.onmessage = null;
    output.flush();
    tell({ type: 'end', id, ending });
    if (ending.reason !== 'failed') keepSpare(language, names);
  };
  stopCurrent = end;

  const hear = (said: unknown) => {
    messages += 1;
    const message = checkMessage(said);
    if (message?.type === 'output') output.add(message.stream, message.text);
    if (message?.type === 'notice') tell({ type: 'notice', id, notice: message.notice });
    if (output.isFull || messages > MOST_MESSAGES) end({ reason: 'output' });
    else if (message?.type === 'end') end({ reason: 'done', exit: message.exit });
    else if (message?.type === 'failed')
      end({ reason: isOutOfMemory(message.message) ? 'memory' : 'failed', message: message.message } as Ending);
  };

  ready.then(
    () => {
      if (stopCurrent !== end) return;
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = (event) => hear({ type: 'failed', message: event.message });
      tell({ type: 'running', id });
      timer = setTimeout(() => end({ reason: 'time' }), LIMITS.time);
      send(worker, { type: 'run', ...program });
    },
    (error: Error) => end({ reason: 'failed', message: error.message }),
  );
}

/** Output on its way to the page: in few messages, and never more than the limit. */
class OutputBuffer {
  readonly #send: (stream: Stream, text: string) => void;
  #waiting: [Stream, string][] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #left: number = LIMITS.output;
  isFull = false;

  constructor(send: (stream: Stream, text: string) => void) {
    this.#send = send;
  }

  add(stream: Stream, text: string): void {
    const last = this.#waiting.at(-1);
    const kept = text.slice(0, this.#left);
    this.isFull = text.length > this.#left;
    this.#left -= kept.length;
    if (last?.[0] === stream) last[1] += kept;
    else this.#waiting.push([stream, kept]);
    this.#timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const [stream, text] of this.#waiting) this.#send(stream, text);
    this.#waiting = [];
  }
}

/** A worker's message, if it is one: a program may send anything in its worker's name. */
function checkMessage(said: unknown): FromWorker | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const message = said as Record<string, unknown>;
  const fits =
    (message['type'] === 'output' && isStream(message['stream']) && typeof message['text'] === 'string') ||
    (message['type'] === 'notice' && NOTICES.includes(message['notice'] as never)) ||
    (message['type'] === 'end' && Number.isInteger(message['exit'])) ||
    (message['type'] === 'failed' && typeof message['message'] === 'string');
  return fits ? (message as unknown as FromWorker) : undefined;
}

const isStream = (value: unknown): value is Stream => value === 'stdout' || value === 'stderr';
const isOutOfMemory = (message: string) => /out of memory|allocation failed|memory access out of bounds/i.test(message);
