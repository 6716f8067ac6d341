import { endsMessage } from './ends-message.ts';
import { isTelling, type NamedLine, splitNamed } from './error-names.ts';
import { findOrigin } from './find-origin.ts';
import { isLibrary } from './is-library.ts';
import type { Found, Frame, LayoutReader, Link, PastedException } from './paste.ts';
import { readNumbers } from './read-numbers.ts';

/**
 * Python's tracebacks as CPython's traceback.py prints them (chains, groups, SyntaxError), those of IPython and loguru,
 * and pieces of them that begin or end in the middle.
 */
export const readTraceback: LayoutReader = (lines, at) => {
  if (!beginsAt(lines, at)) return undefined;
  const reader = new TracebackReader(lines, at);
  const next = reader.read();
  if (reader.exceptions.length === 0) return { next: Math.max(next, at + 1) };
  const found: Found = {
    language: 'py',
    origin: findOrigin(lines, at),
    exceptions: reader.exceptions,
    ended: reader.ended,
  };
  return { found, next: Math.max(next, at + 1) };
};

const HEADER = 'Traceback (most recent call last)';
const PYTHON_FRAME = /^(?:> )?File "([^"]*)", line (\d+)(?:,? in (.*))?$/;
const IPYTHON_CELL = /^(?:Cell |Input )In ?\[[\d*]*\](?=,| )/;
const IPYTHON_CELL_REST = /^(?:, line (\d+))?(?:,? in (.*))?$/;
const IPYTHON_FILE = /^File ([^"\s].*?):(\d+)(?:,? in (.*))?$/;
const IPYTHON_OLD = /^(<ipython-input-[^>]*>|[~/.][^:*?"<>|]*\.py) in (.*)$/;
const ARROW = /^-+> ?(\d+) ?(.*)$/;
const CARETS = /^[\s^~]*[\^~][\s^~]*$/;
const REPEATED = /^\s*\[Previous line repeated \d+ more times?\]$/;
const RAISED = /^raise ([\p{L}_][\p{L}\p{N}_.]*)/u;

/** Exact sentences of traceback.py; Django puts the exception in brackets after the word. */
const CHAINS: [Link, RegExp][] = [
  ['cause', /^The above exception(?: \(.*\))? was the direct cause of the following exception:?$/],
  ['context', /^During handling of the above exception(?: \(.*\))?, another exception occurred:?$/],
];

/** Exceptions whose message is one line whatever happens, so that what follows it was added with add_note(). */
const ONE_LINE =
  /^(?:KeyError|ModuleNotFoundError|ZeroDivisionError|NameError|IndexError|RecursionError|FileNotFoundError)$/;
const ONE_LINE_MESSAGE = /^\[(?:Errno|WinError) -?\d+\]|\(\d+ sub-exceptions?\)$/;

/** How far a message with empty lines in it is searched for the sentence that links it to the next exception. */
const FAR = 40;
const LONGEST_MESSAGE = 1000;
const DEEP = 500;

interface Level {
  /** Where the margin of its lines stands. */
  column: number;
  /** The group that its exceptions are members of. */
  owner?: number;
  /** The latest exception of the chain that is being read. */
  last?: number;
  pending?: Link;
}

interface Line {
  text: string;
  column?: number;
  member?: number;
  closes?: boolean;
}

class TracebackReader {
  exceptions: PastedException[] = [];
  private readonly lines: readonly string[];
  private readonly first: number;
  private readonly indent: string;
  private at: number;
  private levels: Level[] = [{ column: -1 }];
  private frames: Frame[] = [];
  private skipped = 0;
  private current: PastedException | undefined;
  /** Lines below the one that names the exception. */
  private further: string[] = [];
  private state: 'start' | 'frames' | 'message' | 'between' = 'start';
  private afterBlank = false;
  private afterFrame = false;
  private afterSeparator = false;
  /** The indentation was lost: columns tell nothing. */
  private flat = false;
  private remote = false;
  /** Class name that IPython prints in its header. */
  private headed: string | undefined;

  constructor(lines: readonly string[], at: number) {
    this.lines = lines;
    this.first = at;
    this.at = at;
    this.indent = baseIndent(lines[at] ?? '');
  }

  get ended(): number {
    return this.levels[0]?.last ?? 0;
  }

  /** @returns the line after the last one that belongs to the report */
  read(): number {
    for (; this.at < this.lines.length; this.at++) if (!this.readLine(this.lineAt(this.at))) break;
    this.closeMessage();
    if (this.state === 'frames' && this.frames.length > 0) this.closeCut();
    this.levels.splice(1);
    return this.at;
  }

  private get level(): Level {
    return this.levels.at(-1) as Level;
  }

  private lineAt(at: number): Line {
    const line = (this.lines[at] ?? '').trimEnd();
    const text = line.startsWith(this.indent) ? line.slice(this.indent.length) : line.trimStart();
    return readMargin(text);
  }

  /** @returns whether the line belongs to the report */
  private readLine(line: Line): boolean {
    if (line.text !== '' && this.leavesIndent()) return false;
    if (line.member !== undefined || line.closes) return this.readSeparator(line);
    this.findLevel(line);
    const belongs = this.readText(line.text);
    this.afterBlank = line.text === '';
    return belongs;
  }

  /** A report that stands further in, as doctest and pip print it, ends with the indentation. */
  private leavesIndent(): boolean {
    const line = this.lines[this.at] ?? '';
    return this.indent !== '' && !line.startsWith(this.indent) && !/^\s*(?:File "|[\^~])/.test(line);
  }

  private readSeparator(line: Line): boolean {
    if (this.state === 'frames' && this.frames.length > 0) this.closeCut();
    this.closeMessage();
    if (line.closes) return this.exceptions.length > 0;
    const column = line.member ?? 0;
    while (this.levels.length > 1 && this.level.column >= column) this.levels.pop();
    const owner = this.level.last;
    this.levels.push({ column, ...(owner === undefined ? {} : { owner }) });
    this.state = 'start';
    this.afterSeparator = true;
    return true;
  }

  private findLevel(line: Line): void {
    const column = line.column ?? -1;
    if (this.afterSeparator && column < this.level.column) this.flat = true;
    this.afterSeparator = false;
    if (line.text === '' || (this.flat && line.column !== undefined)) return;
    if (this.levels.length > 1 && this.level.column > column) {
      this.closeMessage();
      while (this.levels.length > 1 && this.level.column > column) this.levels.pop();
    }
  }

  private readText(text: string): boolean {
    if (text === '') return this.readBlank();
    const chain = readChain(text);
    if (chain) return this.readChained(chain);
    const header = readHeader(text);
    if (header !== undefined) return this.readHead(header);
    if (this.readQuotes(text)) return true;
    switch (this.state) {
      case 'start':
      case 'frames':
        return this.readInFrames(text);
      case 'message':
        return this.readInMessage(text);
      case 'between':
        return this.readBetween(text);
    }
  }

  private readBlank(): boolean {
    this.closeMessage();
    this.afterFrame = false;
    return true;
  }

  private readChained(how: Link): boolean {
    this.closeMessage();
    if (this.state === 'frames' && this.frames.length > 0) this.closeCut();
    this.level.pending = how;
    this.state = 'start';
    return true;
  }

  private readHead(headed: string): boolean {
    if (this.state === 'frames' && this.frames.length > 0) this.closeCut();
    this.closeMessage();
    if (!this.mayBegin()) return false;
    this.headed = headed || undefined;
    this.begin();
    return true;
  }

  /** At the top a new traceback without a linking sentence is another report. */
  private mayBegin(): boolean {
    return this.levels.length > 1 || this.level.last === undefined || this.level.pending !== undefined || this.remote;
  }

  private begin(): void {
    this.frames = [];
    this.state = 'frames';
    this.remote = false;
    this.afterFrame = false;
  }

  /** multiprocessing and concurrent.futures print the other process's traceback between triple quotes. */
  private readQuotes(text: string): boolean {
    if (text !== '"""' && text !== "'''") return false;
    this.closeMessage();
    return this.remote || this.exceptions.length > 0;
  }

  private readInFrames(text: string): boolean {
    const frame = readFrame(text, this.headed !== undefined);
    if (frame) return this.addFrame(frame);
    if (REPEATED.test(text)) return true;
    const arrow = ARROW.exec(text);
    if (arrow) return this.readArrow(arrow);
    const wasAfterFrame = this.afterFrame;
    this.afterFrame = false;
    if (/^\s/.test(text)) return this.readSource(text);
    if (this.isExceptionLine(text, wasAfterFrame)) return this.openMessage(text);
    if (wasAfterFrame || CARETS.test(text)) return this.readSource(text);
    return this.headed !== undefined && !endsMessage(text);
  }

  private addFrame(frame: Frame): boolean {
    if (this.state === 'start') this.begin();
    this.frames.push(frame);
    this.afterFrame = true;
    if (this.frames.length === DEEP) this.skipMiddle();
    return true;
  }

  /** Of a very deep stack only the outer and the inner frames are read: all lines between are frames or their source. */
  private skipMiddle(): void {
    let end = this.at + 1;
    while (this.lines[end]?.startsWith('  ')) end++;
    for (; this.at + 1 < end - DEEP; this.at++) {
      const line = this.lines[this.at + 1] ?? '';
      if (/^ +[|+]/.test(line)) return;
      if (line.startsWith('  File "')) this.skipped++;
    }
  }

  private readArrow(arrow: RegExpExecArray): boolean {
    const frame = this.frames.at(-1);
    if (frame) {
      frame.line = Number(arrow[1]);
      frame.source = arrow[2]?.trim() ?? '';
    }
    return true;
  }

  private readSource(text: string): boolean {
    const frame = this.frames.at(-1);
    if (frame && frame.source === undefined && !CARETS.test(text) && this.headed === undefined)
      frame.source = text.trim();
    return this.state === 'frames';
  }

  private isExceptionLine(text: string, afterFrame: boolean): boolean {
    const named = splitNamed(text);
    if (!named) return false;
    if (isTelling(named.type) || named.type === this.headed || named.type.endsWith('RemoteTraceback')) return true;
    if (this.state === 'start') return this.levels.length > 1 || this.level.pending !== undefined;
    if (this.afterBlank || afterFrame) return false;
    return named.message !== '' || (this.frames.at(-1)?.source ?? '').includes(named.type);
  }

  private openMessage(text: string): boolean {
    const named = splitNamed(text) as NamedLine;
    if (named.type.endsWith('RemoteTraceback')) {
      this.remote = true;
      this.frames = [];
      this.state = 'between';
      return true;
    }
    this.add({ type: named.type, message: named.message, notes: [], frames: this.frames });
    this.state = 'message';
    return true;
  }

  private add(exception: PastedException): void {
    const index = this.exceptions.push(exception) - 1;
    if (this.skipped > 0) exception.skippedFrames = this.skipped;
    this.skipped = 0;
    const { level } = this;
    const before = level.last === undefined ? undefined : this.exceptions[level.last];
    if (before && level.pending) before.leadsTo = { how: level.pending, index };
    if (level.owner !== undefined) exception.leadsTo = { how: 'member', index: level.owner };
    level.last = index;
    delete level.pending;
    this.current = exception;
    this.frames = [];
    this.headed = undefined;
  }

  private readInMessage(text: string): boolean {
    if (endsMessage(text) || readFrame(text, false) || this.further.length >= LONGEST_MESSAGE) {
      this.closeMessage();
      return this.readBetween(text);
    }
    this.further.push(text);
    return true;
  }

  private closeMessage(): void {
    if (this.state !== 'message') return;
    const { current, further } = this;
    if (current) {
      const isNote = ONE_LINE.test(current.type) || ONE_LINE_MESSAGE.test(current.message);
      if (isNote) current.notes.push(...further);
      else current.message = [current.message, ...further].join('\n');
      readNumbers(current);
    }
    this.further = [];
    this.state = 'between';
  }

  /** A message may have empty lines in it: it goes on if the sentence that links it to the next exception comes. */
  private readBetween(text: string): boolean {
    const frame = readFrame(text, false);
    if (frame) return this.levels.length > 1 || this.level.pending !== undefined ? this.addFrame(frame) : false;
    const { current } = this;
    if (!current || this.remote) return this.remote;
    for (let ahead = this.at; ahead < Math.min(this.at + FAR, this.lines.length); ahead++) {
      const line = this.lineAt(ahead).text;
      if (readChain(line)) {
        current.message += `\n\n${this.lines.slice(this.at, ahead).join('\n').trimEnd()}`;
        this.at = ahead - 1;
        return true;
      }
      if (readHeader(line) !== undefined || readFrame(line, false) || endsMessage(line)) return false;
    }
    return false;
  }

  /** The line with the exception is missing: Django prints it apart, otherwise the last source line may tell. */
  private closeCut(): void {
    const type = /^Exception Type: (\S+)/.exec(this.lines[this.nextText()] ?? '')?.[1];
    const value = /^Exception Value: ?(.*)$/.exec(this.lines[this.nextText() + 1] ?? '')?.[1];
    const raised = RAISED.exec(this.frames.at(-1)?.source ?? '')?.[1];
    const above = type === undefined && this.exceptions.length === 0 ? this.namedAbove() : undefined;
    this.add({
      type: type ?? above?.type ?? (isTelling(raised ?? '') ? (raised ?? '') : ''),
      message: value ?? above?.message ?? '',
      notes: [],
      frames: this.frames,
      ...(type || above ? {} : { cut: true }),
    });
    if (this.current) readNumbers(this.current);
    this.state = 'between';
  }

  private nextText(): number {
    let at = this.at;
    while (at < this.lines.length && at < this.at + 3 && (this.lines[at] ?? '').trim() === '') at++;
    return at;
  }

  /** Werkzeug's page and AWS Lambda print the exception above its traceback. */
  private namedAbove(): NamedLine | undefined {
    for (let at = this.first - 1; at >= 0 && at >= this.first - 2; at--) {
      const line = (this.lines[at] ?? '').replace(/^\[ERROR\] /, '').trim();
      const named = splitNamed(line);
      if (named && isTelling(named.type)) return named;
    }
    return undefined;
  }
}

function beginsAt(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (!/File|In ?\[|Traceback|\+-/.test(line)) return false;
  const { text, member, closes } = readMargin(line.trim());
  if (closes) return false;
  if (member !== undefined) return true;
  const isDoctest = /^Failed example:/.test(lines[at + 1] ?? '');
  return readHeader(text) !== undefined || (readFrame(text.trimStart(), false) !== undefined && !isDoctest);
}

/** Indentation of the whole report: that of its header, two less than its first frame's. */
function baseIndent(line: string): string {
  const spaces = /^\s*/.exec(line)?.[0] ?? '';
  if (/^\s*(?:\+|\|)/.test(line)) return '';
  return /^\s*(?:> )?(?:File|Cell|Input) /.test(line) ? spaces.slice(2) : spaces;
}

/** Takes off the margin of an exception group: `  | text`, `  +-+---------------- 1 ----------------`. */
function readMargin(line: string): Line {
  const margin = /^( *)(?:\| ?|(?=\+ Exception Group)|(\+-)?\+(-{3,}))/.exec(line);
  if (!margin) return { text: line };
  const column = margin[1]?.length ?? 0;
  const rest = line.slice(margin[0].length);
  if (margin[3] === undefined) return { text: rest, column };
  if (!/^ (?:\d+|\.\.\.) -{3,}$/.test(rest)) return { text: '-', column, closes: true };
  return { text: '-', column, member: margin[2] ? column + 2 : column };
}

function readChain(text: string): Link | undefined {
  return CHAINS.find(([, sentence]) => sentence.test(text.trim()))?.[0];
}

/** @returns the class name in IPython's header, empty in Python's; undefined where the line is no header */
function readHeader(text: string): string | undefined {
  const at = text.indexOf(HEADER);
  if (at === -1 || !/^:?\s*$/.test(text.slice(at + HEADER.length))) return undefined;
  const before = text.slice(0, at).trimEnd();
  if (before === '' || before === '+ Exception Group' || before === 'Exception Group') return '';
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(before) ? before : undefined;
}

function readFrame(line: string, inIpython: boolean): Frame | undefined {
  const text = line.trim();
  const python = PYTHON_FRAME.exec(text);
  if (python) return frameOf(python[1], python[2], python[3]);
  const cell = IPYTHON_CELL.exec(text)?.[0];
  if (cell !== undefined) {
    const rest = IPYTHON_CELL_REST.exec(text.slice(cell.length));
    return rest ? frameOf(cell, rest[1], rest[2]) : undefined;
  }
  const file = IPYTHON_FILE.exec(text);
  if (file) return frameOf(file[1], file[2], file[3]);
  const old = inIpython ? IPYTHON_OLD.exec(text) : null;
  return old ? frameOf(old[1], undefined, old[2]) : undefined;
}

function frameOf(file = '', line: string | undefined, name: string | undefined): Frame {
  return {
    file,
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(name === undefined ? {} : { function: name }),
    isLibrary: isLibrary(file),
  };
}
