import type { Locale } from '../i18n/locales.ts';

const ARTICLE = /^[وف]?(?:بال|كال|ال|لل)(?=.{2})/;
const ARABIC_ENDING = /(?<=...)(?:ها|هم|ات|ون|ين|ان|وا|ه|ا|ت)$/;
const ARABIC_YA = /(?<=...)ي$/;

const ENGLISH_ENDING = /(?<=...)(?:ing|ed|es|s|e)$/;
const DOUBLED = /([bdgklmnprt])\1$/;

/** What the forms of a folded word share: Arabic without article and endings, English without endings. */
export function stemWord(word: string, locale: Locale): string {
  if (locale === 'ar' && /^[\u0600-\u06ff]/.test(word)) {
    return word.replace(ARTICLE, '').replace(ARABIC_ENDING, '').replace(ARABIC_YA, '');
  }
  if (locale === 'vi' || !/^[a-z]+$/.test(word) || word.endsWith('ss')) return word;
  return word.replace(/ies$/, 'y').replace(ENGLISH_ENDING, '').replace(DOUBLED, '$1');
}
