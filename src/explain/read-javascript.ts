import { findNamed, isTelling } from './error-names.ts';
import { isLibrary } from './is-library.ts';
import type { Found, Frame, LayoutReader, Origin, PastedException } from './paste.ts';

/**
 * Errors with their stacks as V8 (Node, Chrome, Deno), SpiderMonkey (Firefox) and JavaScriptCore (Safari, Bun) print
 * them, and what Node's util.inspect adds: properties in braces, `[cause]`, `[errors]`.
 */
export const readJavascript: LayoutReader = (lines, at) => {
  const thrown = readThrownFrom(lines, at);
  const headAt = thrown?.next ?? at;
  const head = readHead(lines, headAt);
  if (!head || (!thrown && !head.uncaught && !hasStack(lines, headAt))) return thrown && readThrownValue(lines, thrown);
  const reader = new StackReader(lines, head);
  const next = reader.read(head.next);
  const [first] = reader.exceptions;
  if (first && thrown) addThrownFrom(first, thrown.frame);
  const origin: Origin = /Warning$/.test(head.type) ? 'warning' : head.logged ? 'log' : 'program';
  const found: Found = { language: 'js', origin, exceptions: reader.exceptions, ended: 0 };
  return { found, next };
};

interface Head {
  type: string;
  message: string;
  code?: string;
  indent: number;
  how?: 'cause';
  uncaught: boolean;
  logged: boolean;
  /** The line ends with an opening brace: its properties follow. */
  opens: boolean;
  bracketed: boolean;
  next: number;
}

const INTRO =
  /^(?:> )?(?:\S{1,200}:\d+(?::\d+)? (?=Uncaught))?(?:\(node:\d+\) (?:\[\w+\] )?)?(\[cause\]: |Caused by: |)((?:Uncaught(?: \(in promise\))?|Unhandled Promise Rejection|Unhandled Rejection|UnhandledPromiseRejectionWarning|error|\[Error\]|Thrown)(?::|(?= )|$) ?|)(?:error: (?:Uncaught (?:\(in promise\) )?)?|Uncaught (?:\(in promise\) )?)?(\[?)/;
const NAMED = /^([\p{L}_$][\p{L}\p{N}_$.]*)(?: \[([\w-]+)\])?(?::(?: (.*)|\s*)|\s*)$/u;
const FAR = 40;

/** The line that names an error, if there is one at `at`; `Uncaught:` may stand alone above it. */
function readHead(lines: readonly string[], at: number): Head | undefined {
  const line = (lines[at] ?? '').trimEnd();
  const text = line.trimStart();
  const intro = INTRO.exec(text);
  const rest = text.slice(intro?.[0].length ?? 0);
  const uncaught = /Uncaught|Unhandled|Thrown/.test(intro?.[0] ?? '');
  if (uncaught && rest === '' && at + 1 < lines.length) {
    const below = nameHead((lines[at + 1] ?? '').trim(), false);
    return below && { ...below, indent: line.length - text.length, uncaught, next: at + 2 };
  }
  const placed = { indent: line.length - text.length, uncaught, next: at + 1 };
  const named = nameHead(rest, intro?.[3] === '[', uncaught);
  if (named) return { ...named, ...placed, ...(intro?.[1] ? { how: 'cause' } : {}) };
  const plain = { message: rest, logged: false, opens: false, bracketed: false, ...placed };
  if (uncaught) return /^(?:exception|error)\b/.test(rest) ? undefined : { type: 'Uncaught', ...plain };
  if (!isFrame(lines[at + 1] ?? '')) return undefined;
  if (intro?.[2]?.startsWith('error')) return { type: 'Error', ...plain };
  const inside = findNamed(text);
  return inside && !inside.type.includes('.') ? { ...plain, ...inside, logged: true } : undefined;
}

type NamedHead = Pick<Head, 'type' | 'message' | 'code' | 'logged' | 'opens' | 'bracketed'>;

/** `Error [CODE]: message`, in brackets if it has no stack, with a brace if properties follow. */
function nameHead(text: string, bracketed: boolean, uncaught = false): NamedHead | undefined {
  const opens = text.endsWith(' {');
  const bare = opens ? text.slice(0, -2) : text;
  const named = NAMED.exec(bracketed ? bare.replace(/\],?$/, '') : bare);
  const [, type = '', code, message = ''] = named ?? [];
  if (!isError(type, message) && !(uncaught && message !== '')) return undefined;
  return { type, message, logged: false, opens, bracketed, ...(code ? { code } : {}) };
}

function isError(name: string, message: string): boolean {
  if (name === 'Warning' || name === 'UnhandledPromiseRejection') return message !== '';
  return (isTelling(name) && !name.includes('.')) || name === 'DOMException';
}

/** Whether a stack or properties follow a head, its message having any number of lines. */
function hasStack(lines: readonly string[], at: number): boolean {
  const head = readHead(lines, at);
  if (head?.opens || head?.logged) return true;
  for (let ahead = at + 1; ahead < Math.min(at + FAR, lines.length); ahead++) {
    const line = lines[ahead] ?? '';
    if (isFrame(line)) return true;
    if (/^Traceback |^ {2}File "/.test(line) || (ahead > at && /^\S/.test(line) && readHead(lines, ahead)))
      return false;
  }
  return false;
}

interface ThrownFrom {
  frame: Frame;
  next: number;
}

/** Node prints where it was thrown above the error: the file, the source line, carets, an empty line. */
function readThrownFrom(lines: readonly string[], at: number): ThrownFrom | undefined {
  const place = readPlace((lines[at] ?? '').trimEnd());
  if (place?.line === undefined || /\s/.test(place.file.slice(0, 1)) || !/[/\\:]/.test(place.file)) return undefined;
  for (let ahead = at + 1; ahead < Math.min(at + 12, lines.length); ahead++) {
    if (!/^\s*\^+\s*$/.test(lines[ahead] ?? '')) continue;
    let next = ahead + 1;
    while (next < lines.length && (lines[next] ?? '').trim() === '') next++;
    const source = (lines[at + 1] ?? '').trim();
    return { frame: frameOf(place, undefined, source), next };
  }
  return undefined;
}

/** What is thrown need not be an error: Node prints the value and says how to trace it. */
function readThrownValue(lines: readonly string[], thrown: ThrownFrom): ReturnType<LayoutReader> {
  if (!/^\(Use `node --trace-uncaught/.test(lines[thrown.next + 1] ?? '')) return undefined;
  const message = (lines[thrown.next] ?? '').trim();
  const exception: PastedException = { type: 'Uncaught', message, notes: [], frames: [thrown.frame] };
  return { found: { language: 'js', origin: 'program', exceptions: [exception], ended: 0 }, next: thrown.next + 2 };
}

/** The source line where it was thrown; the only place of a syntax error, whose stack is Node's alone. */
function addThrownFrom(exception: PastedException, thrown: Frame): void {
  const same = exception.frames.find((it) => samePlace(it, thrown));
  if (same && thrown.source !== undefined) same.source = thrown.source;
  else if (!thrown.isLibrary && exception.frames.every((it) => it.isLibrary)) exception.frames.push(thrown);
}

function samePlace(a: Frame, b: Frame): boolean {
  return a.line === b.line && a.file.replace(/^file:\/\//, '') === b.file.replace(/^file:\/\//, '');
}

interface Open {
  index: number;
  indent: number;
}

class StackReader {
  exceptions: PastedException[] = [];
  private readonly lines: readonly string[];
  private readonly base: number;
  private open: Open[] = [];
  private arrays: { owner: number; indent: number }[] = [];
  private current: PastedException;
  /** After `Emitted 'error' event on … at:` another stack follows. */
  private secondStack = false;
  private braces = false;
  private sawFrame = false;
  private failedSource: string | undefined;

  constructor(lines: readonly string[], head: Head) {
    this.lines = lines;
    this.base = head.indent;
    this.current = this.add(head);
  }

  /** @returns the line after the last one that belongs to the report */
  read(from: number): number {
    let at = from;
    for (; at < this.lines.length; at++) {
      const line = (this.lines[at] ?? '').trimEnd();
      if (line === '' ? !this.goesOnAfter(at) : !this.readLine(line, at)) break;
    }
    for (const exception of this.exceptions) finish(exception);
    return Math.max(at, from);
  }

  private add(head: Head, leadsTo?: PastedException['leadsTo']): PastedException {
    const exception: PastedException = {
      type: head.type,
      message: head.message,
      notes: [],
      frames: [],
      ...(head.code ? { code: head.code } : {}),
      ...(leadsTo ? { leadsTo } : {}),
    };
    const index = this.exceptions.push(exception) - 1;
    while (this.open.length > 0 && (this.open.at(-1) as Open).indent >= head.indent) this.open.pop();
    this.open.push({ index, indent: head.indent });
    this.current = exception;
    this.secondStack = false;
    this.sawFrame = head.bracketed;
    if (head.opens) this.braces = true;
    return exception;
  }

  /** An empty line stands inside a message, before the stack; after the stack it ends the report, unless a cause follows. */
  private goesOnAfter(at: number): boolean {
    if (this.braces) return true;
    for (let ahead = at + 1; ahead < Math.min(at + FAR, this.lines.length); ahead++) {
      const line = this.lines[ahead] ?? '';
      if (this.sawFrame) {
        if (line.trim() !== '') return /^Caused by: /.test(line);
        continue;
      }
      if (isFrame(line)) {
        this.current.message += '\n';
        return true;
      }
      if (/^\S/.test(line) && readHead(this.lines, ahead)) return false;
    }
    return false;
  }

  private readLine(line: string, at: number): boolean {
    const text = line.trimStart();
    const indent = line.length - text.length;
    const frame = this.sawFrame || /^\s/.test(line) || text.includes('@') ? readFrame(line) : undefined;
    if (frame) return this.addFrame(frame, line);
    if (/^\.\.\. \d+ lines? matching cause stack trace \.\.\.$/.test(text)) return true;
    if (/^Emitted '\w+' event (?:on .+ )?at:$/.test(text)) {
      this.secondStack = true;
      return true;
    }
    if (this.braces) return this.readInBraces(text, indent, at);
    if (this.sawFrame) {
      if (/^Caused by: /.test(text)) return this.readNested(at, indent);
      return GUTTER.test(line);
    }
    return this.readMessage(line, at);
  }

  private addFrame(frame: Frame, line: string): boolean {
    if (this.failedSource && !frame.isLibrary) frame.source = this.failedSource;
    this.failedSource = undefined;
    if (!this.secondStack) this.current.frames.push(frame);
    this.sawFrame = true;
    if (line.endsWith(' {')) this.braces = true;
    return true;
  }

  private readMessage(line: string, at: number): boolean {
    if (!hasFrameSoon(this.lines, at)) return false;
    const gutter = GUTTER.exec(line);
    if (gutter) {
      if (gutter[1]) this.failedSource = gutter[2]?.trim();
      return true;
    }
    this.current.message += `\n${line}`;
    if (line.endsWith('] {')) this.braces = true;
    return true;
  }

  private readInBraces(text: string, indent: number, at: number): boolean {
    if (indent === this.base && /^[}\]]/.test(text)) {
      this.braces = false;
      this.sawFrame = true;
      return true;
    }
    if (indent <= this.base && this.base === 0 && !/^[}\]]/.test(text)) return false;
    if (/^\[errors\]: \[$/.test(text)) {
      const owner = this.openAt(indent);
      if (owner) this.arrays.push({ owner: owner.index, indent });
      return true;
    }
    const property = /^(code|errno): (?:'([^']*)'|"([^"]*)"|-?(\d+)),?$/.exec(text);
    if (property) return this.readProperty(property, indent);
    return this.readNested(at, indent);
  }

  /** The innermost error whose properties stand at this indentation. */
  private openAt(indent: number): Open | undefined {
    return this.open.findLast((it) => it.indent + 2 === indent);
  }

  private readProperty(property: RegExpExecArray, indent: number): boolean {
    const owner = this.openAt(indent);
    const exception = owner && this.exceptions[owner.index];
    if (!exception) return true;
    if (property[1] === 'code') exception.code = property[2] ?? property[3] ?? property[4] ?? '';
    else if (property[4]) exception.errno = Number(property[4]);
    return true;
  }

  private readNested(at: number, indent: number): boolean {
    const head = readHead(this.lines, at);
    if (!head || head.type === 'Uncaught') return true;
    if (head.how === 'cause') {
      const owner = this.open.findLast((it) => it.indent < indent) ?? this.open.at(-1);
      this.add(head, { how: 'cause', index: owner?.index ?? 0 });
      return true;
    }
    while (this.arrays.length > 0 && (this.arrays.at(-1)?.indent ?? 0) >= indent) this.arrays.pop();
    const array = this.arrays.at(-1);
    if (array && array.indent + 2 === indent) this.add(head, { how: 'member', index: array.owner });
    return true;
  }
}

function hasFrameSoon(lines: readonly string[], at: number): boolean {
  for (let ahead = at; ahead < Math.min(at + FAR, lines.length); ahead++) {
    const line = lines[ahead] ?? '';
    if (isFrame(line) || /\] \{$/.test(line)) return true;
    if (/^\S/.test(line) && readHead(lines, ahead)) return false;
  }
  return false;
}

/** Stacks are printed innermost first; a code may stand in the message alone. */
function finish(exception: PastedException): void {
  exception.frames.reverse();
  exception.message = exception.message.trimEnd();
  const code = exception.code ?? /\b(?:ERR_[A-Z0-9_]+|E[A-Z]{3,}[A-Z0-9]*)\b/.exec(exception.message)?.[0];
  if (code !== undefined) exception.code = code;
}

/** The source that Jest and Babel print between an error and its stack, `>` at the line that failed. */
const GUTTER = /^\s*(>)?\s*\d*\s?\|(.*)$/;
const VITEST = /^❯ (?:(\S+) )?(\S+:\d+:\d+)$/;

const V8_FRAME = /^at (.*?)(?: \{)?$/;
const FIREFOX_CONSOLE = /^(\S+) ((?:https?|file|resource|moz-extension):\S+)$/;
const SAFARI_CONSOLE = /^([^()]*) \((\S+)\)$/;

function isFrame(line: string): boolean {
  return /^\s+at |^[^\s@]*(?: \w+)?@\S+:\d+/.test(line) || (/^\s/.test(line) && readFrame(line) !== undefined);
}

/** One line of a stack in the layout of V8, SpiderMonkey or JavaScriptCore. */
function readFrame(line: string): Frame | undefined {
  const text = line.trim();
  const v8 = V8_FRAME.exec(text)?.[1];
  if (v8 !== undefined) return readV8Frame(v8);
  const firefox = FIREFOX_CONSOLE.exec(text);
  if (firefox) return placed(firefox[2], firefox[1]);
  const sign = text.indexOf('@');
  if (sign !== -1 && sign < 200 && !/[:;,'"]/.test(text.slice(0, sign)) && !/\s/.test(text.slice(sign))) {
    return placed(text.slice(sign + 1), text.slice(0, sign));
  }
  const vitest = VITEST.exec(text);
  if (vitest) return placed(vitest[2], vitest[1]);
  const safari = SAFARI_CONSOLE.exec(text);
  return safari ? placed(safari[2], safari[1]) : undefined;
}

function readV8Frame(text: string): Frame {
  const bracket = text.endsWith(')') ? text.indexOf(' (') : -1;
  const place = bracket === -1 ? text : text.slice(bracket + 2, -1);
  const name = bracket === -1 ? undefined : text.slice(0, bracket);
  const bare = place.replace(/^async /, '');
  return frameOf(readPlace(bare) ?? { file: bare }, name);
}

function placed(place = '', name: string | undefined): Frame | undefined {
  const found = readPlace(place);
  return found && frameOf(found, name);
}

interface Place {
  file: string;
  line?: number;
  column?: number;
}

function readPlace(text: string): Place | undefined {
  const numbers = /:(\d{1,9})(?::(\d{1,9}))?$/.exec(text);
  if (!numbers || numbers.index === 0) return undefined;
  return {
    file: text.slice(0, numbers.index),
    line: Number(numbers[1]),
    ...(numbers[2] === undefined ? {} : { column: Number(numbers[2]) }),
  };
}

function frameOf(place: Place, name: string | undefined, source?: string): Frame {
  return {
    ...place,
    ...(name ? { function: name } : {}),
    ...(source === undefined ? {} : { source }),
    isLibrary: isLibrary(place.file),
  };
}
