import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
);

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const TEXT = [...colours.keys()].filter((name) => !name.startsWith('paper') && !name.startsWith('line'));

test('the colours were read', () => expect(TEXT.length).toBeGreaterThanOrEqual(10));

for (const scheme of ['light', 'dark'] as const) {
  for (const ground of ['paper', 'paper-dim']) {
    test.each(TEXT)(`%s reaches 7:1 on ${ground} in ${scheme}`, (name) => {
      expect(contrast(colours.get(name)?.[scheme] ?? '', colours.get(ground)?.[scheme] ?? '')).toBeGreaterThanOrEqual(
        7,
      );
    });
    test(`the edges of controls reach 3:1 on ${ground} in ${scheme}`, () => {
      expect(
        contrast(colours.get('line-strong')?.[scheme] ?? '', colours.get(ground)?.[scheme] ?? ''),
      ).toBeGreaterThanOrEqual(3);
    });
  }
}
