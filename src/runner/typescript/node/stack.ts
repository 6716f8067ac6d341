import type { Mark } from '../link-program.ts';
import { PROGRAM_URL } from '../place.ts';
import { isNodeError } from './node-errors.ts';

/** Stands for a run of Node's own frames, as in recorded transcripts (see programs/normalize-output.ts). */
export const NODE_FRAME = '    at node:…';

/** The function that link-program.ts wraps the program in, one line below which the program begins. */
export const WRAPPER = 'program$';

/** The name of functions whose frames no stack shows. */
export const PASSED_OVER = 'passedOver$';

/** Frames kept, as in Node; the engine is asked for more, since the runner's own frames are not Node's. */
const SHOWN_FRAMES = 10;
const CAPTURED_FRAMES = 60;

type V8Error = Omit<ErrorConstructor, 'prepareStackTrace'> & {
  prepareStackTrace?: (error: Error, sites: object[]) => unknown;
};

let programModule = '';
let marks: readonly Mark[] = [];

/** Tells which module URL is the program's, and what was put into it. */
export function setProgramModule(url: string, given: readonly Mark[]): void {
  programModule = url;
  marks = given;
}

/** Makes V8 write stacks as Node does, with the program at its place. */
export function installStacks(): void {
  const V8 = Error as V8Error;
  V8.stackTraceLimit = CAPTURED_FRAMES;
  V8.prepareStackTrace = (error, sites) => [headOf(error), ...formatFrames(sites.map(String))].join('\n');
}

function headOf(error: Error): string {
  try {
    if (isNodeError(error)) {
      const { code } = error as NodeJS.ErrnoException;
      return `${error.name} [${code}]: ${error.message}`;
    }
    return Error.prototype.toString.call(error);
  } catch {
    return '<error>';
  }
}

/** Gives an error of an engine that is not V8 a stack in V8's form. */
export function mendStack(error: Error): void {
  if ((Error as V8Error).stackTraceLimit !== undefined && 'captureStackTrace' in Error && !/@/.test(error.stack ?? ''))
    return;
  const lines = (error.stack ?? '').split('\n').filter((line) => /@|:\d+:\d+$/.test(line));
  if (lines.length === 0 || lines.some((line) => line.startsWith('    at '))) return;
  const stack = [headOf(error), ...formatFrames(lines.map(toV8))].join('\n');
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true, enumerable: false });
}

/** `fn@url:3:5`, as Firefox and Safari write a frame, in V8's form: `fn (url:3:5)`. */
export function toV8(frame: string): string {
  const [, mark = '', name = '', place = ''] = /^(async\s?\*?)?(.*?)@(.*)$/.exec(frame) ?? [undefined, '', '', frame];
  const isNamed = name !== '' && !/[/<]$| code$|^\[/.test(name);
  return `${mark ? 'async ' : ''}${isNamed ? `${name} (${place})` : place}`;
}

/** Frames as the engine gives them, as lines of a stack that Node would print. */
export function formatFrames(all: readonly string[]): string[] {
  const frames = all.filter((frame) => !frame.includes(PASSED_OVER));
  const kinds = frames.map((frame) => formatFrame(frame));
  const lines: string[] = [];
  for (const [index, line] of kinds.entries()) {
    if (line === NODE_FRAME) {
      if (lines.at(-1) === NODE_FRAME || isOnlyWaiting(frames, kinds, index)) continue;
    } else if (isBuiltin(frames[index]) && !frames[index]?.startsWith('JSON.') && callerIsNode(kinds, frames, index))
      continue;
    lines.push(line);
  }
  const { stackTraceLimit } = Error as V8Error;
  return lines.slice(0, stackTraceLimit === CAPTURED_FRAMES ? SHOWN_FRAMES : stackTraceLimit);
}

function formatFrame(frame: string): string {
  const place = /^(.*?)\(?((?:blob|data):[^()]*):(\d+):(\d+)\)?$/.exec(frame);
  if (place && place[2] === programModule) {
    const name = (place[1] ?? '').trim().replace(new RegExp(`(^|\\s)(Object\\.)?${WRAPPER.replace('$', '\\$')}$`), '');
    const at = programPlace(Number(place[3]) - 1, Number(place[4]));
    if (name === '' || name === 'async') return `    at ${name ? 'async ' : ''}${at}`;
    return `    at ${name} (${at})`;
  }
  return isBuiltin(frame) ? `    at ${frame}` : NODE_FRAME;
}

/** A place in the module as one in the program, without what was put in before it. */
function programPlace(line: number, column: number): string {
  const before = marks.filter((mark) => mark.line === line && mark.column + mark.length < column);
  return `${PROGRAM_URL}:${line}:${before.reduce((left, { length }) => left - length, column)}`;
}

function isBuiltin(frame: string | undefined): boolean {
  return frame?.endsWith('(<anonymous>)') ?? false;
}

/** A builtin that the runner called is the runner's own. */
function callerIsNode(kinds: string[], frames: readonly string[], index: number): boolean {
  for (let i = index + 1; i < frames.length; i++) if (!isBuiltin(frames[i])) return kinds[i] === NODE_FRAME;
  return false;
}

/** The runner waits for the whole program; Node has no frame for that. */
function isOnlyWaiting(frames: readonly string[], kinds: string[], index: number): boolean {
  return frames.slice(index).every((frame, i) => kinds[index + i] === NODE_FRAME && frame.startsWith('async '));
}

/** True for a frame at the top level of the program, which Node reaches through three frames of its own. */
export function isEarlyFrame(line: string | undefined): boolean {
  return line?.startsWith(`    at ${PROGRAM_URL}`) ?? false;
}

/** The first place in a stack, if it is in the program. */
export function firstPlace(stack: string): { line: number; column: number } | undefined {
  const first = stack.split('\n').find((line) => line.startsWith('    at ') && !line.endsWith('(<anonymous>)'));
  const found = first?.includes(PROGRAM_URL) ? /:(\d+):(\d+)\)?$/.exec(first) : undefined;
  return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined;
}
