import { expect, test } from 'vitest';
import { cutAtRanges, readExcerpt } from './marked-text.ts';

test('a text is cut where it is highlighted', () => {
  expect(cutAtRanges('KeyError', [[0, 3]])).toEqual([
    { text: 'Key', isMarked: true },
    { text: 'Error', isMarked: false },
  ]);
  expect(
    cutAtRanges('abcdef', [
      [3, 5],
      [1, 2],
      [4, 6],
    ]).map((it) => (it.isMarked ? `[${it.text}]` : it.text)),
  ).toEqual(['a', '[b]', 'c', '[de]', '[f]']);
  expect(cutAtRanges('', [])).toEqual([]);
});

test('an excerpt is text, with its đ and without entities', () => {
  expect(readExcerpt('a &lt;b&gt; <mark>d\u0335ường</mark> dẫn &amp; &quot;c&quot;')).toEqual([
    { text: 'a <b> ', isMarked: false },
    { text: 'đường', isMarked: true },
    { text: ' dẫn & "c"', isMarked: false },
  ]);
});

test('markup in an excerpt stays text', () => {
  expect(readExcerpt('<img src=x>')).toEqual([{ text: '<img src=x>', isMarked: false }]);
});
