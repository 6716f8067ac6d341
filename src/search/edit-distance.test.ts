import { expect, test } from 'vitest';
import { allowedMistakes, editDistance } from './edit-distance.ts';

test('counts letters left out, added, changed and swapped with their neighbour', () => {
  expect(editDistance('keyeror', 'keyerror', 3)).toBe(1);
  expect(editDistance('kkeyerror', 'keyerror', 3)).toBe(1);
  expect(editDistance('keyarror', 'keyerror', 3)).toBe(1);
  expect(editDistance('refsued', 'refused', 3)).toBe(1);
  expect(editDistance('keyerror', 'keyerror', 0)).toBe(0);
});

test('gives up above the limit', () => {
  expect(editDistance('keyerror', 'typeerror', 2)).toBe(3);
  expect(editDistance('key', 'keyboardinterrupt', 2)).toBe(3);
});

test('measures what is left unfinished against a beginning', () => {
  expect(editDistance('conection', 'connectionrefusederror', 2, true)).toBe(1);
  expect(editDistance('connectionref', 'connectionrefusederror', 2, true)).toBe(0);
});

test('short words may have no mistake', () => {
  expect([3, 4, 6, 7, 13, 14].map(allowedMistakes)).toEqual([0, 1, 1, 2, 2, 3]);
});
