import { expect, test } from 'vitest';
import { codeRows } from './code-rows.ts';
import type { Library } from './library.ts';

const library = {
  entries: [{ slug: 'brokenpipeerror', facts: { name: 'BrokenPipeError' } }],
  interpreter: {
    classes: [{ name: 'BrokenPipeError', errnoNames: ['EPIPE'] }],
    linux: { python: '3.11', numbers: { EPIPE: 32, EIO: 5, EAI_NONAME: -2, EAI_AGAIN: -3 } },
  },
  codes: {
    codes: {
      EPIPE: { macos: 32, windows: [] },
      EAI_AGAIN: { macos: 2, windows: [] },
      EAI_NONAME: { macos: 8, windows: [], node: 'ENOTFOUND' },
      EIO: { macos: 5, windows: [] },
    },
  },
} as unknown as Library;

test('rows are in the order of their Linux numbers, names of hosts last', () => {
  const rows = codeRows(library, new Set(['EPIPE', 'EAI_AGAIN']));
  expect(rows.map((it) => it.code)).toEqual(['EIO', 'EPIPE', 'EAI_NONAME', 'EAI_AGAIN']);
});

test('a code names its class, the entry of that class and what Node calls it', () => {
  const [eio, epipe, noname] = codeRows(library, new Set(['EPIPE', 'EAI_AGAIN']));
  expect(epipe).toMatchObject({ pythonClass: 'BrokenPipeError', slug: 'brokenpipeerror', node: 'EPIPE' });
  expect(eio).toMatchObject({ pythonClass: 'OSError' });
  expect(eio?.node).toBeUndefined();
  expect(noname).toMatchObject({ pythonClass: 'socket.gaierror', node: 'ENOTFOUND' });
});
