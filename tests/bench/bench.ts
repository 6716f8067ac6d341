import { benchBuild } from './build.ts';
import { benchRunner } from './runner.ts';
import { benchVerify } from './verify.ts';
import { benchWeight } from './weight.ts';

/** `npm run bench -- [build] [weight] [runner] [verify]`: prints a table each, all in one run; none named means all. */
const BENCHES: Record<string, () => boolean | Promise<boolean>> = {
  build: benchBuild,
  weight: benchWeight,
  runner: benchRunner,
  verify: benchVerify,
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
