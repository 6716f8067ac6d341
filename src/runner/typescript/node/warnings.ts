/** `process.emitWarning`. */
import { nextTick } from './event-loop.ts';
import { argTypeError } from './node-errors.ts';
import { writeError } from './output.ts';

export const PID = 4242;

let tell: (warning: Error) => boolean = () => false;
let hasHinted = false;
const deprecated = new Set<string>();

interface WarningOptions {
  type?: string;
  code?: string;
  detail?: string;
}

/** Gives warnings to the `warning` listeners of `process` as well. */
export function onWarning(listener: (warning: Error) => boolean): void {
  tell = listener;
}

/** Prints a warning as Node does, after the present callback. */
export function emitWarning(warning: string | Error, options: string | WarningOptions = {}, code?: string): void {
  if (typeof warning !== 'string' && !(warning instanceof Error))
    throw argTypeError('warning', 'of type string or an instance of Error', warning);
  const {
    type,
    code: given,
    detail,
  } = typeof options === 'string' ? { type: options, code, detail: undefined } : options;
  let error: Error & { code?: string | undefined; detail?: string };
  if (typeof warning === 'string') {
    error = new Error(warning);
    Object.defineProperty(error, 'name', { value: String(type || 'Warning'), configurable: true, writable: true });
    if (given !== undefined) error.code = given;
    if (detail !== undefined) error.detail = detail;
  } else error = warning;
  const isDeprecation = error.name === 'DeprecationWarning';
  if (isDeprecation && error.code !== undefined) {
    if (deprecated.has(error.code)) return;
    deprecated.add(error.code);
  }
  nextTick(() => {
    print(error, isDeprecation);
    tell(error);
  });
}

function print(error: Error & { code?: string | undefined; detail?: string }, isDeprecation: boolean): void {
  const { code, detail } = error;
  writeError(`(node:${PID}) ${code ? `[${code}] ` : ''}${Error.prototype.toString.call(error)}\n`);
  if (detail) writeError(`${detail}\n`);
  if (hasHinted) return;
  hasHinted = true;
  const flag = isDeprecation ? 'deprecation' : 'warnings';
  writeError(`(Use \`node --trace-${flag} ...\` to show where the warning was created)\n`);
}
