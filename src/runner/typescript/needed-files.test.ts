import { expect, test } from 'vitest';
import { neededFiles } from './needed-files.ts';

test('names the files of the modules a program mentions, in the order they are loaded', () => {
  expect(neededFiles("console.log('hi');", false)).toEqual(['node.js']);
  expect(neededFiles("import net from 'node:net';", false)).toEqual(['node-net.js']);
  expect(neededFiles("import { text } from 'node:stream/consumers';\nimport http from 'http';", false)).toEqual([
    'node-http.js',
    'node-consumers.js',
  ]);
  expect(neededFiles("await fetch('http://127.0.0.1/');", false)).toEqual(['node-fetch.js']);
  expect(neededFiles("import 'http';\nawait fetch('https://127.0.0.1/');", false)).toEqual([
    'node-http-fetch.js',
    'node-tls.js',
  ]);
});

test('names the stripper for typed programs and the lexer for imports in the middle', () => {
  expect(neededFiles('const x: number = 1;', true)).toEqual(['strip.js', 'strip.wasm', 'node.js']);
  expect(neededFiles("await import('node:path');", false)).toEqual(['lexer.js', 'node.js', 'node-path.js']);
});
