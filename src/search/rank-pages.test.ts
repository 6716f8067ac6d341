import { expect, test } from 'vitest';
import { rankPages } from './rank-pages.ts';

/** Answers from a table, and tells what was asked. */
function pagesOf(table: Record<string, string[]>) {
  const asked: string[] = [];
  const search = async (text: string) => {
    asked.push(text);
    return table[text] ?? [];
  };
  return { asked, search };
}

test('pages with every word come first, then those that have some', async () => {
  const { search } = pagesOf({ 'pipe closed': ['a'], closed: ['b', 'a'], pipe: ['c', 'b'] });
  expect(await rankPages('pipe closed', 'en', search)).toEqual(['a', 'b', 'c']);
});

test('words are asked for singly only where few pages have all of them', async () => {
  const { asked, search } = pagesOf({ 'pipe closed': ['a', 'b', 'c'] });
  expect(await rankPages('pipe closed', 'en', search)).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['pipe closed']);
});

test('signs alone are not asked', async () => {
  const { asked, search } = pagesOf({});
  expect(await rankPages(' < >', 'en', search)).toEqual([]);
  expect(asked).toEqual([]);
});
