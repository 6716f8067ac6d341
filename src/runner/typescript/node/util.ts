/** `node:util`. */
import { isDeepEqual } from './deep-equal.ts';
import { nextTick } from './event-loop.ts';
import { format, formatWithOptions, inspect, withoutColors } from './inspect.ts';
import { argTypeError, nodeError, rangeError, systemErrorMap } from './node-errors.ts';
import { types } from './value-types.ts';
import { emitWarning } from './warnings.ts';
import './system-errors.ts';

Object.assign(inspect.colors, {
  bold: [1, 22],
  dim: [2, 22],
  italic: [3, 23],
  underline: [4, 24],
  inverse: [7, 27],
  strikethrough: [9, 29],
  black: [30, 39],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
  white: [37, 39],
  gray: [90, 39],
});
Object.assign(inspect.styles, {
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'gray',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: 'red',
  module: 'underline',
});

// biome-ignore lint/suspicious/noExplicitAny: any function, with any callback
type AnyFunction = (...values: any[]) => any;

const CUSTOM = Symbol.for('nodejs.util.promisify.custom');

/** A function that calls back, as one that gives a promise. */
export function promisify(original: AnyFunction): AnyFunction {
  if (typeof original !== 'function') throw argTypeError('original', 'of type function', original);
  const custom = (original as { [CUSTOM]?: AnyFunction })[CUSTOM];
  if (custom) return custom;
  function promised(this: unknown, ...values: unknown[]) {
    return new Promise((resolve, reject) => {
      original.call(this, ...values, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)));
    });
  }
  return Object.defineProperty(promised, 'name', { value: original.name, configurable: true });
}
promisify.custom = CUSTOM;

/** The other way round. */
export function callbackify(original: AnyFunction): AnyFunction {
  return function called(this: unknown, ...values: unknown[]) {
    const done = values.pop() as AnyFunction;
    original.apply(this, values).then(
      (value: unknown) => nextTick(() => done(null, value)),
      (error: unknown) => nextTick(() => done(error ?? new Error('Promise was rejected with a falsy value'))),
    );
  };
}

export function inherits(child: AnyFunction & { super_?: unknown }, parent: AnyFunction): void {
  Object.defineProperty(child, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

const warned = new Set<string>();

export function deprecate(original: AnyFunction, message: string, code?: string): AnyFunction {
  let isWarned = false;
  return function deprecated(this: unknown, ...values: unknown[]) {
    if (!isWarned && !(code && warned.has(code))) emitWarning(message, 'DeprecationWarning', code);
    isWarned = true;
    if (code) warned.add(code);
    return new.target ? Reflect.construct(original, values, new.target) : original.apply(this, values);
  };
}

export function debuglog(): AnyFunction & { enabled: boolean } {
  return Object.assign(() => {}, { enabled: false });
}

export function isDeepStrictEqual(a: unknown, b: unknown): boolean {
  return isDeepEqual(a, b, true);
}

export { withoutColors as stripVTControlCharacters };

/** A text in colours: none, where output is no terminal. */
export function styleText(style: string | string[], text: string, { validateStream = true } = {}): string {
  for (const one of [style].flat())
    if (!inspect.colors[one])
      throw nodeError(
        TypeError,
        'ERR_INVALID_ARG_VALUE',
        `The argument 'format' must be one of: ${Object.keys(inspect.colors)
          .map((name) => `'${name}'`)
          .join(', ')}. Received '${one}'`,
      );
  if (validateStream) return text;
  return [style].flat().reduceRight((inner, one) => {
    const [open, close] = inspect.colors[one] as [number, number];
    return `\u001b[${open}m${inner}\u001b[${close}m`;
  }, text);
}

export function getSystemErrorName(errno: number): string {
  if (typeof errno !== 'number') throw argTypeError('err', 'of type number', errno);
  if (errno >= 0) throw rangeError('err', 'a negative integer', errno);
  return systemErrorMap().get(errno)?.[0] ?? `Unknown system error ${errno}`;
}

export function getSystemErrorMessage(errno: number): string | undefined {
  return systemErrorMap().get(errno)?.[1];
}

export { systemErrorMap as getSystemErrorMap };

export function toUSVString(text: string): string {
  return String(text).toWellFormed();
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}

interface OptionConfig {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  default?: unknown;
}

interface ParseArgsConfig {
  args?: string[];
  options?: Record<string, OptionConfig>;
  strict?: boolean;
  allowPositionals?: boolean;
  allowNegative?: boolean;
}

/** `util.parseArgs`. */
export function parseArgs({
  args = process.argv.slice(2),
  options = {},
  strict = true,
  allowPositionals = !strict,
}: ParseArgsConfig = {}): object {
  const values: Record<string, unknown> = Object.create(null);
  const positionals: string[] = [];
  const rest = [...args];
  const store = (name: string, given: string | undefined, shown: string) => {
    const option = options[name];
    if (!option && strict)
      throw nodeError(
        TypeError,
        'ERR_PARSE_ARGS_UNKNOWN_OPTION',
        `Unknown option '${shown}'${allowPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${shown}"` : ''}`,
      );
    let value: unknown = given;
    if (option?.type === 'string' && given === undefined) {
      value = rest.shift();
      const about = `Option '${option.short ? `-${option.short}, ` : ''}--${name} <value>' argument missing`;
      if (value === undefined && strict) throw nodeError(TypeError, 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE', about);
    } else if (given === undefined) value = true;
    else if (option?.type === 'boolean' && strict)
      throw nodeError(
        TypeError,
        'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
        `Option '${option.short ? `-${option.short}, ` : ''}--${name}' does not take an argument`,
      );
    values[name] = option?.multiple ? [...((values[name] as unknown[]) ?? []), value] : value;
  };
  while (rest.length > 0) {
    const arg = rest.shift() as string;
    if (arg === '--') positionals.push(...rest.splice(0));
    else if (arg.startsWith('--')) {
      const [name = '', ...value] = arg.slice(2).split('=');
      store(name, value.length > 0 ? value.join('=') : undefined, `--${name}`);
    } else if (/^-./.test(arg))
      for (const letter of arg.slice(1))
        store(Object.keys(options).find((name) => options[name]?.short === letter) ?? letter, undefined, `-${letter}`);
    else {
      if (!allowPositionals)
        throw nodeError(
          TypeError,
          'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL',
          `Unexpected argument '${arg}'. This command does not take positional arguments`,
        );
      positionals.push(arg);
    }
  }
  for (const [name, option] of Object.entries(options))
    if (option.default !== undefined && !(name in values)) values[name] = option.default;
  return { values, positionals };
}

export const isArray = Array.isArray;
export const debug = debuglog;
const { TextDecoder, TextEncoder } = globalThis;

export { format, formatWithOptions, inspect, TextDecoder, TextEncoder, types };
