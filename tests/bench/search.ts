import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { slugFromName } from '../../src/model/slug-from-name.ts';
import { buildLookupIndex } from '../../src/search/build-lookup-index.ts';
import { fuseResults } from '../../src/search/fuse-results.ts';
import { createLookUp, type LookUp } from '../../src/search/look-up.ts';
import type { LookupIndex } from '../../src/search/lookup-index.ts';
import { rankPages } from '../../src/search/rank-pages.ts';
import { library } from '../e2e/site.ts';
import { wholeTree } from '../fixtures/whole-tree.ts';
import { type Answer, evaluateSearch, firstRight, listUnwritten, readQueries, showScore } from './evaluate-search.ts';
import { median } from './measure-cpu.ts';
import { pagefindInNode } from './pagefind-in-node.ts';
import { syntheticLibrary } from './synthetic-library.ts';
import { printTable, type Row } from './table.ts';

const BAR_FIRST_RIGHT = 0.97;
const SIZES = [60, 1000, 10000] as const;
const BAR_KB: Record<(typeof SIZES)[number], number> = { 60: 12, 1000: 60, 10000: 120 };
const BAR_SLOWER = 3;
const TURNS = 7;

/**
 * How well search answers the open queries, what it fetches first, and how both grow.
 * @param explain gives the slugs that a pasted traceback leads to, best first
 */
export async function benchSearch(explain?: (text: string, locale: Locale) => Promise<readonly string[]>) {
  const quality: Row[] = [];
  for (const locale of LOCALES) quality.push(...(await qualityRows(locale, explain)));
  return [
    printTable('search, open queries whose entry exists (R@1 / R@3 / MRR)', quality),
    printTable('search, the whole tree as planned: the lookup alone (R@1 / R@3 / MRR)', await wholeTreeRows()),
    printTable('search, kB as brotli 11 before the first answer to a name', await weightRows()),
    printTable('search at size, Vietnamese: parts that answer a name, and the time', await sizeRows()),
  ].every(Boolean);
}

async function qualityRows(locale: Locale, explain: Parameters<typeof benchSearch>[0]): Promise<Row[]> {
  const lookUp = lookUpIn(buildLookupIndex(library, locale));
  const pagefind = await pagefindInNode('dist/pagefind', locale);
  const slugOf = (url: string) => url.split('/').at(-2) ?? '';
  const found = async (query: string) =>
    (await lookUp(query)).map((it) => ({ url: it.slug, confidence: it.confidence }));
  const pages = async (query: string) => (await rankPages(query, locale, pagefind.search)).map(slugOf);
  const answers: Record<string, Answer> = {
    lookup: async (query) => (await found(query)).map((it) => it.url),
    'Pagefind as it comes': async (query) => (await pagefind.search(query)).map(slugOf),
    'Pagefind, queries cleaned': pages,
    both: async (query) => fuseResults(await found(query), await pages(query)),
  };
  const slugs = new Set(library.entries.map((it) => it.slug));
  const { written, unwritten, tracebacks } = readQueries('queries', locale, slugs);
  const rows: Row[] = [];
  for (const [engine, answer] of Object.entries(answers)) {
    const { types, all } = await evaluateSearch(written, answer);
    const what = `${locale}: ${engine}, ${all.asked} queries`;
    if (engine === 'both') {
      const holds = firstRight(all) >= BAR_FIRST_RIGHT;
      rows.push({ what, figure: showScore(all), bar: `R@1 at least ${BAR_FIRST_RIGHT}`, holds });
      rows.push(
        ...[...types].map(([type, score]) => ({ what: `    ${type}, ${score.asked}`, figure: showScore(score) })),
      );
    } else {
      rows.push({ what, figure: showScore(all) });
    }
  }
  if (explain && tracebacks.length > 0) {
    const { all } = await evaluateSearch(tracebacks, (text) => explain(text, locale));
    rows.push({
      what: `    traceback (explain), ${all.asked}`,
      figure: showScore(all),
      bar: 'R@1 1',
      holds: firstRight(all) === 1,
    });
  }
  rows.push({ what: '    entry not written', figure: String(unwritten.length) });
  console.log(`${locale}: waiting for ${listUnwritten(unwritten)}`);
  return rows;
}

async function wholeTreeRows(): Promise<Row[]> {
  const tree = wholeTree(library);
  const slugs = new Set(tree.entries.map((it) => slugFromName(it.facts.name)));
  const rows: Row[] = [];
  for (const locale of LOCALES) {
    const lookUp = lookUpIn(buildLookupIndex(tree, locale));
    for (const set of ['queries', 'held-out'] as const) {
      const answer: Answer = async (query) => (await lookUp(query)).map((it) => it.slug);
      const { types, all } = await evaluateSearch(readQueries(set, locale, slugs).written, answer);
      rows.push({ what: `${locale}: ${set}, ${all.asked}`, figure: showScore(all) });
      rows.push(
        ...[...types].map(([type, score]) => ({ what: `    ${type}, ${score.asked}`, figure: showScore(score) })),
      );
    }
  }
  return rows;
}

async function weightRows(): Promise<Row[]> {
  const box = readdirSync('dist/search').find((it) => it.startsWith('box-'));
  if (!box) throw new Error('no script of the box in dist/search; run npm run build');
  const script = brotliCompressSync(readFileSync(`dist/search/${box}`)).length;
  const rows: Row[] = [];
  for (const locale of LOCALES) {
    const index = buildLookupIndex(library, locale);
    const bytes = await bytesOfName(index, library.entries[0]?.facts.name ?? '');
    rows.push({
      what: `${locale}: the script of the box and the lookup's data`,
      figure: `${showKb(script)} + ${showKb(bytes)}`,
      ...{ bar: `at most ${BAR_KB[60]} kB`, holds: script + bytes <= BAR_KB[60] * 1000 },
    });
    const pagefind = await pagefindInNode('dist/pagefind', locale);
    await pagefind.search(library.entries[0]?.facts.name ?? '');
    const fetched = pagefind.fetched.reduce((sum, it) => sum + it.bytes, 0);
    rows.push({ what: `${locale}: Pagefind without its interface, as it lies on disk`, figure: showKb(fetched) });
  }
  return rows;
}

async function sizeRows(): Promise<Row[]> {
  const libraries = SIZES.map((size) => {
    const made = syntheticLibrary(size);
    const names = made.entries.filter((_, at) => at % Math.ceil(size / 50) === 0).map((it) => it.facts.name);
    return { size, names, index: buildLookupIndex(made, 'vi') };
  });
  const times = await timeNames(libraries);
  const rows: Row[] = [];
  for (const [at, { size, names, index }] of libraries.entries()) {
    const most = Math.max(...(await Promise.all(names.map((name) => bytesOfName(index, name)))));
    const bar = BAR_KB[size];
    const ratio = (times[at] ?? 0) / (times[0] ?? 0);
    rows.push(
      {
        ...{ what: `${size} entries: the most for a name`, figure: showKb(most) },
        ...{ bar: `at most ${bar} kB`, holds: most <= bar * 1000 },
      },
      {
        what: `${size} entries: an answer while a name is typed`,
        figure: `${times[at]?.toFixed(3)} ms, ratio ${ratio.toFixed(2)}`,
        ...{ bar: `at most ${BAR_SLOWER}`, holds: ratio <= BAR_SLOWER },
      },
    );
  }
  return rows;
}

function lookUpIn(index: LookupIndex, onLoad: (name: string) => void = () => {}): LookUp {
  return createLookUp(index.manifest, async (name) => {
    onLoad(name);
    return index.parts[name] ?? [];
  });
}

/** Compressed size of the manifest and the parts that a name makes a new lookup load. */
async function bytesOfName(index: LookupIndex, name: string): Promise<number> {
  const loaded: string[] = [];
  await lookUpIn(index, (part) => loaded.push(part))(name);
  const files = [index.manifest, ...loaded.map((part) => index.parts[part])];
  return files.reduce((sum, file) => sum + brotliCompressSync(JSON.stringify(file)).length, 0);
}

/** Milliseconds for an answer while names are typed letter by letter, their parts loaded; libraries turn by turn. */
async function timeNames(libraries: readonly { names: readonly string[]; index: LookupIndex }[]): Promise<number[]> {
  const lookUps = libraries.map(({ index }) => lookUpIn(index));
  const times = libraries.map((): number[] => []);
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [at, { names }] of libraries.entries()) {
      for (const name of names) {
        const start = performance.now();
        for (let length = 4; length <= name.length; length++) await lookUps[at]?.(name.slice(0, length));
        // the first turn loads the parts
        if (turn > 0) times[at]?.push((performance.now() - start) / (name.length - 3));
      }
    }
  }
  return times.map(median);
}

function showKb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
