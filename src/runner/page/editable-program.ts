import type { CodeEditor, CodeEditorOptions } from './code-editor.ts';

/**
 * A text area for a program, which works at once; the editor over it comes when it has been fetched. Told of changes
 * by `onChange`, whoever makes them.
 */
export class EditableProgram {
  readonly textarea: HTMLTextAreaElement;
  readonly #options: CodeEditorOptions;
  #editor: CodeEditor | undefined;
  #isRemoved = false;

  constructor(textarea: HTMLTextAreaElement, options: CodeEditorOptions & { onChange(): void }) {
    this.textarea = textarea;
    this.#options = { ...options };
    textarea.addEventListener('input', options.onChange);
    textarea.addEventListener('edit', options.onChange);
  }

  get source(): string {
    return this.textarea.value;
  }

  set source(text: string) {
    this.textarea.value = text;
    this.textarea.dispatchEvent(new Event('input'));
  }

  /** Fetches the editor; where that fails the text area stays. */
  async open(): Promise<void> {
    const hadFocus = this.textarea === document.activeElement;
    try {
      const { openCodeEditor } = await import('./code-editor.ts');
      if (this.#isRemoved) return;
      this.#editor = openCodeEditor(this.textarea, this.#options);
      if (hadFocus) this.#editor.focus();
    } catch {
      // offline: a text area edits too
    }
  }

  setLanguage(language: CodeEditorOptions['language']): void {
    this.#options.language = language;
    this.#editor?.setLanguage(language);
  }

  remove(): void {
    this.#isRemoved = true;
    this.#editor?.remove();
    this.textarea.remove();
  }
}
