import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanPaste } from './clean-paste.ts';
import { foldLines } from './fold-lines.ts';
import { readPaste } from './read-paste.ts';

const read = (name: string) => readFileSync(`tests/fixtures/pastes/${name}.txt`, 'utf8');
const fold = (text: string) => foldLines(cleanPaste(text), readPaste(text));
const ownLines = (name: string) =>
  fold(read(name)).flatMap((block) => block.lines.flatMap((it) => (it.mark === 'own' ? [it.text.trim()] : [])));
const folded = (name: string) => fold(read(name)).flatMap((it) => (it.isLibrary ? [it.frames] : []));

test('frames of libraries are folded with their source, run by run', () => {
  expect(folded('requests-refused')).toEqual([2, 1, 1, 1]);
  expect(folded('python-plain')).toEqual([]);
  const [first] = fold(read('requests-refused')).filter((it) => it.isLibrary);
  expect(first?.lines.map((it) => it.text.trim().slice(0, 12))).toEqual([
    'File "/home/',
    'sock = conne',
    '^^^^^^^^^^^^',
    'File "/home/',
    'sock.connect',
  ]);
});

test('in IPython a folded frame goes on to the next empty line', () => {
  expect(folded('ipython-library-frames').length).toBeGreaterThan(0);
  const shown = fold(read('ipython-library-frames')).filter((it) => !it.isLibrary);
  expect(shown.flatMap((it) => it.lines.map((line) => line.text)).join('\n')).not.toContain('/usr/lib/');
});

test.each([
  ['python-plain', 2],
  ['requests-refused', 2],
  ['ipython-chain', 2],
  ['mail-quote', 2],
  ['windows-arabic', 2],
  ['journald', 2],
  ['pytest-long', 2],
])('the own line of %s is lit, place and source', (name, count) => {
  expect(ownLines(name)).toHaveLength(count);
});

test('every text with a line of the reader’s own has it lit', () => {
  const without = globSync('tests/fixtures/pastes/*.txt')
    .map((path) => path.split('/').at(-1)?.replace('.txt', '') ?? '')
    .filter((name) => readPaste(read(name)).answer?.ownLine && ownLines(name).length === 0);
  expect(without).toEqual([]);
});

test('a line that names a reported exception is marked', () => {
  const lines = fold(read('python-chain-cause')).flatMap((it) => it.lines.filter((line) => line.mark === 'error'));
  expect(lines.map((it) => it.text.split(':')[0])).toEqual(['FileNotFoundError', 'SettingsError']);
});

test('no line is lost, whatever is pasted', () => {
  const pastes = globSync('tests/fixtures/pastes/*.txt').map((path) => readFileSync(path, 'utf8'));
  const same = (text: string) =>
    expect(fold(text).flatMap((it) => it.lines.map((line) => line.text))).toEqual(cleanPaste(text));
  for (const text of pastes) same(text);
  fc.assert(
    fc.property(fc.constantFrom(...pastes), fc.string(), fc.nat(), (text, noise, at) => {
      const place = at % (text.length + 1);
      same(text.slice(0, place) + noise + text.slice(place));
    }),
  );
});

test.each([
  ['many frames', `  File "${'a:1 '.repeat(100)}", line 1, in f\n`.repeat(1000)],
  ['one very long line', 'a:1'.repeat(100_000)],
  ['long lines of letters', `${'x'.repeat(1999)}\n`.repeat(100)],
  ['long lines of spaces', `${' '.repeat(1999)}\n`.repeat(100)],
])('%s are folded without a line lost', (_, text) => {
  expect(fold(text).flatMap((it) => it.lines)).toHaveLength(cleanPaste(text).length);
});
