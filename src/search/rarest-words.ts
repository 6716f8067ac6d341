/**
 * The words of a text that fewest others have; of those not known to be common, the longest.
 * @param ranks of common words, the most common lowest
 */
export function rarestWords(words: readonly string[], ranks: ReadonlyMap<string, number>, count: number): string[] {
  const rank = (word: string) => ranks.get(word) ?? Number.POSITIVE_INFINITY;
  return [...new Set(words)]
    .toSorted((a, b) => (rank(a) === rank(b) ? b.length - a.length : rank(b) - rank(a)))
    .slice(0, count);
}
