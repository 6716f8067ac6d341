import { benchBuild } from './build.ts';
import { benchVerify } from './verify.ts';
import { benchWeight } from './weight.ts';

/** `npm run bench -- [build] [weight] [verify]`: prints a table each, all in one run; none named means all. */
const BENCHES: Record<string, () => boolean> = { build: benchBuild, weight: benchWeight, verify: benchVerify };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const names = wanted.length > 0 ? wanted : Object.keys(BENCHES);
const held = names.map((name) => BENCHES[name]?.());
process.exitCode = held.every(Boolean) ? 0 : 1;
