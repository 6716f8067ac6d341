/** Errors that Node makes itself: `TypeError [ERR_…]`, and system errors with a number. */

const nodeErrors = new WeakSet<object>();
const origins = new WeakMap<object, string>();

/** True for an error whose first line shows its code in brackets. */
export function isNodeError(error: object): boolean {
  return nodeErrors.has(error);
}

/** The lines that Node prints before an error thrown inside it: place, source and caret. */
export function originOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null ? origins.get(error) : undefined;
}

/** Notes what Node would print before this error. */
export function thrownIn<T extends object>(error: T, file: string, source: string, caret = source.search(/\S/)): T {
  origins.set(error, `${file}\n${source}\n${' '.repeat(caret)}^`);
  return error;
}

/** An error with a code of Node's own. */
export function nodeError<T extends Error>(
  Type: new (message?: string) => T,
  code: string,
  message: string,
  details: object = {},
): T & { code: string } {
  const error = new Type(message);
  nodeErrors.add(error);
  Object.assign(error, { code }, details);
  return error as T & { code: string };
}

/** `ERR_INVALID_ARG_TYPE`. */
export function argTypeError(name: string, expected: string, value: unknown): TypeError {
  const kind = /\./.test(name) ? 'property' : 'argument';
  const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${kind}`;
  return nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', `${subject} must be ${expected}.${received(value)}`);
}

/** ` Received …`, as Node describes a wrong value. */
export function received(value: unknown): string {
  if (value === null || value === undefined) return ` Received ${value}`;
  if (typeof value === 'function') return ` Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? ` Received an instance of ${name}` : ' Received [Object: null prototype] {}';
  }
  const shown =
    typeof value === 'string' ? `'${value.length > 28 ? `${value.slice(0, 25)}...` : value}'` : String(value);
  return ` Received type ${typeof value} (${shown}${typeof value === 'bigint' ? 'n' : ''})`;
}

/** `ERR_OUT_OF_RANGE`. */
export function rangeError(name: string, range: string, value: unknown): RangeError {
  const shown =
    typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2 ** 32
      ? String(value).replaceAll(/\B(?=(\d{3})+$)/g, '_')
      : String(value);
  return nodeError(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${name}" is out of range. It must be ${range}. Received ${shown}`,
  );
}

/** Linux numbers and texts, as libuv has them: those of the network; further files add theirs. */
const SYSTEM_ERRORS: Record<string, [number, string]> = {
  EADDRINUSE: [98, 'address already in use'],
  EADDRNOTAVAIL: [99, 'address not available'],
  EAI_NONAME: [3008, 'unknown node or service'],
  ECANCELED: [125, 'operation canceled'],
  ECONNABORTED: [103, 'software caused connection abort'],
  ECONNREFUSED: [111, 'connection refused'],
  ECONNRESET: [104, 'connection reset by peer'],
  ENETUNREACH: [101, 'network is unreachable'],
  ENOENT: [2, 'no such file or directory'],
  EPIPE: [32, 'broken pipe'],
  ESRCH: [3, 'no such process'],
  ETIMEDOUT: [110, 'connection timed out'],
};

/** Makes more errors of the system known. */
export function addSystemErrors(errors: Record<string, [number, string]>): void {
  Object.assign(SYSTEM_ERRORS, errors);
}

/** Negative number of an error, as Node has it in `errno`. */
export function errnoOf(code: string): number {
  return -(SYSTEM_ERRORS[code === 'ENOTFOUND' ? 'EAI_NONAME' : code]?.[0] ?? 0);
}

/** `util.getSystemErrorMap`. */
export function systemErrorMap(): Map<number, [string, string]> {
  return new Map(Object.entries(SYSTEM_ERRORS).map(([code, [errno, text]]) => [-errno, [code, text]]));
}

/** A failed system call: `connect ECONNREFUSED 127.0.0.1:8080`. */
export function systemError(syscall: string, code: string, about = '', details: object = {}): NodeJS.ErrnoException {
  const error = new Error(`${syscall} ${code}${about && ` ${about}`}`);
  return Object.assign(error, { errno: errnoOf(code), code, syscall }, details);
}
