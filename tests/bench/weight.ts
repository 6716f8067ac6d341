import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { LOCALES } from '../../src/i18n/locales.ts';
import { printTable, type Row } from './table.ts';

const BAR_KB = 20;

/** Compressed HTML, CSS and script of every built article, without fonts; the heaviest of each language is shown. */
export function benchWeight(): boolean {
  const rows = LOCALES.map((locale): Row => {
    const articles = readdirSync(`dist/${locale}/python`, { withFileTypes: true }).filter((it) => it.isDirectory());
    const weighed = articles.map((it) => ({ slug: it.name, ...weigh(`dist/${locale}/python/${it.name}/index.html`) }));
    const heaviest = weighed.toSorted((a, b) => b.gzip - a.gzip)[0];
    if (!heaviest) throw new Error(`no article in dist/${locale}; run npm run build`);
    const figure = `${heaviest.gzip.toFixed(1)} kB gzip, ${heaviest.brotli.toFixed(1)} kB br`;
    return {
      what: `${locale}: ${heaviest.slug}, heaviest of ${weighed.length}`,
      figure,
      bar: `gzip under ${BAR_KB} kB`,
      holds: heaviest.gzip < BAR_KB,
    };
  });
  return printTable('weight (HTML + CSS + script of an article, fonts left out)', rows);
}

function weigh(page: string): { gzip: number; brotli: number } {
  const html = readFileSync(page, 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((it) => it[1] ?? '');
  const imported = assets.flatMap((path) =>
    [...readFileSync(`dist${path}`, 'utf8').matchAll(/from\s*"\.\/([^"]+)"/g)].map((it) => `/_astro/${it[1]}`),
  );
  const files = [page, ...new Set([...assets, ...imported].map((path) => `dist${path}`))].map((path) =>
    readFileSync(path),
  );
  const sum = (compress: (data: Buffer) => Buffer) =>
    files.reduce((total, file) => total + compress(file).length, 0) / 1000;
  return { gzip: sum((file) => gzipSync(file, { level: 9 })), brotli: sum((file) => brotliCompressSync(file)) };
}
