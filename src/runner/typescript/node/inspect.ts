/**
 * `util.inspect` and `util.format`, after Node's lib/internal/util/inspect.js. The npm package that carries that file
 * over is three times as large as a whole page may fetch for it. What no script can see stays unseen: the state of a
 * promise, the entries of an iterator.
 */
import { isEarlyFrame, NODE_FRAME } from './stack.ts';
import { types } from './value-types.ts';

export const customInspect = Symbol.for('nodejs.util.inspect.custom');

export interface InspectOptions {
  depth?: number | null;
  colors?: boolean;
  compact?: boolean | number;
  breakLength?: number;
  showHidden?: boolean;
  showProxy?: boolean;
  customInspect?: boolean;
  sorted?: boolean | ((a: string, b: string) => number);
  getters?: boolean | 'get' | 'set';
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  numericSeparator?: boolean;
  stylize?: (text: string, style: string) => string;
}

interface Context {
  depth: number;
  colors: boolean;
  compact: boolean | number;
  breakLength: number;
  showHidden: boolean;
  showProxy: boolean;
  customInspect: boolean;
  sorted: boolean | ((a: string, b: string) => number);
  getters: boolean | 'get' | 'set';
  maxArrayLength: number;
  maxStringLength: number;
  numericSeparator: boolean;
  stylize: (text: string, style: string) => string;
  seen: object[];
  indentation: number;
  currentDepth: number;
  circular?: Map<object, number>;
}

type Key = string | symbol;
type Kind = 'object' | 'array' | 'array extras';
// biome-ignore lint/suspicious/noExplicitAny: an inspected value may be anything
type Any = any;

export const inspectDefaults: InspectOptions = {
  depth: 2,
  colors: false,
  compact: 3,
  breakLength: 128,
  showHidden: false,
  showProxy: false,
  customInspect: true,
  sorted: false,
  getters: false,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  numericSeparator: false,
};

/** Target and handler of every proxy that the program made. */
const proxies = new WeakMap<object, [object, object]>();

/** Makes proxies known to `inspect`, which must not set off their traps. */
export function watchProxies(): void {
  const Native = Proxy;
  globalThis.Proxy = new Native(Native, {
    construct(target, [inner, handler], newTarget) {
      const made = Reflect.construct(target, [inner, handler], newTarget);
      proxies.set(made, [inner, handler]);
      return made;
    },
  });
}

/** The target of a proxy, or the value itself. */
function unwrapped(value: object): object {
  const details = proxies.get(value);
  return details ? unwrapped(details[0]) : value;
}

/** A value as Node prints it. */
export function inspect(value: unknown, options?: InspectOptions | boolean, depth?: number | null): string {
  const chosen: InspectOptions =
    typeof options === 'boolean' ? { showHidden: options, ...(depth === undefined ? {} : { depth }) } : (options ?? {});
  const all = { ...inspectDefaults, breakLength: 80, ...chosen };
  const endless = (limit: number | null | undefined) => limit ?? Number.POSITIVE_INFINITY;
  const context = {
    ...all,
    depth: endless(all.depth),
    maxArrayLength: endless(all.maxArrayLength),
    maxStringLength: endless(all.maxStringLength),
    stylize: all.colors ? stylizeWithColor : (text: string) => text,
    seen: [],
    indentation: 0,
    currentDepth: 0,
  } as Context;
  return formatValue(context, value, 0);
}

inspect.custom = customInspect;
inspect.defaultOptions = inspectDefaults;
/** node-util.js brings the colours. */
inspect.colors = {} as Record<string, [number, number]>;
inspect.styles = {} as Record<string, string>;

function stylizeWithColor(text: string, style: string): string {
  const codes = inspect.colors[inspect.styles[style] ?? ''];
  return codes ? `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m` : text;
}

function formatValue(context: Context, value: unknown, level: number, typedArray?: boolean): string {
  if (value === null) return context.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(context, value);
  const details = proxies.get(value);
  if (details && context.showProxy) {
    if (level > context.depth) return 'Proxy [Array]';
    context.indentation += 2;
    const parts = details.map((part) => formatValue(context, part, level + 1));
    context.indentation -= 2;
    return reduceToSingleString(context, parts, '', ['Proxy [', ']'], 'array extras', level + 1);
  }
  if (details) return `Proxy(${formatValue(context, details[0], level)})`;
  return (
    formatCustom(context, value, level) ?? formatSeen(context, value) ?? formatRaw(context, value, level, typedArray)
  );
}

function formatCustom(context: Context, value: Any, level: number): string | undefined {
  if (!context.customInspect) return undefined;
  const custom = value[customInspect];
  if (typeof custom !== 'function' || custom === inspect) return undefined;
  if (Object.getOwnPropertyDescriptor(value, 'constructor')?.value?.prototype === value) return undefined;
  const { seen, indentation, currentDepth, circular, ...options } = context;
  const result = custom.call(value, context.depth - level, { ...options, depth: context.depth - level }, inspect);
  if (result === value) return undefined;
  if (typeof result !== 'string') return formatValue(context, result, level);
  return result.replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
}

function formatSeen(context: Context, value: object): string | undefined {
  if (!context.seen.includes(value)) return undefined;
  context.circular ??= new Map();
  if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
  return context.stylize(`[Circular *${context.circular.get(value)}]`, 'special');
}

/** What a kind of object looks like: `base` before the braces, and a formatter for what is in them. */
interface Shape {
  keys: Key[];
  base?: string;
  braces?: [string, string];
  entries?: (level: number) => string[];
  extraKeys?: string[];
  kind?: Kind;
  /** The whole text where there are no keys. */
  bare?: string;
}

function formatRaw(context: Context, value: Any, level: number, typedArray?: boolean): string {
  const className = constructorName(context, value, level);
  let tag: unknown = '';
  try {
    tag = value[Symbol.toStringTag];
  } catch {
    // a getter that throws has nothing to say
  }
  if (
    typeof tag !== 'string' ||
    (tag !== '' &&
      (context.showHidden ? Object.hasOwn(value, Symbol.toStringTag) : isEnumerable(value, Symbol.toStringTag)))
  )
    tag = '';
  const shape = shapeOf(context, value, className, tag as string, typedArray);
  if (shape.keys.length === 0 && shape.bare !== undefined) return shape.bare;
  const braces = shape.braces ?? ['{', '}'];
  const plain = context.showHidden ? undefined : shape.base;
  if (level > context.depth) {
    if (plain !== undefined && types.isRegExp(value)) return plain;
    const name = style(className, tag as string).slice(0, -1);
    return context.stylize(className === null ? name : `[${name}]`, 'special');
  }
  const next = level + 1;
  context.seen.push(value);
  context.currentDepth = next;
  const { indentation } = context;
  let output: string[];
  try {
    output = shape.entries?.(next) ?? [];
    for (const key of shape.extraKeys ?? []) {
      context.indentation += 2;
      output.push(`${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, value[key], next, typedArray)}`);
      context.indentation -= 2;
    }
    for (const key of shape.keys) output.push(formatProperty(context, value, next, key, shape.kind ?? 'object'));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.seen.pop();
    context.indentation = indentation;
    const name = style(className, tag as string).slice(0, -1);
    return `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`;
  }
  context.seen.pop();
  let base = shape.base ?? '';
  const index = context.circular?.get(value);
  if (index !== undefined) {
    const reference = context.stylize(`<ref *${index}>`, 'special');
    if (context.compact !== true) base = base === '' ? reference : `${reference} ${base}`;
    else braces[0] = `${reference} ${braces[0]}`;
  }
  if (context.sorted && (shape.kind ?? 'object') === 'object')
    output.sort(context.sorted === true ? undefined : context.sorted);
  return reduceToSingleString(context, output, base, braces, shape.kind ?? 'object', next, value);
}

function shapeOf(context: Context, value: Any, className: string | null, tag: string, typedArray?: boolean): Shape {
  const named = (fallback: string, size = '') => prefix(className, tag, fallback, size);
  if (Array.isArray(value)) {
    const before = className !== 'Array' || tag !== '' ? named('Array', `(${value.length})`) : '';
    return {
      keys: nonIndexKeys(context, value),
      braces: [`${before}[`, ']'],
      entries: (next) => formatArray(context, value, next),
      kind: 'array extras',
      ...(value.length === 0 ? { bare: `${before}[]` } : {}),
    };
  }
  if (types.isSet(value) || types.isMap(value)) {
    const before = named(types.isSet(value) ? 'Set' : 'Map', `(${value.size})`);
    return {
      keys: keysOf(context, value),
      braces: [`${before}{`, '}'],
      entries: (next) => formatCollection(context, value, next),
      ...(value.size === 0 ? { bare: `${before}{}` } : {}),
    };
  }
  if (types.isTypedArray(value)) {
    const before = named(className === null ? value[Symbol.toStringTag] : '', `(${value.length})`);
    return {
      keys: nonIndexKeys(context, value),
      braces: [`${before}[`, ']'],
      entries: () => formatTypedArray(context, value as Uint8Array),
      kind: 'array extras',
      ...(context.showHidden
        ? { extraKeys: ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'] }
        : {}),
      ...(value.length === 0 && !context.showHidden ? { bare: `${before}[]` } : {}),
    };
  }
  const keys = keysOf(context, value);
  const withBase = (base: string, kind?: string): Shape => ({
    keys,
    base,
    bare: kind ? context.stylize(base, kind) : base,
  });
  if (typeof value === 'function') return withBase(functionBase(value, className, tag), 'special');
  if (types.isArgumentsObject(value)) return { keys, braces: ['[Arguments] {', '}'], bare: '[Arguments] {}' };
  if (className === 'Object' && !types.isNativeError(value)) {
    const before = tag === '' ? '' : named('Object');
    return { keys, braces: [`${before}{`, '}'], bare: `${before}{}` };
  }
  if (types.isRegExp(value)) {
    const before = named('RegExp');
    return withBase(`${before === 'RegExp ' ? '' : before}${RegExp.prototype.toString.call(value)}`, 'regexp');
  }
  if (types.isDate(value)) {
    const before = named('Date');
    const text = Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
    return withBase(`${before === 'Date ' ? '' : before}${text}`, 'date');
  }
  if (isError(value)) {
    const base = formatError(context, value, className, tag, keys);
    return { keys, base, bare: base };
  }
  if (types.isAnyArrayBuffer(value)) {
    const before = named(types.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer');
    if (typedArray) return { keys, bare: `${before}{ byteLength: ${value.byteLength} }`, braces: [`${before}{`, '}'] };
    return {
      keys,
      braces: [`${before}{`, '}'],
      entries: () => formatArrayBuffer(context, value),
      extraKeys: ['byteLength'],
    };
  }
  if (types.isDataView(value))
    return { keys, braces: [`${named('DataView')}{`, '}'], extraKeys: ['byteLength', 'byteOffset', 'buffer'] };
  if (types.isPromise(value))
    return { keys, braces: [`${named('Promise')}{`, '}'], entries: () => [context.stylize('<pending>', 'special')] };
  if (value instanceof WeakSet || value instanceof WeakMap)
    return {
      keys,
      braces: [`${named(value instanceof WeakSet ? 'WeakSet' : 'WeakMap')}{`, '}'],
      entries: () => [context.stylize('<items unknown>', 'special')],
    };
  if (types.isModuleNamespaceObject(value)) return { keys, braces: [`${named('Module')}{`, '}'] };
  if (types.isBoxedPrimitive(value)) return boxedShape(context, value, className, tag, keys);
  const before = style(className, tag);
  return { keys, braces: [`${before}{`, '}'], bare: `${before}{}` };
}

function boxedShape(context: Context, value: Any, className: string | null, tag: string, keys: Key[]): Shape {
  const primitive = value.valueOf();
  const name = typeof primitive === 'bigint' ? 'BigInt' : primitive.constructor.name;
  if (typeof primitive === 'string') keys.splice(0, primitive.length);
  const type = name === className ? name : className === null ? `${name} (null prototype)` : `${name} (${className})`;
  const tagged = tag !== '' && tag !== className ? ` [${tag}]` : '';
  const plain = formatPrimitive({ ...context, stylize: (text) => text }, primitive);
  const base = `[${type}${tagged}: ${plain}]`;
  return { keys, base, bare: context.stylize(base, typeof primitive) };
}

function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

function isEnumerable(value: object, key: Key): boolean {
  return Object.prototype.propertyIsEnumerable.call(value, key);
}

function keysOf(context: Context, value: object): Key[] {
  const symbols = Object.getOwnPropertySymbols(value);
  if (context.showHidden) return [...Object.getOwnPropertyNames(value), ...symbols];
  return [...Object.keys(value), ...symbols.filter((symbol) => isEnumerable(value, symbol))];
}

function nonIndexKeys(context: Context, value: object): Key[] {
  return keysOf(context, value).filter((key) => typeof key === 'symbol' || !/^(0|[1-9]\d*)$/.test(key));
}

function constructorName(context: Context, value: object, level: number): string | null {
  let first: object | null | undefined;
  for (let object: object | null = value; object; ) {
    const made = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
    if (typeof made === 'function' && made.name !== '' && isInstance(value, made)) return String(made.name);
    object = Object.getPrototypeOf(object);
    if (first === undefined) first = object;
  }
  if (!first) return null;
  const shown = inspect(first, { ...(context as InspectOptions), customInspect: false, depth: -1 });
  return level > context.depth ? 'Object <Complex prototype>' : `Object <${shown}>`;
}

function isInstance(value: object, className: unknown): boolean {
  try {
    return value instanceof (className as typeof Object);
  } catch {
    return false;
  }
}

function prefix(className: string | null, tag: string, fallback: string, size = ''): string {
  if (className === null) {
    const tagged = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${tagged}`;
  }
  return tag !== '' && className !== tag ? `${className}${size} [${tag}] ` : `${className}${size} `;
}

function style(className: string | null, tag: string): string {
  return prefix(className, tag, 'Object');
}

function functionBase(value: Any, className: string | null, tag: string): string {
  const source = Function.prototype.toString.call(value);
  const tagged = (type: string) => (tag !== '' && className !== tag && tag !== type ? ` [${tag}]` : '');
  if (/^class\b/.test(source)) {
    const name = (Object.hasOwn(value, 'name') && value.name) || '(anonymous)';
    const parent = className === null ? '[null prototype]' : Object.getPrototypeOf(value).name;
    const made = className !== 'Function' && className !== null ? ` [${className}]` : '';
    return `[class ${name}${made}${tagged('')}${parent ? ` extends ${parent}` : ''}]`;
  }
  const type = `${/^async\b/.test(source) ? 'Async' : ''}${/^(async\s*)?function\s*\*|^(async\s*)?\*/.test(source) ? 'Generator' : ''}Function`;
  const name = value.name === '' ? ' (anonymous)' : `: ${String(value.name)}`;
  const made = className !== type && className !== null ? ` ${className}` : '';
  return `[${type}${className === null ? ' (null prototype)' : ''}${name}]${made}${tagged(type)}`;
}

function formatError(context: Context, error: Error, className: string | null, tag: string, keys: Key[]): string {
  const name: unknown = error.name ?? 'Error';
  const { message } = error;
  let stack = stackString(context, error);
  if (!context.showHidden) {
    const hide = (key: string, text: unknown) => {
      const index = keys.indexOf(key);
      if (index !== -1 && (key === 'stack' || typeof text !== 'string' || stack.includes(text))) keys.splice(index, 1);
    };
    hide('stack', stack);
    hide('message', message);
    hide('name', name);
  }
  for (const key of ['cause', 'errors']) {
    if (!Object.hasOwn(error, key) || keys.includes(key)) continue;
    if (key === 'cause' || Array.isArray((error as AggregateError).errors)) keys.push(key);
  }
  stack = improveStack(stack, className, name, tag);
  const at = message ? stack.indexOf(message) : -1;
  const start = stack.indexOf('\n    at', at === -1 ? 0 : at + message.length);
  if (start === -1) stack = `[${stack}]`;
  else {
    const frames = stack.slice(start + 1).split('\n');
    stack = `${stack.slice(0, start)}\n${withoutCauseFrames(context, frames, error.cause).join('\n')}`;
  }
  return context.indentation ? stack.replaceAll('\n', `\n${' '.repeat(context.indentation)}`) : stack;
}

function stackString(context: Context, error: Error): string {
  let stack: unknown;
  try {
    ({ stack } = error);
  } catch {
    // a getter that throws has nothing to say
  }
  if (typeof stack === 'string' && stack !== '') return stack;
  const head = Error.prototype.toString.call(error);
  if (!stack) return head;
  context.indentation += 4;
  const shown = formatValue(context, stack, 0);
  context.indentation -= 4;
  return `${head}\n    ${shown}`;
}

/** Puts the class into the first line where the error's name does not say it. */
function improveStack(stack: string, className: string | null, name: unknown, tag: string): string {
  const said = String(name);
  if (typeof name !== 'string') return stack;
  const isSaid = said.endsWith('Error') && stack.startsWith(said) && /^(:|\n|$)/.test(stack.slice(said.length));
  if (className !== null && !isSaid) return stack;
  const fallback =
    className === null
      ? (/^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)|^([a-z_A-Z0-9-]*Error)$/.exec(stack)?.[0] ?? '')
      : said;
  const found = className === null ? fallback.replace(/(:|\n {4}at)$/, '') : said;
  const wanted = prefix(className, tag, className === null ? found || 'Error' : 'Error').slice(0, -1);
  if (said === wanted) return stack;
  if (!wanted.includes(said)) return `${wanted} [${said}]${stack.slice(found.length)}`;
  return found === '' ? `${wanted}: ${stack}` : `${wanted}${stack.slice(found.length)}`;
}

/** Node leaves out frames that the cause shows too; a line for its own frames stands for as many as it would show. */
function withoutCauseFrames(context: Context, frames: string[], cause: unknown): string[] {
  if (!isError(cause)) return frames;
  const text = stackString(context, cause);
  const start = text.indexOf('\n    at');
  if (start === -1) return frames;
  const causeFrames = text.slice(start + 1).split('\n');
  const weight = (index: number) => (frames[index] !== NODE_FRAME ? 1 : isEarlyFrame(frames[index - 1]) ? 3 : 2);
  for (let i = 0; i < frames.length; i++) {
    const at = causeFrames.indexOf(frames[i] as string);
    if (at === -1) continue;
    let end = i;
    let total = 0;
    for (; end < frames.length && frames[end] === causeFrames[at + end - i]; end++) total += weight(end);
    if (total <= 3) continue;
    const note = `    ... ${total - 2} lines matching cause stack trace ...`;
    return [...frames.slice(0, i + 1), note, ...frames.slice(end - 1)];
  }
  return frames;
}

function formatPrimitive(context: Context, value: unknown): string {
  if (typeof value === 'string') return formatString(context, value);
  if (typeof value === 'number') return context.stylize(formatNumber(value, context.numericSeparator), 'number');
  if (typeof value === 'bigint') {
    const digits = String(value);
    return context.stylize(`${context.numericSeparator ? separated(digits) : digits}n`, 'bigint');
  }
  return context.stylize(String(value), typeof value);
}

function formatString(context: Context, value: string): string {
  const cut = value.length > context.maxStringLength ? value.slice(0, context.maxStringLength) : value;
  const left = value.length - cut.length;
  const trailer = left > 0 ? `... ${left} more character${left > 1 ? 's' : ''}` : '';
  const quoted = (text: string) => context.stylize(quote(text), 'string');
  if (context.compact !== true && cut.length > 16 && cut.length > context.breakLength - context.indentation - 4) {
    const lines = cut.split(/(?<=\n)/).map(quoted);
    return lines.join(` +\n${' '.repeat(context.indentation + 2)}`) + trailer;
  }
  return quoted(cut) + trailer;
}

function formatNumber(value: number, separate: boolean): string {
  if (Object.is(value, -0)) return '-0';
  const text = String(value);
  if (!separate || !/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = '', part] = text.split('.');
  return part === undefined ? separated(whole) : `${separated(whole)}.${part.replaceAll(/(\d{3})(?=\d)/g, '$1_')}`;
}

function separated(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+$)/g, '_');
}

const ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** A string in the quotes that need the fewest escapes. */
function quote(text: string): string {
  const mark = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !text.includes('`') && !text.includes('${')
        ? '`'
        : "'";
  const escaped = text.replaceAll(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape
    /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => {
      if (character === "'") return mark === "'" ? "\\'" : character;
      const code = character.charCodeAt(0);
      if (code > 0xff) return `\\u${code.toString(16)}`;
      return ESCAPES[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
    },
  );
  return mark + escaped + mark;
}

function more(count: number, what = 'item'): string {
  return `... ${count} more ${what}${count > 1 ? 's' : ''}`;
}

function formatArray(context: Context, value: unknown[], level: number): string[] {
  const limit = Math.min(Math.max(0, context.maxArrayLength), value.length);
  const output: string[] = [];
  let index = 0;
  while (index < value.length && output.length < limit) {
    const described = Object.getOwnPropertyDescriptor(value, index);
    if (described) {
      output.push(formatProperty(context, value, level, String(index), 'array', described));
      index += 1;
      continue;
    }
    const from = index;
    while (index < value.length && !Object.hasOwn(value, index)) index += 1;
    output.push(context.stylize(`<${index - from} empty item${index - from > 1 ? 's' : ''}>`, 'undefined'));
  }
  if (index < value.length) output.push(more(value.length - index));
  return output;
}

function formatTypedArray(context: Context, value: Uint8Array): string[] {
  const shown = Math.min(Math.max(0, context.maxArrayLength), value.length);
  const output = Array.from(value.subarray(0, shown), (item) => formatPrimitive(context, item));
  if (value.length > shown) output.push(more(value.length - shown));
  return output;
}

function formatArrayBuffer(context: Context, value: ArrayBuffer): string[] {
  const bytes = new Uint8Array(value);
  const shown = bytes.subarray(0, Math.min(context.maxArrayLength, bytes.length));
  const left = bytes.length - shown.length;
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${hex}${left > 0 ? ` ${more(left, 'byte')}` : ''}>`];
}

function formatCollection(context: Context, value: Set<unknown> | Map<unknown, unknown>, level: number): string[] {
  const output: string[] = [];
  const limit = Math.max(0, context.maxArrayLength);
  context.indentation += 2;
  const formatted = (item: unknown) => formatValue(context, item, level);
  if (types.isMap(value))
    for (const [key, item] of Map.prototype.entries.call(value)) {
      if (output.length >= limit) break;
      output.push(`${formatted(key)} => ${formatted(item)}`);
    }
  else
    for (const item of Set.prototype.values.call(value)) {
      if (output.length >= limit) break;
      output.push(formatted(item));
    }
  if (value.size > output.length) output.push(more(value.size - output.length));
  context.indentation -= 2;
  return output;
}

function formatProperty(
  context: Context,
  value: Any,
  level: number,
  key: Key,
  kind: Kind,
  described = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true },
): string {
  let text: string;
  let space = ' ';
  if (described.value !== undefined) {
    const indent = context.compact !== true || kind !== 'object' ? 2 : 3;
    context.indentation += indent;
    text = formatValue(context, described.value, level);
    if (indent === 3 && context.breakLength < text.length) space = `\n${' '.repeat(context.indentation)}`;
    context.indentation -= indent;
  } else if (described.get) text = formatGetter(context, value, level, described);
  else text = described.set ? context.stylize('[Setter]', 'special') : context.stylize('undefined', 'undefined');
  if (kind === 'array') return text;
  const name =
    typeof key === 'symbol'
      ? context.stylize(key.toString(), 'symbol')
      : key === '__proto__'
        ? "['__proto__']"
        : /^[a-zA-Z_]\w*$/.test(key)
          ? context.stylize(key, 'name')
          : context.stylize(quote(key), 'string');
  return `${described.enumerable ? name : `[${name}]`}:${space}${text}`;
}

function formatGetter(context: Context, value: object, level: number, described: PropertyDescriptor): string {
  const label = described.set ? 'Getter/Setter' : 'Getter';
  const wanted = context.getters === true || context.getters === (described.set ? 'set' : 'get');
  if (!wanted) return context.stylize(`[${label}]`, 'special');
  context.indentation += 2;
  try {
    const got: unknown = described.get?.call(value);
    const isObject = (typeof got === 'object' && got !== null) || typeof got === 'function';
    return isObject
      ? `[${label}] ${formatValue(context, got, level)}`
      : `[${label}: ${formatValue(context, got, level)}]`;
  } catch (error) {
    return `[${label}: <Inspection threw (${formatValue(context, error, level)})>]`;
  } finally {
    context.indentation -= 2;
  }
}

function reduceToSingleString(
  context: Context,
  entries: string[],
  base: string,
  braces: readonly [string, string],
  kind: Kind,
  level: number,
  value?: unknown,
): string {
  const before = base ? `${base} ` : '';
  if (context.compact === true) {
    if (fitsOneLine(context, entries, 0, base))
      return `${braces[0]}${base ? ` ${base}` : ''} ${entries.join(', ')} ${braces[1]}`;
    const indentation = ' '.repeat(context.indentation);
    const line = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}\n${indentation}  `;
    return `${braces[0]}${line}${entries.join(`,\n${indentation}  `)} ${braces[1]}`;
  }
  let output = entries;
  if (typeof context.compact === 'number' && context.compact >= 1) {
    if (kind === 'array extras' && entries.length > 6) output = groupElements(context, entries, value);
    if (context.currentDepth - level < context.compact && entries.length === output.length) {
      const start = output.length + context.indentation + braces[0].length + base.length + 10;
      const joined = output.join(', ');
      if (fitsOneLine(context, output, start, base) && !joined.includes('\n'))
        return `${before}${braces[0]} ${joined} ${braces[1]}`;
    }
  }
  const indentation = `\n${' '.repeat(context.indentation)}`;
  return `${before}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

function fitsOneLine(context: Context, output: string[], start: number, base: string): boolean {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const entry of output) total += context.colors ? withoutColors(entry).length : entry.length;
  return total <= context.breakLength && !base.includes('\n');
}

/** Lines array elements up in columns. */
function groupElements(context: Context, output: string[], value: unknown): string[] {
  const hasMore = context.maxArrayLength < output.length;
  const count = output.length - (hasMore ? 1 : 0);
  const lengths = output.slice(0, count).map(textWidth);
  const longest = Math.max(...lengths);
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  const width = longest + 2;
  if (width * 3 + context.indentation >= context.breakLength || (total / width <= 5 && longest > 6)) return output;
  const bias = Math.max(width - 3 - Math.sqrt(width - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((context.breakLength - context.indentation) / width),
    (context.compact as number) * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = Array.from({ length: columns }, (_, column) => {
    let most = 0;
    for (let i = column; i < count; i += columns) most = Math.max(most, lengths[i] as number);
    return most + 2;
  });
  const items = value as unknown[] | undefined;
  const toLeft =
    items !== undefined && output.some((_, i) => typeof items[i] !== 'number' && typeof items[i] !== 'bigint');
  const rows: string[] = [];
  for (let i = 0; i < count; i += columns) {
    const end = Math.min(i + columns, count);
    let row = '';
    for (let j = i; j < end; j++) {
      const isLast = j === end - 1;
      const padding = (widths[j - i] as number) + (output[j] as string).length - (lengths[j] as number);
      const cell = isLast ? (output[j] as string) : `${output[j]}, `;
      if (toLeft) row += isLast ? cell : cell.padEnd(padding);
      else row += cell.padStart(isLast ? padding - 2 : padding);
    }
    rows.push(row);
  }
  return hasMore ? [...rows, output[count] as string] : rows;
}

/** Columns that a text takes up on a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of withoutColors(text).normalize('NFC')) {
    if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** A text without its terminal colours. */
export function withoutColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape character
  return text.replaceAll(/\u001b\[\d*(;\d*)*m/g, '');
}

/** `util.format`. */
export function format(...values: unknown[]): string {
  return formatWithOptions({}, ...values);
}

/** `util.formatWithOptions`. */
export function formatWithOptions(options: InspectOptions, ...values: unknown[]): string {
  const [first] = values;
  let used = 0;
  let text = '';
  if (typeof first === 'string') {
    used = 1;
    text =
      values.length === 1
        ? first
        : first.replaceAll(/%[sjdOoifc%]/g, (place) => {
            if (place === '%%') return '%';
            if (used === values.length) return place;
            return formatPlace(place, values[used++], options);
          });
  }
  for (const value of values.slice(used)) {
    if (used > 0) text += ' ';
    used += 1;
    text += typeof value === 'string' ? value : inspect(value, options);
  }
  return text;
}

function formatPlace(place: string, value: Any, options: InspectOptions): string {
  const asNumber = (convert: (value: Any) => number) =>
    typeof value === 'bigint'
      ? `${value}n`
      : formatNumber(typeof value === 'symbol' ? Number.NaN : convert(value), options.numericSeparator ?? false);
  switch (place) {
    case '%s':
      if (typeof value === 'number') return formatNumber(value, false);
      if (typeof value === 'bigint') return `${value}n`;
      if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
      return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    case '%j':
      return stringify(value);
    case '%d':
      return asNumber(Number);
    case '%i':
      return asNumber(Number.parseInt);
    case '%f':
      return typeof value === 'symbol' ? 'NaN' : formatNumber(Number.parseFloat(value), false);
    case '%O':
      return inspect(value, options);
    case '%o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    default:
      return '';
  }
}

function stringify(value: unknown): string {
  try {
    return String(JSON.stringify(value));
  } catch (error) {
    if (/circular|cyclic/.test(String(error))) return '[Circular]';
    throw error;
  }
}

function hasBuiltInToString(value: Any): boolean {
  const object = unwrapped(value) as Any;
  if (typeof object.toString !== 'function') return true;
  if (Object.hasOwn(object, 'toString') || typeof object[Symbol.toPrimitive] === 'function')
    return types.isDate(object);
  let pointer = object;
  do pointer = Object.getPrototypeOf(pointer);
  while (!Object.hasOwn(pointer, 'toString'));
  const made = Object.getOwnPropertyDescriptor(pointer, 'constructor')?.value;
  return typeof made === 'function' && /\[native code\]\s*\}$/.test(Function.prototype.toString.call(made));
}
