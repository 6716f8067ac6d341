import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPaste } from './read-paste.ts';

const FOLDER = 'tests/fixtures/pastes';
const paste = (name: string) => readFileSync(`${FOLDER}/${name}.txt`, 'utf8');

interface Expected {
  exception: string;
  root: string;
  code?: string;
  own: string | null;
}
const expected: Record<'real' | 'written', Record<string, Expected>> = parse(
  readFileSync(`${FOLDER}/expected.yaml`, 'utf8'),
);
const all = Object.entries({ ...expected.real, ...expected.written });
const files = readdirSync(FOLDER)
  .filter((it) => it.endsWith('.txt'))
  .map((it) => it.slice(0, -4));
const none = files.filter((it) => it.startsWith('none'));

test('there are at least 60 pasted texts with an error, every file is expected, and at least 10 hold none', () => {
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(none.length).toBeGreaterThanOrEqual(10);
  expect(files.filter((it) => !none.includes(it)).toSorted()).toEqual(all.map(([name]) => name).toSorted());
});

describe('the exception that ended the program, the one it grew from, and the last own line', () => {
  test.each(all)('%s', (name, { exception, root, code, own }) => {
    const { answer } = readPaste(paste(name));
    const { file, line } = answer?.ownLine ?? {};
    expect({
      exception: answer?.exception.type,
      root: answer?.root.type,
      ...(code === undefined ? {} : { code: answer?.root.code }),
      own: file === undefined ? null : `${file}:${line}`,
    }).toEqual({ exception, root, ...(code === undefined ? {} : { code }), own });
  });
});

test.each(none)('%s is no error', (name) => {
  expect(readPaste(paste(name))).toEqual({ reports: [] });
});

const WRAPPERS: Record<string, (line: string, at: number) => string> = {
  'Windows line ends': (line) => `${line}\r`,
  'a quotation': (line) => `> ${line}`.trimEnd(),
  'a quotation in a quotation': (line) => `> > ${line}`,
  'docker compose': (line) => `web-1  | ${line}`,
  journald: (line, at) => `Jan 01 12:00:${10 + (at % 50)} host shop[812]: ${line}`,
  'a logger on every line': (line, at) => `2026-01-01 12:00:00,${100 + (at % 900)} ERROR shop.jobs: ${line}`,
  'GitHub Actions': (line, at) => `2026-01-01T12:00:00.${1000000 + at}Z ${line}`,
  supervisord: (line) => `[app] ${line}`,
  'indented code': (line) => (line === '' ? '' : `    ${line}`),
  'lost trailing blanks': (line) => line.trimEnd(),
};
const wrapped = Object.entries(WRAPPERS).flatMap(([wrapper, wrap]) =>
  Object.entries(expected.real).map(([name, answer]) => ({ wrapper, wrap, name, answer })),
);

test.each(wrapped)('$wrapper: $name', ({ name, wrap, answer: { exception, root, own } }) => {
  const lines = paste(name).trimEnd().split('\n');
  const { answer } = readPaste(lines.map(wrap).join('\n'));
  const { file, line } = answer?.ownLine ?? {};
  const read = { exception: answer?.exception.type, root: answer?.root.type, own: file ? `${file}:${line}` : null };
  expect(read).toEqual({ exception, root, own });
});

/** Characters that regular expressions look at while a text is read: what reading costs, whatever the machine. */
function countLooks(text: string): number {
  const original = RegExp.prototype.exec;
  let looks = 0;
  RegExp.prototype.exec = function exec(this: RegExp, input: string) {
    looks += 1 + (this.global || this.sticky ? 0 : String(input).length);
    return original.call(this, input);
  };
  try {
    readPaste(text);
  } finally {
    RegExp.prototype.exec = original;
  }
  return looks;
}

const LONG: Record<string, (frames: number) => string> = {
  'a traceback': (frames) =>
    `Traceback (most recent call last):\n${'  File "/home/lan/a.py", line 2, in f\n    f()\n    ~^^\n'.repeat(frames)}RecursionError: x`,
  'a traceback in docker': (frames) =>
    `web-1  | Traceback (most recent call last):\n${'web-1  |   File "/app/a.py", line 2, in f\nweb-1  |     f()\n'.repeat(frames)}web-1  | RecursionError: x`,
  'a chain': (frames) =>
    `${'Traceback (most recent call last):\n  File "a.py", line 2, in f\nKeyError: 1\n\nDuring handling of the above exception, another exception occurred:\n\n'.repeat(frames)}`,
  'a stack of Node': (frames) => `RangeError: x\n${'    at f (/srv/a.js:1:1)\n'.repeat(frames)}`,
  'a log of tracebacks': (frames) =>
    '2026-01-01 12:00:00 ERROR a: failed\nTraceback (most recent call last):\n  File "a.py", line 2, in f\nKeyError: 1\n'.repeat(
      frames,
    ),
  pytest: (frames) => `${'a.py:7: in f\n    f()\n'.repeat(frames)}E   KeyError: 'x'`,
  'a run of tsc': (frames) => 'src/a.ts(1,1): error TS2339: x\n'.repeat(frames),
};

test.each(Object.entries(LONG))('20,000 frames of %s cost at most 25 times what 1,000 cost', (_, make) => {
  expect(countLooks(make(20_000)) / countLooks(make(1000))).toBeLessThanOrEqual(25);
});

const line = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    ...[...all, ...none.map((name) => [name] as const)].flatMap(([name]) => paste(name).split('\n').slice(0, 40)),
  ),
);
const wild = fc.array(line, { maxLength: 60 }).map((lines) => lines.join('\n'));

test('whatever is pasted, nothing throws, every report is whole, and reading costs no more than its length allows', () => {
  fc.assert(
    fc.property(wild, (text) => {
      const { reports, answer } = readPaste(text);
      expect(answer === undefined).toBe(reports.length === 0);
      for (const { exceptions, exception, root } of reports) {
        expect(exceptions).toContain(exception);
        expect(exceptions).toContain(root);
        for (const it of exceptions) if (it.leadsTo) expect(exceptions[it.leadsTo.index]).toBeDefined();
      }
      expect(countLooks(text)).toBeLessThan(2000 * (text.length + 100));
    }),
    { numRuns: 1000 },
  );
});

const MARKS = [
  'a',
  ' ',
  ':',
  '.',
  '1',
  '-',
  '|',
  '>',
  '[',
  '(',
  '"',
  '\\',
  '/',
  '@',
  '\u001b[',
  'a: ',
  'a.',
  'Error: ',
  '\r',
];

test.each(MARKS)('a line of 200,000 %j is read', (mark) => {
  const many = mark.repeat(200_000);
  for (const text of [many, `Traceback (most recent call last):\n  File "${many}", line 1, in f\nKeyError: ${many}`]) {
    expect(() => readPaste(text)).not.toThrow();
  }
});
