import { expect, test } from 'vitest';
import { LocalizeError, localizeProgram } from './localize-program.ts';

const source = '# say hello\nprint(f"hello {name}", "utf-8")\n';
const texts = {
  'say hello': { vi: 'chào', ar: 'رحّب بالمستخدم' },
  'hello {name}': { vi: 'xin chào {name}', ar: 'مرحبًا {name}' },
  'utf-8': { keep: true as const },
};

test('replaces exactly the comments and strings', () => {
  expect(localizeProgram(source, 'py', texts, 'vi')).toBe('# chào\nprint(f"xin chào {name}", "utf-8")\n');
  expect(localizeProgram(source, 'py', texts, 'ar')).toBe('# رحّب بالمستخدم\nprint(f"مرحبًا {name}", "utf-8")\n');
});

test('leaves the program on disk as it is in English', () => {
  expect(localizeProgram(source, 'py', texts, 'en')).toBe(source);
});

const wrong = (changed: object) => () => localizeProgram(source, 'py', { ...texts, ...changed }, 'vi');

test('refuses a text that is not listed', () => {
  expect(wrong({ 'say hello': undefined })).toThrow(
    new LocalizeError('say hello', 'comment "say hello" is not listed'),
  );
});

test('refuses a translation that would end the string', () => {
  expect(wrong({ 'hello {name}': { vi: 'xin "chào" {name}', ar: '{name}' } })).toThrow(
    'vi form of "hello {name}" contains ", which would end the string',
  );
});

test('refuses other placeholders', () => {
  expect(wrong({ 'hello {name}': { vi: 'xin chào', ar: '{name}' } })).toThrow(
    'vi form of "hello {name}" has the placeholders (none) where the source has {name}',
  );
});

test('refuses a line break in a line comment', () => {
  expect(wrong({ 'say hello': { vi: 'một\nhai', ar: 'x' } })).toThrow('has a line break');
});
