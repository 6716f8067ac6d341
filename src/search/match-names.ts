import { countBefore } from './count-before.ts';
import { allowedMistakes, editDistance } from './edit-distance.ts';
import { foldName, withoutEnding } from './fold-name.ts';
import type { Range } from './fold-text.ts';
import type { IndexedEntry, Part } from './lookup-index.ts';
import type { Match } from './match.ts';
import { type NameKey, nameKeys } from './name-keys.ts';

/** A part of names, ready to be asked. */
export interface PreparedNames {
  /** In the order of their keys. */
  keys: readonly PreparedKey[];
}

interface PreparedKey extends NameKey {
  entry: IndexedEntry;
  /** The letters it has, a bit each. */
  letters: number;
}

export function prepareNames(part: Part): PreparedNames {
  const keys = part.flatMap((entry) =>
    nameKeys(entry).map((key): PreparedKey => ({ ...key, entry, letters: lettersOf(key.key) })),
  );
  return { keys: keys.toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))) };
}

const LONGEST_NAME = 60;
/** The ending of most names is no beginning of one. */
const SAYS_NOTHING = /^err(?:or?|ors)?$/;
/** Shorter beginnings are of too many names to be sure of. */
const SURE_BEGINNING = 4;
/** Several words with more mistakes are rather a phrase. */
const MISTAKES_IN_WORDS = 2;
const MISTAKES_IN_NAME = 3;
/** A name is seldom mistaken in its first letter. */
const FIRST_LETTER = 0.01;

/** Entries whose name, alias or code the query is, leaves unfinished, or spells badly; and those it names in passing. */
export function matchNames(query: string, parts: readonly PreparedNames[]): Match[] {
  const matches = matchName(query, parts);
  if (matches.length > 0) return matches;
  return namesInside(query).flatMap((name) =>
    matchName(name, parts)
      .filter((it) => it.confidence === 'exact')
      .map((it): Match => ({ ...it, score: 0.94, confidence: 'strong' })),
  );
}

function matchName(name: string, parts: readonly PreparedNames[]): Match[] {
  const typed = foldName(name.replace(/^\W*builtins\./i, ''));
  if (typed === '' || typed.length > LONGEST_NAME) return [];
  const right = parts
    .flatMap((part) => keysBeginning(typed, part))
    .flatMap((key) => spelledRight(typed, name, key) ?? []);
  if (right.length > 0) return right;
  const qualified = /\.([A-Za-z_]\w*)$/.exec(name)?.[1];
  if (qualified) {
    return matchName(qualified, parts).map((it) => ({ ...it, score: it.score * 0.9, confidence: 'strong' }));
  }
  if (!/^[a-z]+$/.test(typed) || SAYS_NOTHING.test(typed)) return [];
  const limit = Math.min(allowedMistakes(typed.length), /\s/.test(name.trim()) ? MISTAKES_IN_WORDS : MISTAKES_IN_NAME);
  const letters = lettersOf(typed);
  return parts
    .flatMap((part) => part.keys)
    .filter((key) => countBits(letters & ~key.letters) <= limit && (key.kind === 'code' || !/^[A-Z_]+$/.test(name)))
    .flatMap((key) => spelledBadly(typed, key, limit) ?? []);
}

/** The keys that begin with what was typed. */
export function keysBeginning(typed: string, { keys }: PreparedNames): PreparedKey[] {
  const start = countBefore(keys, ({ key }) => key < typed);
  let end = start;
  while (keys[end]?.key.startsWith(typed)) end++;
  return keys.slice(start, end);
}

function spelledRight(typed: string, name: string, key: PreparedKey): Match | undefined {
  const { kind, original } = key;
  if (key.key === typed) {
    if (kind === 'tail') return found(key, 0.9, 'strong', typed.length);
    if (original === name) return found(key, 1, 'exact', typed.length);
    return found(key, kind === 'own' ? 0.985 : 0.99, 'exact', typed.length);
  }
  if (/\d$/.test(typed) || SAYS_NOTHING.test(typed)) return undefined;
  if (kind !== 'code' && withoutEnding(key.key) === typed) {
    return found(key, kind === 'tail' ? 0.89 : 0.97, 'strong', typed.length);
  }
  const base = kind === 'tail' ? 0.78 : 0.84;
  const sure = typed.length >= SURE_BEGINNING;
  return found(key, base + (0.1 * typed.length) / key.key.length, sure ? 'strong' : 'weak', typed.length);
}

function spelledBadly(typed: string, key: PreparedKey, limit: number): Match | undefined {
  if (/\d/.test(key.key)) return undefined;
  const firstLetter = typed[0] === key.key[0] ? FIRST_LETTER : 0;
  const whole = editDistance(typed, key.key, limit);
  if (whole <= limit) {
    return found(key, (key.kind === 'tail' ? 0.8 : 0.86) + firstLetter - 0.05 * whole, 'strong', key.key.length);
  }
  // what is left unfinished as well has room for one mistake less
  const begun = editDistance(typed, key.key, limit - 1, true);
  if (begun >= limit) return undefined;
  const share = typed.length / key.key.length;
  return found(key, (key.kind === 'tail' ? 0.66 : 0.72) + 0.06 * share - 0.05 * begun, 'strong', typed.length);
}

function lettersOf(key: string): number {
  let letters = 0;
  for (let at = 0; at < key.length; at++) letters |= 1 << (key.charCodeAt(at) - 97);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function found(
  { entry, kind, original }: PreparedKey,
  score: number,
  confidence: Match['confidence'],
  letters: number,
): Match {
  const field = kind === 'code' ? 'code' : 'name';
  if (field === 'code')
    return { entry, score, confidence, field, text: original, ranges: () => [firstLetters(original, 0, letters)] };
  const text = kind === 'whole' ? original : entry.name;
  const start = text.endsWith(original) ? text.length - original.length : 0;
  return { entry, score, confidence, field, text, ranges: () => [firstLetters(text, start, letters)] };
}

/** The range of so many letters and digits from a place on, whatever signs stand between them. */
function firstLetters(text: string, start: number, count: number): Range {
  let end = start;
  for (let seen = 0; seen < count && end < text.length; end++) if (/[\p{L}\p{N}]/u.test(text[end] ?? '')) seen++;
  return [start, end];
}

const CLASS_LIKE = /[a-z][A-Z]|\.\w|.(?:[Ee]rror|[Ee]xception|[Ii]nterrupt|[Ii]teration|[Ww]arning)$/;
const MOST_INSIDE = 4;

/** Words of a longer query that look like a class: `KeyError`, `socket.gaierror`. */
function namesInside(query: string): string[] {
  const words = query.match(/[A-Za-z_]\w*(?:\.\w+)*/g) ?? [];
  return words.filter((it) => CLASS_LIKE.test(it)).slice(0, MOST_INSIDE);
}
