import { expect, test } from 'vitest';
import { EXPLAIN_STRINGS } from './explain-strings.ts';
import { LOCALES } from './locales.ts';
import { RUNNER_STRINGS } from './runner-strings.ts';
import { SEARCH_STRINGS } from './search-strings.ts';
import { findString } from './string-table.ts';
import { STRINGS, translate } from './strings.ts';

const ALL = { ...STRINGS, ...RUNNER_STRINGS, ...EXPLAIN_STRINGS, ...SEARCH_STRINGS };

/** Strings that are rightly the same in English and another language. */
const SAME_AS_ENGLISH = ['site.name'];

test('every string has every language and none is English left over', () => {
  for (const [key, words] of Object.entries(ALL)) {
    for (const locale of LOCALES) expect(words[locale], `${key} ${locale}`).toBeTruthy();
    if (SAME_AS_ENGLISH.includes(key) || !/\p{L}/u.test(words.en.replaceAll(/\{\w+\}/g, ''))) continue;
    expect(words.vi, `${key} vi`).not.toBe(words.en);
    expect(words.ar, `${key} ar`).not.toBe(words.en);
  }
});

test('every language of a string has the same slots', () => {
  const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const [key, words] of Object.entries(ALL)) {
    for (const locale of LOCALES) expect(slots(words[locale]), `${key} ${locale}`).toEqual(slots(words.en));
  }
});

test('a missing string says which, in which language, and where to add it', () => {
  expect(() => findString({ 'a.b': { en: 'x' } }, 'ar', 'a.b')).toThrow(
    "src/i18n: 'a.b' has no ar text; add it beside the other languages.",
  );
});

test('a slot without a value is named', () => {
  expect(() => translate('en', 'chip.since')).toThrow("src/i18n: 'chip.since' needs a value for {version}.");
  expect(translate('ar', 'chip.since', { version: '3.3' })).toBe('منذ الإصدار 3.3');
});
