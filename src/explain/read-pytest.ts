import { isTelling, lastPart, splitNamed } from './error-names.ts';
import { isLibrary } from './is-library.ts';
import type { Frame, LayoutReader, Link, PastedException } from './paste.ts';
import { readNumbers } from './read-numbers.ts';

/** pytest's own layouts, long and short: `>` before the line that failed, `E` before the error, `file:line: Name` below. */
export const readPytest: LayoutReader = (lines, at) => {
  if (!beginsAt(lines, at)) return undefined;
  const reader = new PytestReader(lines);
  const next = reader.read(at);
  if (reader.exceptions.length === 0) return { next };
  const found = {
    language: 'py' as const,
    origin: 'test' as const,
    exceptions: reader.exceptions,
    ended: reader.exceptions.length - 1,
  };
  return { found, next };
};

const TITLE = /^_{2,} .+ _{2,}$/;
const ERROR_LINE = /^E(?: {2,}.*)?$/;
const FAILED_LINE = /^> {3,}\S/;
const PLACE = /^(\S[^:]*(?::[\\/][^:]*)?):(\d+):(?: (?:in (.+)|([\w.]+)(?:: .*)?))?$/;
const SECTION = /^(?:={4,} |!{4,} |-{4,} Captured |Traceback \(most| {2}\+ Exception Group)/;
const CHAINS: [Link, string][] = [
  ['cause', 'The above exception was the direct cause of the following exception:'],
  ['context', 'During handling of the above exception, another exception occurred:'],
];
const FAR = 30;

function beginsAt(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (TITLE.test(line) || /^E {2,}\S/.test(line)) return true;
  const place = PLACE.exec(line);
  if (!FAILED_LINE.test(line) && (!place || place[4] !== undefined)) return false;
  return lines.slice(at, at + FAR).some((it) => /^E {2,}\S/.test(it));
}

class PytestReader {
  exceptions: PastedException[] = [];
  private readonly lines: readonly string[];
  private frames: Frame[] = [];
  private errorLines: string[] = [];
  private failedSource: string | undefined;
  private pending: Link | undefined;

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }

  /** @returns the line after the last one that belongs to the report */
  read(from: number): number {
    let at = from;
    for (; at < this.lines.length; at++) {
      const line = (this.lines[at] ?? '').trimEnd();
      if (at > from && (SECTION.test(line) || TITLE.test(line))) break;
      if (this.isDone(line)) break;
      this.readLine(line, at);
    }
    this.close(undefined);
    return at;
  }

  /** After a whole exception only a linking sentence goes on. */
  private isDone(line: string): boolean {
    if (this.errorLines.length > 0 || this.exceptions.length === 0 || this.pending) return false;
    return line !== '' && !/^_ _/.test(line) && this.frames.length === 0 && readChain(line) === undefined;
  }

  private readLine(line: string, at: number): void {
    const chain = readChain(line);
    if (chain) {
      this.close(undefined);
      this.pending = chain;
      return;
    }
    if (ERROR_LINE.test(line)) {
      this.errorLines.push(line.slice(1));
      return;
    }
    if (FAILED_LINE.test(line)) this.failedSource = line.slice(1).trim();
    const place = PLACE.exec(line);
    if (place) this.readPlace(place, at);
    else if (this.errorLines.length > 0 && line !== '') this.close(undefined);
  }

  private readPlace(place: RegExpExecArray, at: number): void {
    const [, file = '', number, name, type] = place;
    const below = (this.lines[at + 1] ?? '').trim();
    const source = name === undefined ? this.failedSource : below;
    this.frames.push({
      file,
      line: Number(number),
      ...(name ? { function: name } : {}),
      ...(source ? { source } : {}),
      isLibrary: isLibrary(file),
    });
    this.failedSource = undefined;
    if (type) this.close(type);
  }

  /** The error lines make an exception; the class name below them tells which of them names it. */
  private close(type: string | undefined): void {
    if (this.errorLines.length === 0) return;
    const exception = readErrorLines(this.errorLines, type);
    exception.frames.unshift(...this.frames);
    readNumbers(exception);
    const index = this.exceptions.push(exception) - 1;
    const before = this.exceptions[index - 1];
    if (before && this.pending) before.leadsTo = { how: this.pending, index };
    this.pending = undefined;
    this.frames = [];
    this.errorLines = [];
  }
}

function readChain(line: string): Link | undefined {
  return CHAINS.find(([, sentence]) => line === sentence)?.[0];
}

function readErrorLines(errorLines: readonly string[], type: string | undefined): PastedException {
  const indent = Math.min(
    ...errorLines.filter((it) => it.trim() !== '').map((it) => it.length - it.trimStart().length),
  );
  const lines = errorLines.map((it) => it.slice(indent));
  const exception: PastedException = { type: type ?? '', message: lines.join('\n'), notes: [], frames: [] };
  const at = lines.findIndex((line) => {
    const named = splitNamed(line);
    return named && (isTelling(named.type) || lastPart(named.type) === type);
  });
  const named = at === -1 ? undefined : splitNamed(lines[at] ?? '');
  if (named) {
    exception.type = named.type;
    exception.message = [named.message, ...lines.slice(at + 1)].join('\n').trimEnd();
  } else if (exception.type === '') exception.type = 'AssertionError';
  exception.frames.push(...readSyntaxFrame(lines.slice(0, Math.max(at, 0))));
  return exception;
}

/** A file that cannot be compiled stands among the error lines. */
function readSyntaxFrame(lines: readonly string[]): Frame[] {
  const at = lines.findIndex((line) => /^\s*File "[^"]*", line \d+$/.test(line));
  const place = /File "([^"]*)", line (\d+)/.exec(lines[at] ?? '');
  if (!place?.[1]) return [];
  const source = lines[at + 1]?.trim();
  return [{ file: place[1], line: Number(place[2]), ...(source ? { source } : {}), isLibrary: isLibrary(place[1]) }];
}
