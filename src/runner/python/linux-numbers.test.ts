import { expect, test } from 'vitest';
import { linuxNumbers, linuxText } from './linux-numbers.ts';

test('turns the numbers of WASI into those of Linux', () => {
  const numbers = linuxNumbers({ ENOENT: 44, ECONNREFUSED: 14, EPIPE: 64, EAGAIN: 6, EWOULDBLOCK: 6, ENOTCAPABLE: 76 });
  expect([...numbers]).toEqual([
    [44, 2],
    [6, 11],
    [64, 32],
    [14, 111],
  ]);
});

test('knows the texts of glibc', () => {
  expect([0, 2, 34, 111, 999].map(linuxText)).toEqual([
    'Success',
    'No such file or directory',
    'Numerical result out of range',
    'Connection refused',
    'Unknown error 999',
  ]);
});
