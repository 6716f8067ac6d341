import type { IndexedEntry, Part } from './lookup-index.ts';

/** An entry, or some of its texts, to be found under a key. */
export interface Placement {
  key: string;
  entry: IndexedEntry;
}

/**
 * Divides entries into parts by the order of their keys. An entry with several keys stands in several parts; in one
 * part it stands once, with all that was placed there.
 * @param limit characters of JSON in a part, above which the next key begins another
 * @returns the parts, and the least beginning of the keys of each
 */
export function placeInParts(placements: readonly Placement[], limit: number): { starts: string[]; parts: Part[] } {
  const starts = [''];
  const parts = [new Map<string, IndexedEntry>()];
  let size = 0;
  let before = '';
  // of equal keys in the order of names, so that a key of very many entries can be divided too
  const ordered = placements.map(({ key, entry }) => ({ order: `${key} ${entry.name}`, entry }));
  for (const { order, entry } of ordered.toSorted((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))) {
    if (size > limit && order !== before) {
      starts.push(leastBeginning(order, before));
      parts.push(new Map());
      size = 0;
    }
    const part = parts.at(-1);
    const known = part?.get(entry.name);
    const joined = known ? join(known, entry) : entry;
    if (joined !== known) {
      part?.set(entry.name, joined);
      size += JSON.stringify(joined).length - (known ? JSON.stringify(known).length : 0);
    }
    before = order;
  }
  return { starts, parts: parts.map((part) => [...part.values()]) };
}

/** The shortest beginning of a key that comes after the key before it. */
function leastBeginning(key: string, before: string): string {
  let length = 1;
  while (key.slice(0, length) <= before) length++;
  return key.slice(0, length);
}

const TEXTS = ['messages', 'phrases', 'english'] as const;

function join(known: IndexedEntry, more: IndexedEntry): IndexedEntry {
  const news = TEXTS.filter((field) => more[field]?.some((text) => !known[field]?.includes(text)));
  if (news.length === 0) return known;
  return {
    ...known,
    ...Object.fromEntries(
      news.map((field) => [field, [...new Set([...(known[field] ?? []), ...(more[field] ?? [])])]]),
    ),
  };
}
