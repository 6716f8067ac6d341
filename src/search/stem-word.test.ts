import { expect, test } from 'vitest';
import { stemWord } from './stem-word.ts';

test('Arabic words share their stem with and without article, and with their endings', () => {
  for (const word of ['الاتصال', 'والاتصال', 'بالاتصال', 'فالاتصال', 'للاتصال']) {
    expect(stemWord(word, 'ar')).toBe(stemWord('اتصال', 'ar'));
  }
  for (const word of ['ملفات', 'الملفات', 'للملف']) expect(stemWord(word, 'ar')).toBe('ملف');
  expect(stemWord('صلاحيات', 'ar')).toBe(stemWord('صلاحيه', 'ar'));
  expect(stemWord('الي', 'ar')).toBe('الي');
});

test('English words share their stem; short ones and Vietnamese stay', () => {
  for (const word of ['closes', 'closed', 'closing', 'close']) expect(stemWord(word, 'en')).toBe('clos');
  expect(stemWord('stopped', 'en')).toBe(stemWord('stop', 'en'));
  expect(stemWord('directories', 'en')).toBe(stemWord('directory', 'en'));
  expect(stemWord('address', 'en')).toBe('address');
  expect(stemWord('used', 'en')).toBe('used');
  expect(stemWord('ghe', 'vi')).toBe('ghe');
});
