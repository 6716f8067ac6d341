/** What Node does with an error that nobody catches. */
import type { Origin } from '../host.ts';
import type { Mark } from '../link-program.ts';
import { NODE_VERSION, PROGRAM_URL } from '../place.ts';
import type { StripFailure } from '../strip-types.ts';
import { enter } from './event-loop.ts';
import { emittedLines } from './events.ts';
import { inspect } from './inspect.ts';
import { nodeError, originOf, thrownIn } from './node-errors.ts';
import { writeError } from './output.ts';
import { ExitSignal, leave, process } from './process.ts';
import { firstPlace, mendStack, NODE_FRAME, PASSED_OVER } from './stack.ts';
import { types } from './value-types.ts';

let source: string[] = [];
let marks: readonly Mark[] = [];

/** What each marked `throw` of the program threw last. */
export const thrown: unknown[] = [];

/** Keeps the program's lines, to show the one that failed, and its marked `throw`s. */
export function setProgramSource(text: string, given: readonly Mark[]): void {
  source = text.split(/\r?\n/);
  marks = given;
}

const RUN_MAIN = 'node:internal/modules/run_main\n    triggerUncaughtException(\n    ^';

/**
 * An error out of a callback: the program may listen for it; otherwise it is printed and ends the program.
 * @param at place, source line and caret, where they are known before
 */
export function uncaught(error: unknown, origin: Origin = 'uncaughtException', at?: string): void {
  if (error instanceof ExitSignal) return;
  if (error instanceof Error) mendStack(error);
  if (process.listenerCount('uncaughtExceptionMonitor') > 0) process.emit('uncaughtExceptionMonitor', error, origin);
  if (process.listenerCount('uncaughtException') > 0 && !process.exiting) {
    enter(() => process.emit('uncaughtException', error, origin));
    return;
  }
  print(error, at ?? originOf(error) ?? throwPlace(error) ?? RUN_MAIN);
  process.exitCode = undefined;
  leave(1);
}

/** An error out of the program's own module, or of a top-level `await` in it. */
export function uncaughtInModule(error: unknown): void {
  if (error instanceof Error) mendStack(error);
  const isPlaced = types.isNativeError(error) && (error as NodeJS.ErrnoException).code !== 'ERR_ASSERTION';
  const at = isPlaced ? (placeOf(error) ?? originOf(error) ?? RUN_MAIN) : RUN_MAIN;
  uncaught(error, 'unhandledRejection', at);
}

/** A rejection that nobody handles. */
export function unhandledRejection(reason: unknown, promise?: Promise<unknown>): void {
  if (reason instanceof ExitSignal) return;
  if (process.listenerCount('unhandledRejection') > 0) {
    enter(() => process.emit('unhandledRejection', reason, promise));
    return;
  }
  if (types.isNativeError(reason)) {
    mendStack(reason);
    uncaught(reason, 'unhandledRejection', placeOf(reason) ?? originOf(reason) ?? REJECTED);
    return;
  }
  const error = nodeError(
    Error,
    'ERR_UNHANDLED_REJECTION',
    'This error originated either by throwing inside of an async function without a catch block, or by rejecting a ' +
      `promise which was not handled with .catch(). The promise rejected with the reason "${shown(reason)}".`,
  );
  Object.defineProperty(error, 'name', { value: 'UnhandledPromiseRejection', configurable: true, writable: true });
  const text = `UnhandledPromiseRejection: ${error.message}\n    at node:…`;
  Object.defineProperty(error, 'stack', { value: text, configurable: true, writable: true });
  thrownIn(error, 'node:internal/process/promises', '      new UnhandledPromiseRejection(reason);');
  uncaught(error, 'unhandledRejection');
}

const REJECTED = 'node:internal/process/promises\n    triggerUncaughtException(err, true /* fromPromise */);\n    ^';

function shown(reason: unknown): string {
  return typeof reason === 'object' && reason !== null ? `#<${reason.constructor?.name ?? 'Object'}>` : String(reason);
}

function print(error: unknown, at: string): void {
  const isError = types.isNativeError(error);
  const text = isError ? `\n${errorText(error)}` : plainText(error);
  writeError(`${isError ? '' : '\n'}${at}\n${text}\n\nNode.js ${NODE_VERSION}\n`);
}

function plainText(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null;
  const hint = '\n(Use `node --trace-uncaught ...` to show where the exception was thrown)';
  return `${typeof error === 'string' ? error : inspect(error)}${isObject ? '' : hint}`;
}

/** How Node inspects an error that ends the program. */
const FATAL = { customInspect: false, depth: 5 };

/** The error as inspected, with where it was emitted between its stack and its properties. */
function errorText(error: Error): string {
  const emitted = emittedLines(error);
  if (!emitted) return inspect(error, FATAL);
  const { stack = String(error) } = error;
  const marked = `${stack}${emitted}`;
  const own = Object.getOwnPropertyDescriptor(error, 'stack');
  Object.defineProperty(error, 'stack', { value: marked, writable: true, configurable: true, enumerable: false });
  const text = inspect(error, FATAL);
  if (own) Object.defineProperty(error, 'stack', own);
  return text;
}

/** Where the stack of an error begins, if that is in the program, or the text that is no JSON. */
function placeOf(error: Error): string | undefined {
  const json = jsonPlace(error);
  if (json !== undefined) return json;
  const place = firstPlace(typeof error.stack === 'string' ? error.stack : '');
  return place && pointAt(place.line, place.column);
}

/** Where the program threw: at a marked `throw`, at the `throw` before the place of the error's making, or there. */
function throwPlace(error: unknown): string | undefined {
  const mark = marks[thrown.lastIndexOf(error)];
  if (mark) return pointAt(mark.line, mark.column);
  const json = jsonPlace(error);
  if (json !== undefined) return json;
  const place = types.isNativeError(error) ? firstPlace(String(error.stack)) : thrownNew();
  if (!place) return undefined;
  const before = /\bthrow\s+$/.exec((source[place.line - 1] ?? '').slice(0, place.column - 1));
  return pointAt(place.line, before ? before.index + 1 : place.column);
}

/** What `JSON.parse` was given when it failed, by its error. */
const jsonTexts = new WeakMap<object, string>();
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;
const parseJson = JSON.parse;

// The name says to stack.ts that this is no frame to show; a property keeps its name when the script is minified.
const { [PASSED_OVER]: passOver } = {
  [PASSED_OVER](_: unknown, self: unknown, values: Parameters<typeof JSON.parse>): unknown {
    try {
      return Reflect.apply(parseJson, self, values);
    } catch (error) {
      if (error instanceof SyntaxError && !jsonTexts.has(error)) jsonTexts.set(error, String(values[0]));
      throw error;
    }
  },
};

/** Makes `JSON.parse` remember the text of each failure. */
export function watchJson(): void {
  JSON.parse = new Proxy(parseJson, { apply: passOver as () => unknown });
}

/** V8 shows the text that `JSON.parse` was given, and where it fails. */
function jsonPlace(error: unknown): string | undefined {
  const text = jsonTexts.get(error as object);
  if (text === undefined) return undefined;
  const { message } = error as SyntaxError;
  let end = text.length;
  if (message.startsWith('"')) end = message.startsWith('"[') ? 1 : 0;
  else if (isTokenError(message)) {
    for (let good = 0; good < end - 1; ) {
      const middle = (good + end) >> 1;
      if (isTokenError(jsonError(text.slice(0, middle)))) end = middle;
      else good = middle;
    }
    end -= 1;
  }
  const before = text.slice(0, end).split(LINE_END);
  const [, line = before.length, column = (before.at(-1) ?? '').length + 1] =
    /line (\d+) column (\d+)/.exec(message) ?? [];
  return pointIn('<anonymous_script>', text.split(LINE_END), Number(line), Number(column));
}

/** True for the messages that do not say where in the text. */
function isTokenError(message: string): boolean {
  return /^(Unexpected token|")/.test(message);
}

function jsonError(text: string): string {
  try {
    parseJson(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** A value that is no error has no stack: the first `throw new` in the program. */
function thrownNew(): { line: number; column: number } | undefined {
  const line = source.findIndex((text) => /\bthrow\b/.test(text));
  return line === -1 ? undefined : { line: line + 1, column: (source[line] ?? '').search(/\bthrow\b/) + 1 };
}

/** The program's text from a place on. */
export function sourceFrom(line: number, column: number): string {
  return source
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
}

/** Place, source line and caret. */
export function pointAt(line: number, column: number): string | undefined {
  return pointIn(PROGRAM_URL, source, line, column);
}

/** The caret stands below a character; behind the end of a line there is none. */
function pointIn(file: string, lines: readonly string[], line: number, column: number): string | undefined {
  const text = lines[line - 1];
  if (text === undefined) return undefined;
  const caret = column > text.length ? '' : `\n${text.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}^`;
  return `${file}:${line}\n${text}${caret}`;
}

/** What Node prints when the program waits at its top level for what never comes. */
export function warnOfUnsettledAwait(): void {
  const line = source.findLastIndex((text) => /^(?:[^\s/*].*)?\bawait\b/.test(text));
  const text = source[line];
  if (text === undefined) return;
  const column = /^\W*await/.test(text) ? 0 : text.indexOf('await');
  writeError(
    `Warning: Detected unsettled top-level await at ${PROGRAM_URL}:${line + 1}\n${text}\n${' '.repeat(column)}^\n\n\n\n`,
  );
}

/** Prints a syntax error of the whole program; engines do not say where in a worker. */
export function printSyntaxError(error: SyntaxError, at: string = pointAt(1, 1) ?? ''): void {
  if (types.isNativeError(error)) mendStack(error);
  writeError(`${at}\nSyntaxError: ${error.message}\n${NODE_FRAME}\n\nNode.js ${NODE_VERSION}\n`);
}

/** Prints what Node prints where TypeScript cannot be stripped. */
export function printStripFailure({ code, message, startLine, snippet }: StripFailure): void {
  const kind = code === 'UnsupportedSyntax' ? 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' : 'ERR_INVALID_TYPESCRIPT_SYNTAX';
  const place = `${PROGRAM_URL}:${startLine}\n${snippet}`;
  const text = `SyntaxError [${kind}]: ${message}\n${NODE_FRAME} {\n  code: '${kind}'\n}`;
  writeError(`${RUN_MAIN}\n\n${place}\n${text}\n\nNode.js ${NODE_VERSION}\n`);
}
