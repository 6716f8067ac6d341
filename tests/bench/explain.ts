import { explain } from '../../src/explain/explain.ts';
import { printTable, type Row } from './table.ts';

/** Frames, and how many times longer than the first row the last may take. */
const SIZES = [1000, 5000, 20_000];
const BAR = 25;

const FRAME =
  '  File "/home/lan/shop/a.py", line 2, in depth\n    return 1 + depth(node)\n               ^^^^^^^^^^^\n';

/** Frames of each traceback where there are many. */
const DEPTH = 10;
const CHAINED = 'During handling of the above exception, another exception occurred:';

/** What a person may paste, of any number of frames. */
const PASTES: Record<string, (frames: number) => string> = {
  traceback: (frames) => `Traceback (most recent call last):\n${FRAME.repeat(frames)}RecursionError: x`,
  'traceback, quoted': (frames) =>
    `Traceback (most recent call last):\n${FRAME.repeat(frames)}RecursionError: x`.replaceAll(/^/gm, '> '),
  'traceback, journald': (frames) =>
    `Traceback (most recent call last):\n${FRAME.repeat(frames)}KeyError: 1`.replaceAll(
      /^/gm,
      'Jan 01 12:00:00 host shop[8]: ',
    ),
  'log of tracebacks': (frames) =>
    `Traceback (most recent call last):\n${FRAME.repeat(DEPTH)}KeyError: 'x'\n`.repeat(frames / DEPTH),
  'chain of tracebacks': (frames) =>
    `Traceback (most recent call last):\n${FRAME.repeat(DEPTH)}KeyError: 'x'\n\n${CHAINED}\n\n`.repeat(frames / DEPTH),
  'stack of Node': (frames) => `RangeError: x\n${'    at depth (/home/lan/shop/a.js:2:14)\n'.repeat(frames)}`,
  'run of tsc': (frames) => "src/a.ts(1,1): error TS2339: Property 'x' does not exist on type 'Y'.\n".repeat(frames),
  'one line of colons': (frames) => 'a: '.repeat(frames * 20),
};

/** Time to explain a pasted text, by its length: it must grow no faster than the text. */
export function benchExplain(): boolean {
  const rows = Object.entries(PASTES).map(([what, make]): Row => {
    const times = measure(SIZES.map(make));
    const ratio = (times.at(-1) ?? 0) / (times[0] ?? 1);
    const figure = `${times.map((it) => it.toFixed(1)).join(' · ')} ms, × ${ratio.toFixed(1)}`;
    return { what, figure, bar: `at most × ${BAR}`, holds: ratio <= BAR };
  });
  return printTable(`explain (${SIZES.join(' · ')} frames, CPU time, best of ${ROUNDS})`, rows);
}

const ROUNDS = 15;

/** The least CPU time that each text took; the texts take turns, so that a busy machine slows all alike. */
function measure(texts: readonly string[]): number[] {
  const least = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, text] of texts.entries()) {
      const before = process.cpuUsage();
      explain(text, []);
      const { user, system } = process.cpuUsage(before);
      least[index] = Math.min(least[index] ?? 0, (user + system) / 1000);
    }
  }
  return least;
}
