/** `console`, on the program's own output. */
import { now } from './event-loop.ts';
import { formatWithOptions, type InspectOptions, inspect } from './inspect.ts';
import { process } from './process.ts';
import { emitWarning } from './warnings.ts';

interface Output {
  write(text: string): unknown;
}

interface ConsoleOptions {
  stdout: Output;
  stderr?: Output;
  inspectOptions?: InspectOptions;
  groupIndentation?: number;
}

let formatTable: ((rows: object, columns?: string[]) => string) | undefined;

/** Gives `console.table` the way to draw, which few programs need. */
export function setTableFormat(format: typeof formatTable): void {
  formatTable = format;
}

/** Node's `Console`: everything it prints goes to two streams. */
export class Console {
  constructor(options: ConsoleOptions | Output, other?: Output) {
    const { stdout, stderr, inspectOptions, groupIndentation } =
      'stdout' in options ? options : { stdout: options, stderr: other, inspectOptions: {}, groupIndentation: 2 };
    Object.assign(
      this,
      makeConsole(
        () => stdout,
        () => stderr ?? stdout,
        inspectOptions ?? {},
        groupIndentation ?? 2,
      ),
    );
  }
}

function makeConsole(stdout: () => Output, stderr: () => Output, options: InspectOptions, step: number) {
  let indentation = '';
  const counts = new Map<string, number>();
  const timers = new Map<string, number>();
  const print = (output: Output, text: string) =>
    output.write(`${indentation ? `${indentation}${text.replaceAll('\n', `\n${indentation}`)}` : text}\n`);
  const shown = (values: unknown[]) => formatWithOptions(options, ...values);
  const log = (...values: unknown[]) => void print(stdout(), shown(values));
  const warn = (...values: unknown[]) => void print(stderr(), shown(values));
  const group = (...values: unknown[]) => {
    if (values.length > 0) log(...values);
    indentation += ' '.repeat(step);
  };
  const elapsed = (label: string, method: string) => {
    const start = timers.get(label);
    if (start === undefined) emitWarning(`No such label '${label}' for console.${method}()`);
    return start === undefined ? undefined : formatTime(now() - start);
  };
  const console = {
    log,
    warn,
    error: warn,
    dir(value: unknown, given?: InspectOptions) {
      print(stdout(), inspect(value, { customInspect: false, ...options, ...given }));
    },
    time(label = 'default') {
      if (timers.has(label)) emitWarning(`Label '${label}' already exists for console.time()`);
      else timers.set(label, now());
    },
    timeEnd(label = 'default') {
      const time = elapsed(label, 'timeEnd');
      if (time) log(`${label}: ${time}`);
      timers.delete(label);
    },
    timeLog(label = 'default', ...values: unknown[]) {
      const time = elapsed(label, 'timeLog');
      if (time) log(`${label}: ${time}`, ...values);
    },
    trace(...values: unknown[]) {
      const here = { name: 'Trace', message: shown(values), stack: '' };
      Error.captureStackTrace?.(here, console.trace);
      const frames = here.stack.split('\n').filter((line) => line.startsWith('    at '));
      warn([`Trace${here.message ? `: ${here.message}` : ''}`, ...frames].join('\n'));
    },
    assert(condition: unknown, ...values: unknown[]) {
      if (condition) return;
      const [first, ...rest] = values;
      if (typeof first === 'string') warn(`Assertion failed: ${first}`, ...rest);
      else warn('Assertion failed', ...values);
    },
    clear() {},
    count(label = 'default') {
      const name = String(label);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      log(`${name}: ${counts.get(name)}`);
    },
    countReset(label = 'default') {
      if (!counts.delete(String(label))) emitWarning(`Count for '${label}' does not exist`);
    },
    group,
    groupEnd() {
      indentation = indentation.slice(0, -step);
    },
    table(rows: unknown, columns?: string[]) {
      log(typeof rows === 'object' && rows !== null && formatTable ? formatTable(rows, columns) : rows);
    },
    debug: log,
    info: log,
    dirxml: log,
    groupCollapsed: group,
    profile() {},
    profileEnd() {},
    timeStamp() {},
  };
  return console;
}

export const console = Object.assign(
  makeConsole(
    () => process.stdout,
    () => process.stderr,
    {},
    2,
  ),
  { Console },
);

function formatTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(3)}s`;
  return `${Number(milliseconds.toFixed(3))}ms`;
}
