import type { Range } from './fold-text.ts';
import type { IndexedEntry } from './lookup-index.ts';

/** How an entry answers a query. */
export interface Match {
  entry: IndexedEntry;
  /** Between 0 and 1. */
  score: number;
  /** exact: what was typed names it · strong: it begins so, or nearly so · weak: words are shared. */
  confidence: Confidence;
  field: Field;
  /** The name, message or words that matched, in their own spelling. */
  text: string;
  /** What of the text to highlight; worked out only for what is shown. */
  ranges: () => readonly Range[];
}

export type Confidence = 'exact' | 'strong' | 'weak';
export type Field = 'name' | 'code' | 'message' | 'gloss' | 'words' | 'prose';

/** The best match of each entry, best first; of equals the class that is met more, then the shorter name. */
export function bestMatches(matches: readonly Match[]): Match[] {
  const best = new Map<string, Match>();
  for (const match of matches) {
    const known = best.get(match.entry.name);
    if (!known || known.score < match.score) best.set(match.entry.name, match);
  }
  return [...best.values()].toSorted(
    (a, b) =>
      b.score - a.score ||
      a.entry.level - b.entry.level ||
      a.entry.name.length - b.entry.name.length ||
      (a.entry.name < b.entry.name ? -1 : 1),
  );
}
