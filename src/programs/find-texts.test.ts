import { expect, test } from 'vitest';
import { findTexts } from './find-texts.ts';

const bodies = (source: string, language: 'py' | 'ts') => findTexts(source, language).map((text) => text.body);

test('finds Python comments and strings without marks, quotes and prefixes', () => {
  expect(bodies('# a note\nx = f"port {port}" + rb\'raw\'  # end\n"""long\ntext"""\n', 'py')).toEqual([
    'a note',
    'port {port}',
    'raw',
    'end',
    'long\ntext',
  ]);
});

test('finds TypeScript comments, strings and templates', () => {
  expect(bodies("// one\n/* two */\nconst a: string = 'three' + `four ${b}`;\n", 'ts')).toEqual([
    'one',
    'two',
    'three',
    'four ${b}',
  ]);
});

test('passes over strings without a letter, escapes included', () => {
  expect(bodies(String.raw`a = "127.0.0.1"; b = "\r\n"; c = ""`, 'py')).toEqual([]);
});

test('takes a string inside an f-string for a part of the outer one', () => {
  expect(bodies(`print(f"a {d['key']} b")`, 'py')).toEqual(["a {d['key']} b"]);
});

test('works on a program that does not parse', () => {
  expect(bodies('print("never closed\n# still found\n', 'py')).toEqual(['never closed', 'still found']);
});

test('gives offsets of exactly the body', () => {
  const source = 'x = "hello"';
  const [text] = findTexts(source, 'py');
  expect(source.slice(text?.from, text?.to)).toBe('hello');
});
