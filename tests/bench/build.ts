import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureCpu, median } from './measure-cpu.ts';
import { printTable } from './table.ts';

const BAR = 2.5;
const ASTRO = [process.execPath, resolve('node_modules/astro/bin/astro.mjs'), 'build', '--force'];

/** CPU of our build beside a bare Astro site (one plain layout, no script) over the same articles, turn by turn. */
export function benchBuild(): boolean {
  const bare = makeBareSite();
  const ours: number[] = [];
  const theirs: number[] = [];
  try {
    for (let turn = 0; turn < 3; turn++) {
      theirs.push(measureCpu(ASTRO, bare));
      ours.push(measureCpu(ASTRO, '.'));
    }
  } finally {
    rmSync(bare, { recursive: true, force: true });
  }
  const ratio = median(ours) / median(theirs);
  return printTable('build (CPU seconds, median of 3)', [
    { what: 'bare Astro, same articles', figure: median(theirs).toFixed(2) },
    { what: 'ours, search index included', figure: median(ours).toFixed(2) },
    { what: 'ours / bare', figure: ratio.toFixed(2), bar: `at most ${BAR}`, holds: ratio <= BAR },
  ]);
}

function makeBareSite(): string {
  const site = mkdtempSync(join(tmpdir(), 'error-atlas-bare-'));
  symlinkSync(resolve('node_modules'), join(site, 'node_modules'));
  cpSync('content/python', join(site, 'content/python'), { recursive: true });
  writeFileSync(join(site, 'package.json'), '{"type":"module"}');
  writeFileSync(
    join(site, 'astro.config.mjs'),
    `import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
export default { cacheDir: './.cache', integrations: [mdx()], markdown: { processor: satteri({ features: { headingAttributes: true } }) } };
`,
  );
  mkdirSync(join(site, 'src/pages'), { recursive: true });
  writeFileSync(
    join(site, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { articles: defineCollection({ loader: glob({ base: './content/python', pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace('.mdx', '') }) }) };
`,
  );
  writeFileSync(join(site, 'src/Nothing.astro'), '');
  writeFileSync(
    join(site, 'src/pages/[...path].astro'),
    `---
import { getCollection, render } from 'astro:content';
import Nothing from '../Nothing.astro';
export async function getStaticPaths() {
  return (await getCollection('articles')).map((entry) => ({ params: { path: entry.id }, props: { entry } }));
}
const { Content } = await render(Astro.props.entry);
const components = { Example: Nothing, Facts: Nothing, Messages: Nothing, WhoCatches: Nothing, Cite: Nothing };
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{Astro.props.entry.id}</title></head><body><main><Content components={components} /></main></body></html>
`,
  );
  return site;
}
