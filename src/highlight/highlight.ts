import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import type { ProgramLanguage } from '../programs/find-texts.ts';
import { classesInsteadOfStyles } from './classes-instead-of-styles.ts';
import { isolateTexts } from './isolate-texts.ts';

/** Languages of programs and of commands in articles; anything else is shown plain. */
export const HIGHLIGHTED = ['python', 'typescript', 'shellscript'] as const;
export type HighlightedLanguage = (typeof HIGHLIGHTED)[number];

const highlighter = await createHighlighterCore({
  themes: [createCssVariablesTheme({ name: 'tokens', variablePrefix: '--', fontStyle: false })],
  langs: [
    import('shiki/langs/python.mjs'),
    import('shiki/langs/typescript.mjs'),
    import('shiki/langs/shellscript.mjs'),
  ],
  engine: createOnigurumaEngine(import('shiki/wasm')),
});

const PROGRAMS: Partial<Record<HighlightedLanguage, ProgramLanguage>> = { python: 'py', typescript: 'ts' };

/** Code as HTML spans whose colours are classes (`src/styles/code.css`); its text content is exactly `code`. */
export function highlightCode(code: string, language: HighlightedLanguage): string {
  const html = highlighter.codeToHtml(code, {
    lang: language,
    theme: 'tokens',
    mergeSameStyleTokens: true,
    transformers: [classesInsteadOfStyles],
    decorations: PROGRAMS[language] ? isolateTexts(code, PROGRAMS[language]) : [],
  });
  return html.replace(/^<pre><code>/, '').replace(/<\/code><\/pre>$/, '');
}
