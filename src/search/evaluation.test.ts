import { beforeAll, describe, expect, test } from 'vitest';
import { evaluateSearch, firstRight, listUnwritten, readQueries } from '../../tests/bench/evaluate-search.ts';
import { wholeTree } from '../../tests/fixtures/whole-tree.ts';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { buildLibrary } from '../library/build-library.ts';
import type { Library } from '../library/library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { slugFromName } from '../model/slug-from-name.ts';
import { buildLookupIndex } from './build-lookup-index.ts';
import type { IndexedLibrary } from './index-entries.ts';
import { createLookUp } from './look-up.ts';

/** Types of queries of which not one may go wrong. */
const CERTAIN = ['name', 'part', 'code', 'message'];

let library: Library;
beforeAll(async () => {
  library = buildLibrary(await readContentFiles('.')).library;
});

async function evaluate(searched: IndexedLibrary, set: 'queries' | 'held-out', locale: Locale) {
  const { manifest, parts } = buildLookupIndex(searched, locale);
  const lookUp = createLookUp(manifest, async (name) => parts[name] ?? []);
  const slugs = new Set(searched.entries.map((it) => slugFromName(it.facts.name)));
  const queries = readQueries(set, locale, slugs);
  const answer = async (query: string) => (await lookUp(query)).map((it) => it.slug);
  return { ...(await evaluateSearch(queries.written, answer)), ...queries };
}

describe.each(LOCALES)('open queries in %s', (locale) => {
  test('whose entry is written are answered', async () => {
    const { all, types, missed, unwritten, tracebacks } = await evaluate(library, 'queries', locale);
    console.info(`${locale}: ${unwritten.length} queries wait for ${listUnwritten(unwritten)}`);
    console.info(`${locale}: ${tracebacks.length} tracebacks are for explain`);
    const shown = JSON.stringify(missed);
    expect(firstRight(all), shown).toBeGreaterThanOrEqual(0.97);
    for (const [type, score] of types) {
      if (CERTAIN.includes(type)) expect(firstRight(score), shown).toBe(1);
      if (type === 'typo') expect(firstRight(score), shown).toBeGreaterThanOrEqual(0.95);
    }
  });

  test.each(['queries', 'held-out'] as const)('and the %s over the whole tree as planned', async (set) => {
    const { all, types, missed, unwritten } = await evaluate(wholeTree(library), set, locale);
    const shown = JSON.stringify(missed);
    expect(unwritten).toEqual([]);
    expect(firstRight(all), shown).toBeGreaterThanOrEqual(set === 'queries' ? 0.97 : 0.93);
    expect(all.three / all.asked, shown).toBeGreaterThanOrEqual(0.99);
    for (const [type, score] of types) if (CERTAIN.includes(type)) expect(firstRight(score), shown).toBe(1);
  });
});
