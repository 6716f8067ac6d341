import { LOCALES, type Locale } from '../../i18n/locales.ts';
import { translateRunner } from '../../i18n/translate-runner.ts';
import { urls } from '../../i18n/urls.ts';
import type { Program, RunnerLanguage } from '../messages.ts';
import { EditableProgram } from './editable-program.ts';
import { queryOne } from './query-one.ts';
import { RunView } from './run-view.ts';
import { Sandbox } from './sandbox.ts';
import { encodeProgram } from './share-link.ts';
import { loadStripped } from './stripped-programs.ts';

let sandbox: Sandbox | undefined;
const panels = new WeakMap<Element, ExamplePanel>();

/** Carries out a press of Run or Edit under a program of an article. */
export async function press(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest<HTMLElement>('.program');
  if (!figure) throw new Error('A Run button stands inside a program.');
  sandbox ??= new Sandbox();
  const panel = panels.get(figure) ?? new ExamplePanel(figure, sandbox);
  panels.set(figure, panel);
  if (button.dataset['run']) await panel.run();
  else await panel.edit();
}

/** The controls of one program, from the first press on. */
class ExamplePanel {
  readonly #locale = LOCALES.find((it) => it === document.documentElement.lang) as Locale;
  readonly #code: HTMLElement;
  readonly #key: string;
  readonly #language: RunnerLanguage;
  readonly #example: string;
  readonly #original: string;
  readonly #editButton: HTMLButtonElement;
  readonly #resetButton: HTMLButtonElement;
  readonly #link = document.createElement('a');
  readonly #view: RunView;
  #editable: EditableProgram | undefined;

  constructor(figure: HTMLElement, sandbox: Sandbox) {
    this.#code = queryOne(figure, 'pre[data-code]');
    this.#key = this.#code.dataset['code'] ?? '';
    this.#language = this.#key.startsWith('py') ? 'py' : 'ts';
    this.#example = figure.closest<HTMLElement>('[data-example]')?.dataset['example'] ?? '';
    this.#original = this.#code.textContent ?? '';
    this.#editButton = queryOne(figure, '[data-edit]');
    const stopButton = makeButton(translateRunner(this.#locale, 'run.stop'));
    this.#resetButton = makeButton(translateRunner(this.#locale, 'run.reset'));
    this.#resetButton.addEventListener('click', () => this.#reset());
    this.#link.textContent = translateRunner(this.#locale, 'run.playground');
    this.#link.className = 'fine';
    const runButton = queryOne<HTMLButtonElement>(figure, '[data-run]');
    runButton.after(stopButton);
    this.#editButton.after(this.#resetButton, this.#link);
    const options = { locale: this.#locale, sandbox, name: this.#key, grouped: true, runButton, stopButton };
    this.#view = new RunView(options);
    this.#updateLink();
  }

  async run(): Promise<void> {
    if (!this.#view.element.isConnected) {
      this.#code.closest('.program')?.nextElementSibling?.prepend(this.#view.element);
    }
    await this.#view.run(this.#language, () => this.#program());
  }

  async edit(): Promise<void> {
    if (this.#editable) return;
    const textarea = document.createElement('textarea');
    textarea.name = 'code';
    textarea.dir = 'ltr';
    textarea.className = 'code';
    textarea.spellcheck = false;
    textarea.autocapitalize = 'off';
    textarea.setAttribute('aria-label', translateRunner(this.#locale, 'run.editor'));
    textarea.rows = this.#original.split('\n').length;
    textarea.value = this.#original;
    const label = translateRunner(this.#locale, 'run.editor');
    this.#editable = new EditableProgram(textarea, {
      language: this.#language,
      label,
      run: () => this.run(),
      onChange: () => this.#updateLink(),
    });
    this.#code.hidden = true;
    this.#code.after(textarea);
    textarea.focus();
    this.#editButton.hidden = true;
    this.#resetButton.hidden = false;
    await this.#editable.open();
  }

  #reset(): void {
    this.#editable?.remove();
    this.#editable = undefined;
    this.#code.hidden = false;
    this.#resetButton.hidden = true;
    this.#editButton.hidden = false;
    this.#editButton.focus();
    this.#updateLink();
  }

  get #source(): string {
    return this.#editable?.source ?? this.#original;
  }

  /**
   * The program as it stands; TypeScript that nobody edited comes without its types from the build.
   * @throws LoadError when that cannot be had
   */
  async #program(): Promise<Program> {
    const source = this.#source;
    if (this.#language === 'py') return { source };
    if (source !== this.#original) return { source, typed: true };
    const stripped = (await loadStripped(this.#locale, this.#example))[this.#key];
    return stripped === undefined ? { source, typed: true } : { source: stripped };
  }

  async #updateLink(): Promise<void> {
    this.#link.href =
      urls.run(this.#locale) + (await encodeProgram({ language: this.#language, source: this.#source }));
  }
}

function makeButton(words: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.hidden = true;
  return button;
}
