import { expect, test } from 'vitest';
import { patchWasm } from './patch-wasm.ts';

const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];
const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];

/** `env.f: i32 -> i32`, a memory with "hello" at 8, a stack pointer, and `g: i32 -> i32` that adds 1. */
const MODULE = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, 1, 0x60, 1, 0x7f, 1, 0x7f),
  ...section(2, 1, ...name('env'), ...name('f'), 0, 0),
  ...section(3, 1, 0),
  ...section(5, 1, 0, 1),
  ...section(6, 1, 0x7f, 1, 0x41, 0xe4, 0, 0x0b),
  ...section(7, 3, ...name('g'), 0, 1, ...name('memory'), 2, 0, ...name('__stack_pointer'), 3, 0),
  ...section(10, 1, 7, 0, 0x20, 0, 0x41, 1, 0x6a, 0x0b),
  ...section(11, 1, 0, 0x41, 8, 0x0b, 7, 0, ...new TextEncoder().encode('hello'), 0),
]);
const NOTHING = { renames: [], functions: [], texts: [] };
const RENAMES = [{ from: 'f', to: 'door' }];

type Exports = { g: (value: number) => number; memory: WebAssembly.Memory };

function start(bytes: Uint8Array, env: Record<string, (value: number) => number>): Exports {
  const module = new WebAssembly.Module(bytes as Uint8Array<ArrayBuffer>);
  return new WebAssembly.Instance(module, { env }).exports as unknown as Exports;
}

test('changes nothing when nothing is asked', () => {
  expect(patchWasm(MODULE, NOTHING)).toEqual(MODULE);
});

test('puts calls of a renamed import before a function and in its place', () => {
  const seen: number[] = [];
  const door = (value: number) => seen.push(value) && 50;
  const code = (call: readonly number[]) => [0x20, 0, ...call];
  const before = patchWasm(MODULE, {
    ...NOTHING,
    renames: RENAMES,
    functions: [{ exported: 'g', how: 'before', calls: 'door', code: (call) => [...code(call), 0x1a] }],
  });
  expect(start(before, { door }).g(3)).toBe(4);
  const instead = patchWasm(MODULE, {
    ...NOTHING,
    renames: RENAMES,
    functions: [{ exported: 'g', how: 'instead', calls: 'door', code }],
  });
  expect(start(instead, { door }).g(4)).toBe(50);
  expect(seen).toEqual([3, 4]);
});

test('lets a function take more of the stack, and return what it returned', () => {
  const deeper = patchWasm(MODULE, { ...NOTHING, functions: [{ exported: 'g', how: 'deeper', by: 160 }] });
  expect(start(deeper, { f: () => 0 }).g(3)).toBe(4);
});

test('changes bytes and texts that stand there once, and throws for any other', () => {
  const patched = patchWasm(MODULE, {
    ...NOTHING,
    functions: [{ exported: 'g', how: 'bytes', from: [0x41, 1], to: [0x41, 5] }],
    texts: [{ from: 'hello', to: 'hey' }],
  });
  const { g, memory } = start(patched, { f: () => 0 });
  expect(g(3)).toBe(8);
  expect(Buffer.from(memory.buffer, 9, 6).toString()).toBe('hey\0\0\0');
  expect(() => patchWasm(MODULE, { ...NOTHING, texts: [{ from: 'bye', to: '' }] })).toThrow('once');
  expect(() => patchWasm(MODULE, { ...NOTHING, renames: [{ from: 'x', to: 'y' }] })).toThrow('imports no x');
  expect(() => patchWasm(MODULE, { ...NOTHING, functions: [{ exported: 'x', how: 'deeper', by: 1 }] })).toThrow(
    'no such function',
  );
});
