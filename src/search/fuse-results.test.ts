import { expect, test } from 'vitest';
import { fuseByRank, fuseResults, needsPages } from './fuse-results.ts';

const found = (confidence: 'exact' | 'strong' | 'weak', ...urls: string[]) => urls.map((url) => ({ url, confidence }));

test('where the lookup is certain, full text is not asked', () => {
  expect(needsPages(found('exact', 'a'))).toBe(false);
  expect(fuseResults(found('exact', 'a', 'b'), ['c'])).toEqual(['a', 'b']);
  expect(needsPages([])).toBe(true);
});

test('where it is sure, its results stand first and other pages follow', () => {
  expect(fuseResults(found('strong', 'a', 'b'), ['c', 'b'])).toEqual(['a', 'b', 'c']);
});

test('where it is not, what both find comes first, and the lookup counts more', () => {
  expect(fuseResults(found('weak', 'a', 'b'), ['b', 'c', 'd'])).toEqual(['b', 'a', 'c', 'd']);
  expect(fuseResults(found('weak', 'a'), ['b'])).toEqual(['a', 'b']);
  expect(fuseResults([], ['c', 'd'])).toEqual(['c', 'd']);
});

test('of equals, what an earlier list has comes first', () => {
  expect(fuseByRank([['a'], ['b']])).toEqual(['a', 'b']);
});
