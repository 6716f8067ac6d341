import { expect, test } from 'vitest';
import { markLetters, restoreLetters } from './letter-marks.ts';

test('đ is marked for Pagefind and comes back', () => {
  const text = 'Đường dẫn đã <mark>đổi</mark>';
  expect(markLetters(text)).not.toMatch(/đ/i);
  expect(markLetters(text).normalize('NFD').replace(/\p{M}/gu, '')).toBe('Duong dan da <mark>doi</mark>');
  expect(restoreLetters(markLetters(text))).toBe(text);
});
