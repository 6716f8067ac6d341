import { expect, test } from 'vitest';
import type { Locale } from '../i18n/locales.ts';
import { findWords, foldText, foldWithPositions, marksOfWords, originalRange, splitWords } from './fold-text.ts';

test('Vietnamese folds tone marks and đ away, in either Unicode form', () => {
  expect(foldText('Lỗi kết nối', 'vi')).toBe('loi ket noi');
  expect(foldText('Đường dẫn'.normalize('NFD'), 'vi')).toBe('duong dan');
});

test('Vietnamese i and y are one at the end of a syllable after h, k, l, m, qu, s, t', () => {
  for (const [a, b] of [
    ['kĩ thuật', 'kỹ thuật'],
    ['quí', 'quý'],
    ['xử lí', 'xử lý'],
    ['kí tự', 'ký tự'],
  ] as const) {
    expect(foldText(a, 'vi')).toBe(foldText(b, 'vi'));
  }
  expect(foldText('thuý key quyền', 'vi')).toBe('thuy key quyen');
  expect(foldText('empty', 'en')).toBe('empty');
});

test('Arabic folds vowel marks, tatweel, hamza, alif, ya, ta marbuta, digits and invisible signs', () => {
  expect(foldText('خَطَأٌ فِي الاتِّصَال', 'ar')).toBe('خطا في الاتصال');
  expect(foldText('اتـــصال', 'ar')).toBe('اتصال');
  expect(foldText('أإآٱ ى ؤ ئ ة ک ی', 'ar')).toBe('اااا ي و ي ه ك ي');
  expect(foldText('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹', 'ar')).toBe('0123456789 0123456789');
  expect(foldText('\u2066Errno\u2069 \u200f111', 'ar')).toBe('errno 111');
});

test.each<[Locale, string, string]>([
  ['vi', 'Bị từ chối: đường dẫn'.normalize('NFD'), 'đường'.normalize('NFD')],
  ['vi', 'Bị từ chối: đường dẫn', 'đường'],
  ['ar', 'رُفِض الاتِّصَال', 'الاتِّصَال'],
  ['en', 'naïve café', 'café'],
])('folded words of %s lead back to their own spelling', (locale, text, word) => {
  const folded = foldWithPositions(text, locale);
  expect(folded.text).toBe(foldText(text, locale));
  const found = findWords(folded.text).find((it) => it.word === foldText(word, locale));
  expect(text.slice(...originalRange(folded, found?.range ?? [0, 0]))).toBe(word);
});

test('marks of words are the same however they are typed, one for each word', () => {
  expect(marksOfWords('khóa')).toEqual(marksOfWords('khoá'));
  expect(marksOfWords('kí')).toEqual(marksOfWords('ký'));
  expect(marksOfWords('thi đấu')).not.toEqual(marksOfWords('thiếu dấu'));
  for (const text of ['Lỗi: kết-nối (đã) 10061', 'اتـــصال‌ مرفوض ١٠', 'a_b c’d']) {
    expect(marksOfWords(text)).toHaveLength(splitWords(foldText(text, 'ar')).length);
  }
});
