import { expect, test } from 'vitest';
import { rankNames } from './rank-names.ts';

const entries = [
  'BrokenPipeError',
  'ConnectionAbortedError',
  'ConnectionError',
  'ConnectionRefusedError',
  'socket.gaierror',
].map((name) => ({ name }));
const first = (query: string) => rankNames(query, entries)[0]?.name;

test('an exact name in any case comes first', () => {
  for (const { name } of entries) {
    expect(first(name)).toBe(name);
    expect(first(name.toUpperCase())).toBe(name);
    expect(first(name.toLowerCase())).toBe(name);
  }
});

test('a name without its module, a beginning or a part finds it', () => {
  expect(first('gaierror')).toBe('socket.gaierror');
  expect(first('socket.gai')).toBe('socket.gaierror');
  expect(first('connectionref')).toBe('ConnectionRefusedError');
  expect(first('refused')).toBe('ConnectionRefusedError');
  expect(first('broken pipe')).toBe('BrokenPipeError');
});

test('the shortest name leads where several begin alike', () => {
  expect(first('connection')).toBe('ConnectionError');
});

test('signs alone find nothing', () => {
  expect(rankNames(' .()', entries)).toEqual([]);
  expect(rankNames('zzz', entries)).toEqual([]);
});
