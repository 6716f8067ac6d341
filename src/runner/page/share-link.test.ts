import { expect, test } from 'vitest';
import { decodeProgram, encodeProgram } from './share-link.ts';

test('a program comes back out of its link, letter by letter', async () => {
  for (const source of ['', 'print("xin chào")\r\n', '# خطأ\n\t"a" </script> #=%\u2028\n', 'x'.repeat(50_000)]) {
    const link = await encodeProgram({ language: 'py', source });
    expect(link).toMatch(/^#py=[\w-]*$/);
    expect(await decodeProgram(link)).toEqual({ language: 'py', source });
  }
});

test('an address without a program has none', async () => {
  expect(await decodeProgram('')).toBeUndefined();
  expect(await decodeProgram('#summary')).toBeUndefined();
  expect(await decodeProgram('#rb=AAAA')).toBeUndefined();
});

test('a damaged link is refused', async () => {
  const link = await encodeProgram({ language: 'ts', source: 'console.log(1)\n'.repeat(9) });
  await expect(decodeProgram(link.slice(0, -3))).rejects.toThrow();
  await expect(decodeProgram('#py=%%%')).rejects.toThrow();
});

test('a link that unpacks without end is refused', async () => {
  const link = await encodeProgram({ language: 'py', source: '0'.repeat(2_000_000) });
  expect(link.length).toBeLessThan(5000);
  await expect(decodeProgram(link)).rejects.toThrow('too large');
});
