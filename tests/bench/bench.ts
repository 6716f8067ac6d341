import { explain } from '../../src/explain/explain.ts';
import { explainIndex } from '../../src/explain/explain-index.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import { library } from '../e2e/site.ts';
import { benchBuild } from './build.ts';
import { benchExplain } from './explain.ts';
import { benchRunner } from './runner.ts';
import { benchSearch } from './search.ts';
import { benchVerify } from './verify.ts';
import { benchWeight } from './weight.ts';

/** `npm run bench -- [build] [weight] [runner] [verify] [explain] [search]`: prints a table each, all in one run; none named means all. */
const BENCHES: Record<string, () => boolean | Promise<boolean>> = {
  build: benchBuild,
  weight: benchWeight,
  runner: benchRunner,
  verify: benchVerify,
  explain: benchExplain,
  search: () => benchSearch(explainSlugs),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const names = wanted.length > 0 ? wanted : Object.keys(BENCHES);
const held: unknown[] = [];
for (const name of names) held.push(await BENCHES[name]?.());
process.exitCode = held.every(Boolean) ? 0 : 1;

/** The entries that a pasted traceback leads to, best first. */
async function explainSlugs(text: string, locale: Locale): Promise<string[]> {
  return explain(text, explainIndex(library, locale)).links.map((it) => it.entry.slug);
}
