import { type Locale, PROGRAM_LOCALE } from '../i18n/locales.ts';
import type { Texts } from '../model/texts.ts';
import { findTexts, type ProgramLanguage, type ProgramText } from './find-texts.ts';

/** Thrown for a program whose comments or strings cannot be put into a language; says which text and why. */
export class LocalizeError extends Error {
  override name = 'LocalizeError';
  readonly body: string;

  constructor(body: string, problem: string) {
    super(problem);
    this.body = body;
  }
}

/**
 * The program with exactly its comments and string bodies put into `locale`.
 * @throws LocalizeError when a text is not listed, or its translation would change what the program does.
 */
export function localizeProgram(source: string, language: ProgramLanguage, texts: Texts, locale: Locale): string {
  const found = findTexts(source, language);
  let localized = source;
  for (const text of found.toReversed()) {
    const replacement = translate(text, texts, locale);
    localized = localized.slice(0, text.from) + replacement + localized.slice(text.to);
  }
  return localized;
}

function translate(text: ProgramText, texts: Texts, locale: Locale): string {
  const { body } = text;
  const listed = Object.hasOwn(texts, body) ? texts[body] : undefined;
  if (listed === undefined) {
    throw new LocalizeError(body, `${text.kind} ${JSON.stringify(body)} is not listed`);
  }
  if ('keep' in listed || locale === PROGRAM_LOCALE) return body;
  const translation = listed[locale];
  const problem = translationProblem(text, translation);
  if (problem) throw new LocalizeError(body, `${locale} form of ${JSON.stringify(body)} ${problem}`);
  return translation;
}

/** Why a translation may not stand in this place, or undefined. */
function translationProblem(text: ProgramText, translation: string): string | undefined {
  if (text.quote !== '' && translation.includes(text.quote))
    return `contains ${text.quote}, which would end the ${text.kind}`;
  if (/[\r\n]/.test(translation) && !/[\r\n]/.test(text.body)) return 'has a line break';
  const wanted = placeholders(text.body);
  const given = placeholders(translation);
  if (wanted !== given) return `has the placeholders ${given || '(none)'} where the source has ${wanted || '(none)'}`;
  return undefined;
}

/** `{…}`, `${…}`, `%s` and escapes, sorted, since a sentence in another language may order them otherwise. */
function placeholders(body: string): string {
  return (body.match(/\$?\{[^{}]*\}|%[sdrf]|\\./g) ?? []).toSorted().join(' ');
}
