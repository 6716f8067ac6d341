import { expect, test } from 'vitest';
import { formatFrames, setProgramModule, toV8 } from './stack.ts';

const url = 'blob:null/1234';

test('puts the program at its place and shows the runner as one frame of Node', () => {
  setProgramModule(url, [{ line: 3, column: 4, length: 11 }]);
  const frames = [
    `get (${url}:4:13)`,
    `${url}:4:40`,
    'Array.map (<anonymous>)',
    `program$ (${url}:6:1)`,
    'a.emit (blob:null/core:1:20)',
    'Array.forEach (<anonymous>)',
    'async c (blob:null/core:1:40)',
  ];
  expect(formatFrames(frames)).toEqual([
    '    at get (file:///home/you/example/example.ts:3:13)',
    '    at file:///home/you/example/example.ts:3:29',
    '    at Array.map (<anonymous>)',
    '    at file:///home/you/example/example.ts:5:1',
    '    at node:…',
  ]);
});

test('leaves out that the runner waits for the program', () => {
  setProgramModule(url, []);
  expect(formatFrames([`async program$ (${url}:2:1)`, 'async run (blob:null/core:1:1)'])).toEqual([
    '    at async file:///home/you/example/example.ts:1:1',
  ]);
});

test.each([
  ['get@blob:null/1:3:5', 'get (blob:null/1:3:5)'],
  ['@blob:null/1:3:5', 'blob:null/1:3:5'],
  ['async*main@blob:null/1:3:5', 'async main (blob:null/1:3:5)'],
  ['main/<@blob:null/1:3:5', 'blob:null/1:3:5'],
  ['module code@blob:null/1:3:5', 'blob:null/1:3:5'],
])('reads the frame %s of another engine', (frame, expected) => {
  expect(toV8(frame)).toBe(expected);
});
