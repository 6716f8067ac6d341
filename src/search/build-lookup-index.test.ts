import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { syntheticLibrary } from '../../tests/bench/synthetic-library.ts';
import { wholeTree } from '../../tests/fixtures/whole-tree.ts';
import { LOCALES } from '../i18n/locales.ts';
import { buildLibrary } from '../library/build-library.ts';
import type { Library } from '../library/library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { slugFromName } from '../model/slug-from-name.ts';
import { buildLookupIndex } from './build-lookup-index.ts';
import { indexEntries } from './index-entries.ts';
import { createLookUp } from './look-up.ts';
import type { LookupIndex } from './lookup-index.ts';

let library: Library;
beforeAll(async () => {
  library = buildLibrary(await readContentFiles('.')).library;
});

const entryOf = (name: string) => indexEntries(library, 'en').find((it) => it.name === name);

test('codes stay with the class they belong to, on every system', () => {
  expect(entryOf('ConnectionRefusedError')?.codes).toEqual(
    expect.arrayContaining([
      'ECONNREFUSED',
      'errno 111',
      'macos 61',
      'winerror 10061',
      'WSAECONNREFUSED',
      'winerror 1225',
    ]),
  );
  expect(entryOf('socket.gaierror')?.codes).toEqual(expect.arrayContaining(['EAI_NONAME', 'errno -2', 'ENOTFOUND']));
  expect(entryOf('ConnectionError')?.codes.filter((it) => /ECONN|errno|winerror/.test(it))).toEqual([]);
  const tree = indexEntries(wholeTree(library), 'en');
  expect(tree.find((it) => it.name === 'OSError')?.codes).toEqual(expect.arrayContaining(['EADDRINUSE', 'errno 98']));
});

test('a base class leaves the messages of its subclasses to them', () => {
  expect(entryOf('ConnectionRefusedError')?.messages).toContain('[Errno 111] Connection refused');
  expect(entryOf('ConnectionError')?.messages.some((it) => it.includes('Connection refused'))).toBe(false);
});

test('names and messages in English are found on every page', () => {
  for (const locale of LOCALES) {
    const entry = indexEntries(library, locale).find((it) => it.name === 'BrokenPipeError');
    expect(entry?.messages).toContain('[Errno 32] Broken pipe');
    expect([...(entry?.english ?? []), ...(entry?.phrases ?? [])]).toContain('broken pipe');
  }
});

test('a library that is not large has one part of names and one of texts', () => {
  for (const locale of LOCALES) {
    const { manifest, parts } = buildLookupIndex(wholeTree(library), locale);
    expect(manifest).toEqual({ locale, names: [''], texts: [''], common: [] });
    expect(brotliCompressSync(JSON.stringify(parts['names-0'])).length).toBeLessThan(6_000);
  }
});

describe('a large library', () => {
  const size = 2_000;
  const made = syntheticLibrary(size);
  let index: LookupIndex;
  beforeAll(() => {
    index = buildLookupIndex(made, 'vi');
  });

  test('is divided, and every name and code leads to its entry through few parts', async () => {
    expect(index.manifest.names.length).toBeGreaterThan(5);
    for (const { facts } of made.entries.filter((_, at) => at % 40 === 0)) {
      for (const query of [facts.name, facts.name.toUpperCase(), facts.counterparts[0]?.code ?? '']) {
        const loaded: string[] = [];
        const lookUp = createLookUp(index.manifest, async (name) => {
          loaded.push(name);
          return index.parts[name] ?? [];
        });
        expect((await lookUp(query))[0]?.slug, query).toBe(slugFromName(facts.name));
        expect(loaded.length, query).toBeLessThanOrEqual(3);
        expect(loaded.every((it) => it.startsWith('names-'))).toBe(true);
      }
    }
  });

  test('answers messages and phrases from the parts of their rarest words', async () => {
    const lookUp = createLookUp(index.manifest, async (name) => index.parts[name] ?? []);
    const asked = made.entries.filter((_, at) => at % 40 === 0);
    let right = 0;
    for (const { facts } of asked) {
      const message = facts.messages[1]?.text.replace('{value}', 'x') ?? '';
      const found = await Promise.all([message, facts.search.vi[2] ?? ''].map(lookUp));
      right += found.filter(([first]) => first?.slug === slugFromName(facts.name)).length;
    }
    expect(right / (2 * asked.length)).toBeGreaterThan(0.85);
  });

  test('keeps its parts small', () => {
    const sizes = Object.values(index.parts).map((part) => JSON.stringify(part).length);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
  });
});
