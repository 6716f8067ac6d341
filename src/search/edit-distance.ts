/** How many mistakes a word of this length may have and still be meant: none in short ones. */
export function allowedMistakes(length: number): number {
  if (length < 4) return 0;
  if (length < 7) return 1;
  return length < 14 ? 2 : 3;
}

/**
 * Damerau-Levenshtein distance: letters missing, added, changed, or swapped with their neighbour.
 * @param limit distances above it are given as `limit + 1`
 * @param asBeginning whether `typed` may be the beginning of `meant`
 */
export function editDistance(typed: string, meant: string, limit: number, asBeginning = false): number {
  const tooFar = limit + 1;
  if (typed.length - meant.length > limit) return tooFar;
  if (!asBeginning && meant.length - typed.length > limit) return tooFar;
  const width = Math.min(meant.length, typed.length + limit);
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = typed[row - 1] === meant[column - 1];
      let cost = Math.min(at(last, column - 1) + (same ? 0 : 1), at(last, column) + 1, at(current, column - 1) + 1);
      if (row > 1 && column > 1 && typed[row - 1] === meant[column - 2] && typed[row - 2] === meant[column - 1]) {
        cost = Math.min(cost, at(before, column - 2) + 1);
      }
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return tooFar;
    before = last;
    last = current;
  }
  const distance = asBeginning ? Math.min(...last) : at(last, meant.length);
  return Math.min(distance, tooFar);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
