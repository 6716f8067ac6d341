import { LOCALES, type Locale } from '../../i18n/locales.ts';
import { translateRunner } from '../../i18n/translate-runner.ts';
import type { RunnerLanguage } from '../messages.ts';
import { copyWithButton } from './copy-text.ts';
import { EditableProgram } from './editable-program.ts';
import { queryOne } from './query-one.ts';
import { RunView } from './run-view.ts';
import { Sandbox } from './sandbox.ts';
import { loadPrograms, savePrograms } from './saved-programs.ts';
import { decodeProgram, encodeProgram } from './share-link.ts';

/** Where the program in the editor belongs: with the reader's own ones, or with the link it came by. */
type Origin = 'own' | 'link';

/** Makes the playground's form work: a program of one's own or from a link is edited, run, kept and shared. */
export async function startPlayground(form: HTMLFormElement): Promise<void> {
  const playground = new Playground(form);
  if (!(await playground.showLinked())) playground.showOwn();
  await playground.openEditor();
}

class Playground {
  readonly #form: HTMLFormElement;
  readonly #select: HTMLSelectElement;
  readonly #view: RunView;
  readonly #program: EditableProgram;
  readonly #saved = loadPrograms();
  #origin: Origin = 'own';
  #language: RunnerLanguage = this.#saved.language;
  /** The editor is being filled: that is no change by the reader. */
  #isFilling = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#select = queryOne(form, 'select[name=language]');
    const locale = LOCALES.find((it) => it === document.documentElement.lang) as Locale;
    const runButton = queryOne<HTMLButtonElement>(form, '[data-run]');
    this.#view = new RunView({
      locale,
      sandbox: new Sandbox(),
      name: 'free',
      grouped: false,
      runButton,
      stopButton: queryOne(form, '[data-stop]'),
    });
    this.#program = new EditableProgram(queryOne(form, 'textarea[name=code]'), {
      language: this.#language,
      label: translateRunner(locale, 'run.editor'),
      run: () => this.#run(),
      onChange: () => this.#keep(),
    });
    runButton.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#run();
    });
    this.#select.addEventListener('change', () => this.#choose(this.#select.value as RunnerLanguage));
    queryOne(form, '[data-mine]').addEventListener('click', () => this.showOwn());
    queryOne(form, '[data-share]').addEventListener('click', () => this.#share());
    addEventListener('hashchange', () => this.showLinked());
  }

  showOwn(): void {
    if (location.hash) history.replaceState(null, '', location.pathname);
    this.#fill('own', this.#saved.language, this.#saved.programs[this.#saved.language]);
    this.#say(undefined);
  }

  /** @returns whether the address holds a program */
  async showLinked(): Promise<boolean> {
    try {
      const linked = await decodeProgram(location.hash);
      if (!linked) return false;
      this.#fill('link', linked.language, linked.source);
      this.#say('shared');
      return true;
    } catch {
      this.showOwn();
      this.#say('brokenLink');
      return true;
    }
  }

  openEditor(): Promise<void> {
    return this.#program.open();
  }

  #run(): void {
    const program = { source: this.#program.source, typed: this.#language === 'ts' };
    if (!this.#view.element.isConnected) queryOne(this.#form, '[data-result]').append(this.#view.element);
    this.#view.run(this.#language, async () => program);
  }

  #fill(origin: Origin, language: RunnerLanguage, source: string): void {
    this.#origin = origin;
    this.#language = language;
    this.#select.value = language;
    this.#program.setLanguage(language);
    this.#isFilling = true;
    this.#program.source = source;
    this.#isFilling = false;
  }

  /** A language of the reader's own brings the program written in it; a linked program stays and changes its name. */
  #choose(language: RunnerLanguage): void {
    this.#saved.language = language;
    if (this.#origin === 'own') this.#fill('own', language, this.#saved.programs[language]);
    else {
      this.#language = language;
      this.#program.setLanguage(language);
    }
    this.#keep();
  }

  /** Nothing the reader writes is lost: their own program stays on the device, a linked one in its link. */
  #keep(): void {
    if (this.#isFilling) return;
    if (this.#origin === 'link') {
      this.#putInAddress();
      return;
    }
    this.#saved.programs[this.#language] = this.#program.source;
    savePrograms(this.#saved);
  }

  async #putInAddress(): Promise<void> {
    const source = this.#program.source;
    const link = await encodeProgram({ language: this.#language, source });
    if (this.#origin === 'link' && source === this.#program.source) history.replaceState(null, '', link);
  }

  async #share(): Promise<void> {
    const { copied = '', copyFailed = '' } = this.#form.dataset;
    const fragment = await encodeProgram({ language: this.#language, source: this.#program.source });
    const link = new URL(fragment, location.href).href;
    await copyWithButton(queryOne(this.#form, '[data-share]'), link, { copied, failed: copyFailed });
  }

  #say(what: 'shared' | 'brokenLink' | undefined): void {
    queryOne(this.#form, '[data-note]').textContent = what ? (this.#form.dataset[what] ?? '') : '';
    queryOne(this.#form, '[data-mine]').hidden = this.#origin !== 'link';
  }
}
