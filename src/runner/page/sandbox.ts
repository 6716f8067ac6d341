import { LIMITS } from '../limits.ts';
import type { RunnerFile } from '../manifest.ts';
import type { Ending, FromFrame, Notice, Program, RunnerLanguage, Stream, ToFrame } from '../messages.ts';
import { neededFiles } from '../typescript/needed-files.ts';
import { fetchFiles, LoadError, type Progress } from './fetch-files.ts';

/** What a run tells while it goes on. */
export interface RunListener {
  loading(progress: Progress): void;
  running(): void;
  output(stream: Stream, text: string): void;
  notice(notice: Notice): void;
}

/** A frame that is silent for so long after its own limit is taken to hang. */
const SILENCE_MS = LIMITS.time + 3000;

/** The sandboxed frame of this page, and the one run that may go on in it. */
export class Sandbox {
  #port: Promise<MessagePort> | undefined;
  #frame: HTMLIFrameElement | undefined;
  #handed = new Set<RunnerFile>();
  #runs = 0;
  /** Ends the run that goes on. */
  #end: ((ending: Ending) => void) | undefined;

  /** Runs a program; one that still runs is stopped. @returns why it is over, the reader's `stop()` included */
  async run(language: RunnerLanguage, program: Program, listener: RunListener): Promise<Ending> {
    this.stop();
    this.#runs += 1;
    const id = this.#runs;
    const ended = new Promise<Ending>((resolve) => {
      this.#end = resolve;
    });
    this.#start(id, language, program, listener).catch((error: Error) => this.#end?.(failure(error)));
    return ended;
  }

  stop(): void {
    this.#end?.({ reason: 'stopped' });
    this.#end = undefined;
    this.#post({ type: 'stop' });
  }

  async #start(id: number, language: RunnerLanguage, program: Program, listener: RunListener): Promise<void> {
    const isCurrent = () => this.#runs === id && this.#end !== undefined;
    const port = await this.#connect(RUNNER_MANIFEST.frame.url);
    const { files: available } = RUNNER_MANIFEST.languages[language];
    const files = language === 'py' ? Object.keys(available) : neededFiles(program.source, program.typed ?? false);
    await this.#handOver(port, language, files, (progress) => isCurrent() && listener.loading(progress));
    if (!isCurrent()) return;

    let watch: ReturnType<typeof setTimeout> | undefined;
    const end = (ending: Ending) => {
      clearTimeout(watch);
      this.#end?.(ending);
      this.#end = undefined;
    };
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.type === 'ready' || data.id !== id || !isCurrent()) return;
      if (data.type === 'running') {
        watch = setTimeout(() => {
          this.#closeFrame();
          end({ reason: 'time' });
        }, SILENCE_MS);
        listener.running();
      } else if (data.type === 'output') listener.output(data.stream, data.text);
      else if (data.type === 'notice') listener.notice(data.notice);
      else end(data.ending);
    };
    port.postMessage({ type: 'run', id, language, files, ...program } satisfies ToFrame);
  }

  /** Gives the frame those of the files that it has not yet. */
  async #handOver(
    port: MessagePort,
    language: RunnerLanguage,
    names: readonly string[],
    report: (progress: Progress) => void,
  ): Promise<void> {
    const { worker, files } = RUNNER_MANIFEST.languages[language];
    const missing = names.flatMap((name) => {
      const file = files[name];
      return file && !this.#handed.has(file) ? [{ name, file }] : [];
    });
    if (missing.length === 0 && this.#handed.has(worker)) return;
    const [script, ...bytes] = await fetchFiles([worker, ...missing.map((it) => it.file)], report);
    if (!script) throw new LoadError(worker.url);
    const handed = Object.fromEntries(missing.map((it, index) => [it.name, bytes[index] as ArrayBuffer]));
    port.postMessage({ type: 'files', language, worker: script, files: handed } satisfies ToFrame, [script, ...bytes]);
    for (const file of [worker, ...missing.map((it) => it.file)]) this.#handed.add(file);
  }

  /** @throws LoadError when the frame does not answer */
  async #connect(url: string): Promise<MessagePort> {
    this.#port ??= this.#openFrame(url);
    try {
      return await this.#port;
    } catch (error) {
      this.#closeFrame();
      throw error;
    }
  }

  async #openFrame(url: string): Promise<MessagePort> {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.hidden = true;
    frame.title = 'Sandbox';
    frame.src = url;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    document.body.append(frame);
    this.#frame = frame;
    await loaded;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise<void>((resolve, reject) => {
      port1.onmessage = () => resolve();
      // where the document could not be loaded the browser's own stands in its place, and says nothing
      setTimeout(() => reject(new LoadError(url)), SILENCE_MS);
    });
    // an opaque origin has no name to send to
    frame.contentWindow?.postMessage('port', '*', [port2]);
    await answered;
    return port1;
  }

  #closeFrame(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#port = undefined;
    this.#handed.clear();
  }

  #post(message: ToFrame): void {
    this.#port?.then((port) => port.postMessage(message)).catch(() => {});
  }
}

function failure(error: Error): Ending {
  return error instanceof LoadError ? { reason: 'offline' } : { reason: 'failed', message: error.message };
}
