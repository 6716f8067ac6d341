import { expect, test } from 'vitest';
import { cleanQuery } from './clean-query.ts';

test('symbols that Pagefind takes for letters are left out', () => {
  expect(cleanQuery('unsupported operand + for `int`: "a" <b> *', 'en').all).toBe('unsupported operand for int a b');
  expect(cleanQuery('` < > | + = ~ ^ $ *', 'en')).toEqual({ all: '', single: [] });
});

test('đ is marked as it is in the index', () => {
  expect(cleanQuery('đường dẫn', 'vi').all).toBe('d\u0335ường dẫn');
});

test('Arabic و and ف before ال are left out, which the stemmer keeps', () => {
  expect(cleanQuery('والاتصال مرفوض', 'ar').all).toBe('اتصال مرفوض');
});

test('a long question is capped, and asks singly for few telling words', () => {
  const { all, single } = cleanQuery('why do I get an error when I try to open a file in another folder', 'en');
  expect(all.split(' ')).toHaveLength(8);
  expect(single).toEqual(['another', 'folder', 'open', 'file']);
});
