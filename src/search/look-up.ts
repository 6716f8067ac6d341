import { slugFromName } from '../model/slug-from-name.ts';
import { partsOfMisspelledNames, partsOfNames, partsOfTexts } from './find-parts.ts';
import type { Range } from './fold-text.ts';
import type { Manifest, Part } from './lookup-index.ts';
import { bestMatches, type Confidence, type Field, type Match } from './match.ts';
import { matchCodes } from './match-codes.ts';
import { matchNames, prepareNames } from './match-names.ts';

/** An entry that answers a query. */
export interface LookupResult {
  slug: string;
  name: string;
  gloss: string;
  /** Between 0 and 1. */
  score: number;
  confidence: Confidence;
  field: Field;
  /** The name, message or words that matched, in their own spelling, and what of them to highlight. */
  text: string;
  ranges: readonly Range[];
}

export type LookUp = (query: string) => Promise<LookupResult[]>;

const MOST_RESULTS = 10;
const LONGEST_QUERY = 400;
/** Of single words so short, only names are looked for once there are some. */
const SHORT_WORD = 3;
/** Results so far behind the first one are noise. */
const LEAST_SHARE = 0.5;

/**
 * Makes the lookup of one language. Parts are loaded when a query needs them, and kept; where names answer a query,
 * texts are not loaded.
 */
export function createLookUp(manifest: Manifest, loadPart: (name: string) => Promise<Part>): LookUp {
  const { locale } = manifest;
  const names = keepPrepared(loadPart, prepareNames);
  const texts = keepPrepared(loadPart, async (part) => (await beyondNames()).prepareTexts(part, locale));

  const matchInNames = async (query: string, nearest: readonly string[]) => {
    const prepared = await names(nearest);
    return bestMatches([...matchNames(query, prepared), ...matchCodes(query, prepared, locale)]);
  };
  const askNames = async (query: string) => {
    const nearest = partsOfNames(query, manifest);
    const found = await matchInNames(query, nearest);
    if (found.length > 0) return found;
    const others = partsOfMisspelledNames(query, manifest).filter((it) => !nearest.includes(it));
    return others.length === 0 ? [] : matchInNames(query, [...nearest, ...others]);
  };
  const askTexts = async (query: string) => {
    const [{ matchTexts }, prepared] = await Promise.all([beyondNames(), texts(partsOfTexts(query, manifest))]);
    return matchTexts(query, prepared, locale);
  };
  return async (typed) => {
    const query = typed.slice(0, LONGEST_QUERY).normalize('NFC').replace(/\s+/g, ' ').trim();
    if (!/[\p{L}\p{N}]/u.test(query)) return [];
    const named = await askNames(query);
    const all = isEnough(query, named) ? named : bestMatches([...named, ...(await askTexts(query))]);
    return all
      .filter((it, _, [first]) => it.score >= LEAST_SHARE * (first?.score ?? 0))
      .slice(0, MOST_RESULTS)
      .map(show);
  };
}

/** Whether the names found need no texts beside them. */
function isEnough(query: string, named: readonly Match[]): boolean {
  const [first] = named;
  if (!first) return false;
  const isShort = query.length <= SHORT_WORD && /^[A-Za-z]+$/.test(query);
  return isShort || (first.confidence !== 'weak' && (first.score > 0.95 || !/\s/.test(query)));
}

function beyondNames() {
  return import('./beyond-names.ts');
}

function show({ entry, score, confidence, field, text, ranges }: Match): LookupResult {
  const { name, gloss } = entry;
  return { slug: slugFromName(name), name, gloss, score, confidence, field, text, ranges: ranges() };
}

/** Loads and prepares parts by name at their first use; one that cannot be loaded is tried again at the next. */
function keepPrepared<Prepared>(
  loadPart: (name: string) => Promise<Part>,
  prepare: (part: Part) => Prepared | Promise<Prepared>,
) {
  const kept = new Map<string, Promise<Prepared>>();
  const get = (name: string) => {
    const known = kept.get(name);
    if (known) return known;
    const loading = loadPart(name).then(prepare);
    kept.set(name, loading);
    loading.catch(() => kept.delete(name));
    return loading;
  };
  return (names: readonly string[]) => Promise.all(names.map(get));
}
