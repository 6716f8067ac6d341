import { beforeAll, expect, test } from 'vitest';
import { wholeTree } from '../../tests/fixtures/whole-tree.ts';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { buildLibrary } from '../library/build-library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { slugFromName } from '../model/slug-from-name.ts';
import { buildLookupIndex } from './build-lookup-index.ts';
import { foldText } from './fold-text.ts';
import type { IndexedLibrary } from './index-entries.ts';
import { createLookUp, type LookUp } from './look-up.ts';
import type { Part } from './lookup-index.ts';

let tree: IndexedLibrary;
const lookUps = new Map<Locale, LookUp>();
beforeAll(async () => {
  tree = wholeTree(buildLibrary(await readContentFiles('.')).library);
  for (const locale of LOCALES) {
    const { manifest, parts } = buildLookupIndex(tree, locale);
    lookUps.set(
      locale,
      createLookUp(manifest, async (name) => parts[name] ?? []),
    );
  }
});

const lookUp = (query: string, locale: Locale = 'en') => lookUps.get(locale)?.(query) ?? Promise.resolve([]);
const first = async (query: string, locale?: Locale) => (await lookUp(query, locale))[0];
const slug = async (query: string, locale?: Locale) => (await first(query, locale))?.slug;
/** What is highlighted of the first result. */
async function highlighted(query: string, locale?: Locale) {
  const { text = '', ranges = [] } = (await first(query, locale)) ?? {};
  return ranges.map((range) => text.slice(...range));
}

test('a name is found in any case, with and without module, under its aliases', async () => {
  for (const query of ['ConnectionRefusedError', 'connectionrefusederror', 'builtins.ConnectionRefusedError']) {
    expect(await first(query)).toMatchObject({ slug: 'connectionrefusederror', confidence: 'exact', field: 'name' });
  }
  expect(await slug('socket.gaierror')).toBe('socket-gaierror');
  expect(await slug('gaierror')).toBe('socket-gaierror');
  expect(await slug('IOError')).toBe('oserror');
  expect(await slug('socket.timeout')).toBe('timeouterror');
  expect(await slug('json.decoder.JSONDecodeError')).toBe('json-jsondecodeerror');
  expect(await first('urllib3.exceptions.ConnectionError')).toMatchObject({ confidence: 'strong' });
});

test('every name of the tree comes first, and with one mistake in it too', async () => {
  for (const { facts } of tree.entries) expect(await slug(facts.name)).toBe(slugFromName(facts.name));
  for (const name of ['ConnectionRefusedError', 'ZeroDivisionError', 'KeyError', 'UnicodeDecodeError', 'EOFError']) {
    for (let at = 1; at < name.length - 1; at++) {
      const [before, letter, next, after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
      const mistaken = [before + next + after, before + letter + letter + next + after, before + next + letter + after];
      for (const query of mistaken) expect(await slug(query), query).toBe(slugFromName(name));
    }
  }
});

test('a name is found by its beginning, its last words, apart, without its ending, and in passing', async () => {
  expect(await slug('connectionref')).toBe('connectionrefusederror');
  expect(await slug('RefusedErr')).toBe('connectionrefusederror');
  expect(await slug('zero division')).toBe('zerodivisionerror');
  expect(await slug('broken pipe')).toBe('brokenpipeerror');
  expect(await slug('python KeyError how to fix')).toBe('keyerror');
  expect(await slug('lỗi TypeError là gì', 'vi')).toBe('typeerror');
});

test('a generic ending needs its module, and is no beginning of names', async () => {
  expect(await slug('struct.error')).toBe('struct-error');
  expect(await slug('struct error')).toBe('struct-error');
  expect(await lookUp('error')).toEqual([]);
});

test('codes of every system are found in every way they are written', async () => {
  for (const query of [
    'ECONNREFUSED',
    'econnrefused',
    'errno 111',
    '[Errno 111]',
    'errno111',
    'errno: -111',
    '10061',
  ]) {
    expect(await first(query), query).toMatchObject({ slug: 'connectionrefusederror', confidence: 'exact' });
  }
  expect(await slug('winerror 5')).toBe('permissionerror');
  expect(await slug('errno 5')).toBe('oserror');
  expect(await slug('errno -2')).toBe('socket-gaierror');
  expect(await slug('errno 2')).toBe('filenotfounderror');
  expect(await slug('lỗi 10061', 'vi')).toBe('connectionrefusederror');
  expect(await slug('خطأ ١٠٤', 'ar')).toBe('connectionreseterror');
  expect(await slug('error TS2307')).toBe('modulenotfounderror');
  expect(await lookUp('errno 9999')).toEqual([]);
  expect(await lookUp('TS9999')).toEqual([]);
});

test('a pasted message is found whatever values stand in it, and a piece of it too', async () => {
  expect(await first("No module named 'numpy.core'")).toMatchObject({ slug: 'modulenotfounderror', field: 'message' });
  expect(await slug("ModuleNotFoundError: No module named 'x'")).toBe('modulenotfounderror');
  expect(await slug("Cannot read properties of undefined (reading 'map')", 'ar')).toBe('attributeerror');
  expect(await slug('index out of range', 'vi')).toBe('indexerror');
  expect(await highlighted("No module named 'x'")).toEqual(['No', 'module', 'named']);
});

test('plain words are found with and without marks, and shown in their own spelling', async () => {
  expect(await slug('kết nối bị từ chối', 'vi')).toBe('connectionrefusederror');
  expect(await slug('ket noi bi tu choi', 'vi')).toBe('connectionrefusederror');
  expect(await highlighted('tu choi', 'vi')).toEqual(['từ', 'chối']);
  expect(await slug('والاتصال مرفوض', 'ar')).toBe('connectionrefusederror');
  for (const locale of LOCALES) {
    for (const { facts } of tree.entries) {
      for (const phrase of facts.search[locale]) {
        const meant = tree.entries.filter((it) => it.facts.search[locale].includes(phrase));
        const found = (await lookUp(foldText(phrase, locale), locale)).slice(0, 3).map((it) => it.name);
        // a phrase that names another class leads there
        const named = tree.entries.some((it) => it.facts.name.toLowerCase().endsWith(phrase.toLowerCase()));
        if (!named)
          expect(
            meant.some((it) => found.includes(it.facts.name)),
            phrase,
          ).toBe(true);
      }
    }
  }
});

test('marks that are typed count: another word is not meant', async () => {
  expect(await highlighted('thi đấu', 'vi')).not.toEqual(['thiếu', 'dấu', 'ngoặc']);
  const [typed, other] = [await first('chia cho số không', 'vi'), await first('chìa chó sô không', 'vi')];
  expect(typed?.score).toBeGreaterThan(other?.score ?? 0);
});

test('what is no error finds nothing', async () => {
  for (const query of ['', ' .()', 'asdfghjkl', 'chocolate cake recipe', 'git rebase interactive', 'FooBarError']) {
    expect(await lookUp(query), query).toEqual([]);
  }
  expect(await lookUp('سعر الذهب اليوم', 'ar')).toEqual([]);
  expect(await lookUp('bong da', 'vi')).toEqual([]);
});

test('texts are loaded only where names do not answer, each part once, and again after a failure', async () => {
  const { manifest, parts } = buildLookupIndex(tree, 'en');
  const loaded: string[] = [];
  let fails = true;
  const look = createLookUp(manifest, async (name): Promise<Part> => {
    loaded.push(name);
    if (fails) throw new Error('offline');
    return parts[name] ?? [];
  });
  await expect(look('KeyError')).rejects.toThrow('offline');
  fails = false;
  for (const query of ['K', 'Ke', 'Key', 'KeyE', 'KeyError', 'ECONNRESET']) await look(query);
  expect(loaded).toEqual(['names-0', 'names-0']);
  await look('server is not running');
  await look('server is not running now');
  expect(loaded).toEqual(['names-0', 'names-0', 'texts-0']);
});

test('no text makes it throw or dawdle', async () => {
  const pieces = [
    'Error',
    '(',
    '[',
    '\\',
    "'",
    '"',
    '*',
    'errno',
    '9',
    '-',
    'đ',
    'ال',
    '\u202e',
    '😀',
    '\n',
    '{x}',
    '.',
    'a',
  ];
  let state = 1;
  const start = performance.now();
  for (let turn = 0; turn < 100; turn++) {
    let text = '';
    while (text.length < turn * 5) {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      text += pieces[(state >> 8) % pieces.length];
    }
    for (const locale of LOCALES) await lookUp(text, locale);
  }
  await lookUp('x'.repeat(1_000_000));
  await lookUp("'".repeat(100_000));
  expect(performance.now() - start).toBeLessThan(4_500);
});
