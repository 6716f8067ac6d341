/** `node:assert`. */
import { isDeepEqual } from './deep-equal.ts';
import { inspect } from './inspect.ts';
import { argTypeError } from './node-errors.ts';
import { sourceFrom } from './uncaught.ts';

interface Details {
  message?: string | undefined;
  actual?: unknown;
  expected?: unknown;
  operator?: string;
  generated?: string;
}

type Message = string | Error | undefined;
type Expected = RegExp | (new (...values: never[]) => Error) | ((error: unknown) => boolean) | object;

export class AssertionError extends Error {
  readonly generatedMessage: boolean;
  readonly code = 'ERR_ASSERTION';
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string | undefined;
  readonly diff = 'simple';

  constructor({ message, actual, expected, operator, generated = '' }: Details) {
    super(message ?? generated);
    this.generatedMessage = message === undefined;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    const head = `AssertionError [ERR_ASSERTION]: ${this.message}`;
    const frames = (this.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
    if (frames[0]?.includes('node:…')) frames.shift();
    Object.defineProperty(this, 'stack', { value: [head, ...frames].join('\n'), configurable: true, writable: true });
  }

  override get name(): string {
    return 'AssertionError';
  }
}

function fails(message: Message, generated: string, operator: string, actual: unknown, expected: unknown): never {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, generated, operator, actual, expected });
}

function shown(value: unknown): string {
  return inspect(value, {
    compact: false,
    customInspect: false,
    depth: 1000,
    maxArrayLength: null,
    sorted: true,
    getters: true,
    breakLength: Number.POSITIVE_INFINITY,
  });
}

/** Lines of both sides, those in common once. */
function difference(title: string, actual: unknown, expected: unknown): string {
  const [a, b] = [shown(actual).split('\n'), shown(expected).split('\n')];
  if (a.length === 1 && b.length === 1 && a[0] !== b[0] && !(typeof actual === 'object' && actual !== null))
    return `${title}:\n\n${a[0]} !== ${b[0]}\n`;
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (common[i] as number[])[j] =
        a[i] === b[j] ? 1 + (common[i + 1]?.[j + 1] ?? 0) : Math.max(common[i + 1]?.[j] ?? 0, common[i]?.[j + 1] ?? 0);
  const lines: string[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push(`  ${a[i]}`);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)))
      lines.push(`+ ${a[i++]}`);
    else lines.push(`- ${b[j++]}`);
  }
  return `${title}:\n+ actual - expected\n\n${lines.join('\n')}\n`;
}

/** The call to `assert` as it stands in the program. */
function callInSource(): string {
  const place = /example\.ts:(\d+):(\d+)/.exec(new Error('here').stack ?? '');
  const [, line = '1', column = '1'] = place ?? [];
  const at = Number(column) - 1;
  const before = /[\w$.]*$/.exec(sourceFrom(Number(line), 1).slice(0, at))?.[0] ?? '';
  const text = before + sourceFrom(Number(line), Number(column));
  let depth = 0;
  for (const [i, character] of text.split('').entries()) {
    if (character === '(') depth += 1;
    if (character === ')' && --depth === 0) return text.slice(0, i + 1);
  }
  return text;
}

/** `assert` and `assert.ok`. */
function ok(value?: unknown, message?: Message): asserts value {
  if (!value) fails(message, `The expression evaluated to a falsy value:\n\n  ${callInSource()}\n`, '==', value, true);
}

const all = {
  ok,
  AssertionError,
  fail(message: Message = 'Failed'): never {
    if (message instanceof Error) throw message;
    throw Object.assign(
      new AssertionError({ message, operator: 'fail' }),
      message === 'Failed' ? { generatedMessage: true } : {},
    );
  },
  equal(actual: unknown, expected: unknown, message?: Message) {
    // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is what is asked for
    if (!(actual == expected || (Number.isNaN(actual) && Number.isNaN(expected))))
      fails(message, `${inspect(actual)} == ${inspect(expected)}`, '==', actual, expected);
  },
  notEqual(actual: unknown, expected: unknown, message?: Message) {
    // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is what is asked for
    if (actual == expected) fails(message, `${inspect(actual)} != ${inspect(expected)}`, '!=', actual, expected);
  },
  strictEqual(actual: unknown, expected: unknown, message?: Message) {
    if (Object.is(actual, expected)) return;
    const both = [actual, expected].every((one) => typeof one !== 'object' || one === null);
    const text = `${inspect(actual)} !== ${inspect(expected)}`;
    const generated = both
      ? `Expected values to be strictly equal:\n\n${text}\n`
      : difference('Expected values to be strictly equal', actual, expected);
    fails(
      both && typeof message === 'string' ? `${message}\n\n${text}\n` : message,
      generated,
      'strictEqual',
      actual,
      expected,
    );
  },
  notStrictEqual(actual: unknown, expected: unknown, message?: Message) {
    if (Object.is(actual, expected))
      fails(
        message,
        `Expected "actual" to be strictly unequal to: ${inspect(expected)}`,
        'notStrictEqual',
        actual,
        expected,
      );
  },
  deepEqual(actual: unknown, expected: unknown, message?: Message) {
    if (isDeepEqual(actual, expected, false)) return;
    const generated = `Expected values to be loosely deep-equal:\n\n${shown(actual)}\n\nshould loosely deep-equal\n\n${shown(expected)}`;
    fails(message, generated, 'deepEqual', actual, expected);
  },
  notDeepEqual(actual: unknown, expected: unknown, message?: Message) {
    if (isDeepEqual(actual, expected, false))
      fails(
        message,
        `Expected "actual" not to be loosely deep-equal to:\n\n${shown(expected)}`,
        'notDeepEqual',
        actual,
        expected,
      );
  },
  deepStrictEqual(actual: unknown, expected: unknown, message?: Message) {
    if (!isDeepEqual(actual, expected, true))
      fails(
        message,
        difference('Expected values to be strictly deep-equal', actual, expected),
        'deepStrictEqual',
        actual,
        expected,
      );
  },
  notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message) {
    if (isDeepEqual(actual, expected, true))
      fails(
        message,
        `Expected "actual" not to be strictly deep-equal to:\n\n${shown(expected)}`,
        'notDeepStrictEqual',
        actual,
        expected,
      );
  },
  match(text: string, pattern: RegExp, message?: Message) {
    if (typeof text !== 'string' || !pattern.test(text))
      fails(
        message,
        `The input did not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`,
        'match',
        text,
        pattern,
      );
  },
  doesNotMatch(text: string, pattern: RegExp, message?: Message) {
    if (pattern.test(text))
      fails(
        message,
        `The input was expected to not match the regular expression ${pattern}. Input:\n\n${inspect(text)}\n`,
        'doesNotMatch',
        text,
        pattern,
      );
  },
  ifError(value: unknown) {
    if (value === null || value === undefined) return;
    const text = value instanceof Error ? value.message : inspect(value);
    throw new AssertionError({
      message: `ifError got unwanted exception: ${text}`,
      actual: value,
      expected: null,
      operator: 'ifError',
    });
  },
  throws(run: () => unknown, expected?: Expected | string, message?: Message) {
    try {
      run();
    } catch (error) {
      return checkThrown(error, expected, message, 'throws');
    }
    missing('exception', expected, message, 'throws');
  },
  doesNotThrow(run: () => unknown, message?: Message) {
    try {
      run();
    } catch (error) {
      unwanted('exception', error, message, 'doesNotThrow');
    }
  },
  async rejects(promise: Promise<unknown> | (() => Promise<unknown>), expected?: Expected | string, message?: Message) {
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (error) {
      return checkThrown(error, expected, message, 'rejects');
    }
    missing('rejection', expected, message, 'rejects');
  },
  async doesNotReject(promise: Promise<unknown> | (() => Promise<unknown>), message?: Message) {
    try {
      await (typeof promise === 'function' ? promise() : promise);
    } catch (error) {
      unwanted('rejection', error, message, 'doesNotReject');
    }
  },
};

function unwanted(what: string, error: unknown, message: Message, operator: string): never {
  const text = `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${(error as Error | undefined)?.message}"`;
  throw new AssertionError({ message: text, actual: error, operator });
}

function missing(what: string, expected: unknown, message: Message, operator: string): never {
  const about = typeof expected === 'string' ? expected : message;
  const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
  throw new AssertionError({
    message: `Missing expected ${what}${name}${about ? `: ${about}` : '.'}`,
    expected,
    operator,
  });
}

function checkThrown(
  error: unknown,
  expected: Expected | string | undefined,
  message: Message,
  operator: string,
): void {
  if (expected === undefined || typeof expected === 'string') return;
  if (expected instanceof RegExp) {
    if (!expected.test(String(error)))
      fails(
        message,
        `The input did not match the regular expression ${expected}. Input:\n\n${inspect(String(error))}\n`,
        operator,
        error,
        expected,
      );
    return;
  }
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return;
    if (Object.prototype.isPrototypeOf.call(Error, expected)) throw error;
    const result = (expected as (error: unknown) => unknown)(error);
    if (result !== true)
      fails(
        message,
        `The ${expected.name ? `"${expected.name}"` : ''} validation function is expected to return "true". Received ${inspect(result)}\n\nCaught error:\n\n${error}`,
        operator,
        error,
        expected,
      );
    return;
  }
  if (typeof expected !== 'object')
    throw argTypeError('expected', 'of type function or an instance of Error, RegExp, or Object', expected);
  const picked: Record<string, unknown> = {};
  for (const key of [...Object.keys(expected), ...(expected instanceof Error ? ['name', 'message'] : [])])
    picked[key] = (error as Record<string, unknown>)[key];
  for (const [key, value] of Object.entries(expected)) {
    const isMatch =
      value instanceof RegExp && typeof picked[key] === 'string'
        ? value.test(picked[key])
        : isDeepEqual(picked[key], value, true);
    if (!isMatch)
      fails(
        message,
        difference('Expected values to be strictly deep-equal', picked, expected),
        operator,
        error,
        expected,
      );
  }
}

const { equal: _, ...others } = all;
export const strict: typeof ok & Record<string, unknown> = Object.assign(
  function strict(value?: unknown, message?: Message): void {
    ok(value, message);
  },
  others,
  {
    equal: all.strictEqual,
    notEqual: all.notStrictEqual,
    deepEqual: all.deepStrictEqual,
    notDeepEqual: all.notDeepStrictEqual,
  },
) as never;
strict['strict'] = strict;
export const assert = Object.assign(
  function assert(value?: unknown, message?: Message): void {
    ok(value, message);
  },
  all,
  { strict },
);
