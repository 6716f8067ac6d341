import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { python } from '@codemirror/lang-python';
import {
  bidiIsolates,
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { RunnerLanguage } from '../messages.ts';

/** An editor over a text area, which holds the same text at any time. */
export interface CodeEditor {
  setLanguage(language: RunnerLanguage): void;
  focus(): void;
  remove(): void;
}

export interface CodeEditorOptions {
  language: RunnerLanguage;
  /** Name for screen readers, in the language of the page. */
  label: string;
  /** Ctrl+Enter or Cmd+Enter. */
  run(): void;
}

/** The colours of `src/styles/tokens.css`; custom properties reach into a shadow root. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: 'var(--token-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--token-string)' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--token-function)' },
  { tag: [tags.number, tags.bool, tags.null, tags.self], color: 'var(--token-constant)' },
  { tag: tags.comment, color: 'var(--token-comment)' },
]);

const LOOK = EditorView.theme({
  '&': {
    background: 'var(--paper)',
    color: 'var(--ink)',
    border: '1px solid var(--line-strong)',
    fontSize: 'var(--code)',
  },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', maxBlockSize: '70vh' },
  '.cm-content, .cm-gutter': { minBlockSize: 'var(--editor-height, auto)' },
  '.cm-gutters': { background: 'var(--paper-dim)', color: 'var(--ink-dim)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--line) 35%, transparent)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 30%, transparent)',
  },
});

const LANGUAGES: Record<RunnerLanguage, () => Extension> = {
  py: () => [python(), indentUnit.of('    ')],
  ts: () => [javascript({ typescript: true }), indentUnit.of('  ')],
};

/**
 * Puts an editor in the place of a text area. It lives in a shadow root, where its styles need no `<style>` that a
 * strict `style-src` would refuse. Tab leaves it, as it leaves any field.
 */
export function openCodeEditor(textarea: HTMLTextAreaElement, options: CodeEditorOptions): CodeEditor {
  const host = document.createElement('div');
  host.className = 'editor';
  host.dir = 'ltr';
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true });
  const language = new Compartment();
  let takesOver = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        language.of(LANGUAGES[options.language]()),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        bidiIsolates({ alwaysIsolate: true }),
        syntaxHighlighting(COLOURS),
        LOOK,
        EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false', autocapitalize: 'off' }),
        keymap.of([
          {
            key: 'Mod-Enter',
            run: () => {
              options.run();
              return true;
            },
          },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !takesOver) hold(update.state.doc.toString());
        }),
      ],
    }),
  });

  const hold = (text: string) => {
    textarea.value = text;
    textarea.dispatchEvent(new CustomEvent('edit'));
  };
  // whoever writes into the text area, a script or an assistive tool, writes into the editor
  const takeOver = () => {
    takesOver = true;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: textarea.value } });
    takesOver = false;
  };
  textarea.addEventListener('input', takeOver);
  textarea.classList.add('visually-hidden');
  textarea.tabIndex = -1;
  textarea.setAttribute('aria-hidden', 'true');
  textarea.after(host);

  return {
    setLanguage: (next) => view.dispatch({ effects: language.reconfigure(LANGUAGES[next]()) }),
    focus: () => view.focus(),
    remove: () => {
      textarea.removeEventListener('input', takeOver);
      view.destroy();
      host.remove();
    },
  };
}
