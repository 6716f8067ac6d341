import { foldName, needsModule, ownName, splitName, withoutEnding } from './fold-name.ts';
import type { IndexedEntry } from './lookup-index.ts';

/** Something an entry is known by, folded. */
export interface NameKey {
  key: string;
  /** A qualified name or alias · the class without its module · its last words, `RefusedError` · a code. */
  kind: 'whole' | 'own' | 'tail' | 'code';
  /** As it is spelled. */
  original: string;
}

const SHORTEST_TAIL = 3;

/** Everything a reader may begin to type for an entry. */
export function nameKeys(entry: Pick<IndexedEntry, 'name' | 'aliases' | 'codes'>): NameKey[] {
  const names = [entry.name, ...(entry.aliases ?? [])];
  return [
    ...names.map((original): NameKey => ({ key: foldName(original), kind: 'whole', original })),
    ...names
      .filter((name) => name.includes('.') && !needsModule(name))
      .map((name): NameKey => ({ key: foldName(ownName(name)), kind: 'own', original: ownName(name) })),
    ...tails(ownName(entry.name)),
    ...(entry.codes ?? []).map((code): NameKey => ({ key: codeKey(code), kind: 'code', original: code })),
  ];
}

/** A code as it is looked up: its number alone, or its letters. */
export function codeKey(code: string): string {
  return /^(?:errno|macos|winerror) -?(\d+)$/.exec(code)?.[1] ?? foldName(code);
}

function tails(name: string): NameKey[] {
  const words = splitName(name);
  return words
    .slice(1)
    .map((_, index) => words.slice(index + 1).join(''))
    .filter((tail) => withoutEnding(tail.toLowerCase()).length >= SHORTEST_TAIL)
    .map((original) => ({ key: original.toLowerCase(), kind: 'tail', original }));
}
