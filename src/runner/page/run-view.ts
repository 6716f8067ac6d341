import type { Locale } from '../../i18n/locales.ts';
import type { RunnerStringKey } from '../../i18n/runner-strings.ts';
import { translateRunner } from '../../i18n/translate-runner.ts';
import type { Ending, Program, RunnerLanguage } from '../messages.ts';
import type { Progress } from './fetch-files.ts';
import { OutputView } from './output-view.ts';
import type { Sandbox } from './sandbox.ts';

/** How a run stands, as `data-state` of its output. */
export type RunState = 'loading' | 'running' | 'done' | 'stopped' | 'failed';

export interface RunViewOptions {
  locale: Locale;
  sandbox: Sandbox;
  /** Value of `data-output`: `py-broken`, or `free`. */
  name: string;
  /** Error output below standard output, as transcripts have it. */
  grouped: boolean;
  runButton: HTMLButtonElement;
  stopButton: HTMLButtonElement;
}

/** What Run shows: how far it is, what the program prints, how it ended, what could not be had. */
export class RunView {
  readonly element = document.createElement('div');
  readonly #options: RunViewOptions;
  readonly #status = document.createElement('span');
  readonly #progress = document.createElement('progress');
  readonly #block = document.createElement('pre');
  readonly #notes = document.createElement('div');
  #loads = 0;

  constructor(options: RunViewOptions) {
    this.#options = options;
    this.element.className = 'fresh';
    this.#status.setAttribute('aria-live', 'polite');
    this.#progress.className = 'run-progress';
    this.#progress.hidden = true;
    this.#block.className = 'terminal';
    this.#block.dir = 'ltr';
    this.#block.tabIndex = 0;
    this.#block.role = 'group';
    this.#block.dataset['output'] = options.name;
    this.#block.setAttribute('aria-label', this.#say('run.result'));
    const label = document.createElement('p');
    label.className = 'output-label';
    const name = document.createElement('span');
    name.textContent = this.#say('run.result');
    this.#status.className = 'fine';
    label.append(name, this.#status);
    this.#progress.setAttribute('aria-label', this.#say('run.starting'));
    this.element.append(label, this.#progress, this.#block, this.#notes);
    options.stopButton.addEventListener('click', () => options.sandbox.stop());
  }

  /** Runs a program and shows it; of two presses the later one counts. */
  async run(language: RunnerLanguage, program: () => Promise<Program>): Promise<void> {
    const { sandbox, grouped } = this.#options;
    this.#loads += 1;
    const own = this.#loads;
    const isLatest = () => own === this.#loads;
    sandbox.stop();
    this.#block.replaceChildren();
    this.#notes.replaceChildren();
    const view = new OutputView(this.#block, language, grouped);
    this.#show('loading', this.#say('run.starting'));
    this.#setBusy(true);
    const ending = await this.#carryOut(sandbox, language, program, view);
    if (!isLatest()) return;
    this.#setBusy(false);
    this.#progress.hidden = true;
    this.#finish(ending, view);
    if (ending.reason !== 'offline') this.#note(this.#about(language));
  }

  async #carryOut(
    sandbox: Sandbox,
    language: RunnerLanguage,
    program: () => Promise<Program>,
    view: OutputView,
  ): Promise<Ending> {
    try {
      return await sandbox.run(language, await program(), {
        loading: (progress) => this.#showProgress(progress),
        running: () => {
          this.#progress.hidden = true;
          this.#show('running', this.#say('run.running'));
        },
        output: (stream, text) => view.add(stream, text),
        notice: (notice) => this.#note(this.#say(`run.notice.${notice}`)),
      });
    } catch {
      // the one thing fetched before the run: the program without its types
      return { reason: 'offline' };
    }
  }

  #finish(ending: Ending, view: OutputView): void {
    if (ending.reason === 'done') {
      if (view.isEmpty) this.#note(this.#say('run.silent'));
      const error = view.errorLine;
      this.#show('done', this.#say('run.done', { exit: ending.exit }), error);
    } else if (ending.reason === 'failed') this.#show('failed', this.#say('run.failed', { message: ending.message }));
    else this.#show(ending.reason === 'offline' ? 'failed' : 'stopped', this.#say(`run.${ending.reason}`));
  }

  #show(state: RunState, words: string, spoken = ''): void {
    this.#status.textContent = words;
    if (spoken) {
      // the line that names the error is on the screen already; only a screen reader needs it here
      const heard = document.createElement('bdi');
      heard.className = 'visually-hidden';
      heard.textContent = spoken;
      this.#status.append(' ', heard);
    }
    this.#block.dataset['state'] = state;
  }

  #showProgress({ done, total }: Progress): void {
    const megabytes = new Intl.NumberFormat(`${this.#options.locale}-u-nu-latn`, { maximumFractionDigits: 1 });
    this.#progress.hidden = false;
    this.#progress.max = total;
    this.#progress.value = done;
    const words = done < total ? 'run.loading' : 'run.starting';
    const slots = { done: megabytes.format(done / 1e6), total: megabytes.format(total / 1e6) };
    this.#status.textContent = this.#say(words, words === 'run.loading' ? slots : {});
  }

  #setBusy(busy: boolean): void {
    const { runButton, stopButton } = this.#options;
    if (!busy && stopButton === document.activeElement) runButton.focus();
    stopButton.hidden = !busy;
  }

  #note(text: string): void {
    const note = document.createElement('p');
    note.className = 'fine';
    note.textContent = text;
    this.#notes.append(note);
  }

  #about(language: RunnerLanguage): string {
    return this.#say(`run.about.${language}`, { version: RUNNER_MANIFEST.versions[language] });
  }

  #say(key: RunnerStringKey, slots: Record<string, string | number> = {}): string {
    return translateRunner(this.#options.locale, key, slots);
  }
}
