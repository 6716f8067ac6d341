import { cleanPaste } from './clean-paste.ts';
import type { Found, Frame, LayoutReader, Origin, Paste, PastedException, Report } from './paste.ts';
import { readCompiler } from './read-compiler.ts';
import { readFatal } from './read-fatal.ts';
import { readJavascript } from './read-javascript.ts';
import { readLoneLine } from './read-lone-line.ts';
import { readNpm } from './read-npm.ts';
import { readPytest } from './read-pytest.ts';
import { readTraceback } from './read-traceback.ts';
import { readWarning } from './read-warning.ts';
import { stripPrefixes } from './strip-prefixes.ts';

/** In the order of trying: a layout that is sure of itself before one that is not. */
const READERS: readonly LayoutReader[] = [
  readTraceback,
  readFatal,
  readPytest,
  readCompiler,
  readNpm,
  readWarning,
  readJavascript,
  readLoneLine,
];

/**
 * Finds every report of an error in whatever a person pastes. Each line is looked at a fixed number of times, so time
 * grows with the length of the text and no faster.
 */
export function readPaste(text: string): Paste {
  const lines = stripPrefixes(cleanPaste(text));
  const all: Report[] = [];
  for (let at = 0; at < lines.length; ) {
    const reading = readAt(lines, at);
    if (reading.found) all.push(finishReport(reading.found));
    at = reading.next;
  }
  const reports = withoutRepeats(all);
  const answer = chooseAnswer(reports);
  return answer ? { reports, answer } : { reports };
}

function readAt(lines: readonly string[], at: number): { found?: Found; next: number } {
  if ((lines[at] ?? '').trim() !== '') {
    for (const read of READERS) {
      const reading = read(lines, at);
      if (reading) return reading;
    }
  }
  return { next: at + 1 };
}

function finishReport({ language, origin, exceptions, ended }: Found): Report {
  const exception = exceptions[ended] as PastedException;
  const root = findRoot(exceptions, exception);
  const ownLine = findOwnLine(exception) ?? findOwnLine(root) ?? exceptions.map(findOwnLine).findLast((it) => it);
  return { language, origin, exceptions, exception, root, ...(ownLine ? { ownLine } : {}) };
}

/**
 * The exception from which it all grew: back from the one that ended the program to the first of its chain; of a group
 * its first member, which was raised first or waited for first; and so on until nothing came before.
 */
function findRoot(exceptions: readonly PastedException[], ended: PastedException): PastedException {
  if (exceptions.length === 1) return ended;
  const before = new Map<number, PastedException>();
  for (const exception of exceptions) {
    const to = exception.leadsTo;
    if (!to) continue;
    const known = before.get(to.index);
    if (!known || (known.leadsTo?.how === 'member' && to.how !== 'member')) before.set(to.index, exception);
  }
  const indexes = new Map(exceptions.map((it, index) => [it, index]));
  let root = ended;
  for (let step = 0; step < exceptions.length; step++) {
    const earlier = before.get(indexes.get(root) ?? -1);
    if (!earlier) break;
    root = earlier;
  }
  return root;
}

function findOwnLine(exception: PastedException): Frame | undefined {
  return exception.frames.findLast((frame) => !frame.isLibrary && frame.file !== '');
}

/** Summaries say once more what a whole report has said. */
function withoutRepeats(reports: readonly Report[]): Report[] {
  if (!reports.some((it) => it.origin === 'line')) return [...reports];
  const said = new Set(reports.filter((it) => it.origin !== 'line').flatMap((it) => it.exceptions.map(sentence)));
  return reports.filter((it) => it.origin !== 'line' || !said.has(sentence(it.exception)));
}

function sentence({ type, message }: PastedException): string {
  return `${type}: ${message.split('\n', 1)[0]}`;
}

/** How much a report says of why the program ended; among equals the last one counts. */
const WEIGHTS: Record<Origin, number> = {
  program: 5,
  test: 5,
  compiler: 5,
  log: 4,
  thread: 4,
  task: 4,
  line: 3,
  ignored: 2,
  warning: 1,
};

function chooseAnswer(reports: readonly Report[]): Report | undefined {
  let best: Report | undefined;
  for (const report of reports) if (!best || weigh(report) >= weigh(best)) best = report;
  return best;
}

/** A piece whose exception is missing counts only where there is nothing else. */
function weigh(report: Report): number {
  return report.root.type === '' ? 0 : WEIGHTS[report.origin];
}
