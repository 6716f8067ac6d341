import type { Confidence } from './match.ts';

/** Reciprocal rank fusion's constant: the larger it is, the less the first places stand out. */
const FLATNESS = 2;
/** The lookup is right more often than full text. */
const LOOKUP_WEIGHT = 2;

/** What the lookup found, by address. */
export interface Found {
  url: string;
  confidence: Confidence;
}

/** Whether full text can add to what the lookup found: not where the query names an entry. */
export function needsPages(found: readonly Found[]): boolean {
  return found[0]?.confidence !== 'exact';
}

/**
 * Puts what the lookup found and the pages of full text into one order, best first: where the lookup is sure, its
 * results and then the other pages; where it is not, both by reciprocal rank.
 */
export function fuseResults(found: readonly Found[], pages: readonly string[]): string[] {
  const known = found.map((it) => it.url);
  if (!needsPages(found)) return known;
  if (found[0]?.confidence === 'strong') return [...new Set([...known, ...pages])];
  return fuseByRank([known, pages], [LOOKUP_WEIGHT, 1]);
}

/** Joins lists by reciprocal rank: what stands high in several comes first; of equals, what an earlier list has. */
export function fuseByRank(lists: readonly (readonly string[])[], weights: readonly number[] = []): string[] {
  const scores = new Map<string, number>();
  for (const [place, list] of lists.entries()) {
    for (const [rank, url] of list.entries()) {
      scores.set(url, (scores.get(url) ?? 0) + (weights[place] ?? 1) / (FLATNESS + rank));
    }
  }
  return [...scores].toSorted(([, a], [, b]) => b - a).map(([url]) => url);
}
