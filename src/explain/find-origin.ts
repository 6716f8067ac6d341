import type { Origin } from './paste.ts';
import { LEVEL } from './strip-prefixes.ts';

/** Sentences that stand above a traceback whose exception did not end the program, in the words of CPython. */
const ABOVE: [Origin, RegExp][] = [
  ['thread', /^Exception in thread /],
  ['task', /^(?:Task|Future|Unhandled) exception (?:was never retrieved|in event loop)/],
  ['ignored', /^Exception ignored /],
];

/** How a traceback that begins at a line came to be printed: the two lines above it tell. */
export function findOrigin(lines: readonly string[], at: number): Origin {
  const above: string[] = [];
  for (let here = at - 1; here >= 0 && here >= at - 4 && above.length < 2; here--) {
    const line = (lines[here] ?? '').trim();
    if (line !== '') above.push(line);
  }
  for (const line of above) {
    const known = ABOVE.find(([, sentence]) => sentence.test(line));
    if (known) return known[0];
  }
  return LEVEL.test((above[0] ?? '').slice(0, 200)) ? 'log' : 'program';
}
