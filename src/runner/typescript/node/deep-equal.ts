/** `assert.deepEqual` and `assert.deepStrictEqual`, and `util.isDeepStrictEqual`. */
import { types } from './value-types.ts';

type Pairs = Map<object, object>;

/** True where two values are the same, however deep. */
export function isDeepEqual(a: unknown, b: unknown, isStrict: boolean, seen: Pairs = new Map()): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) {
    // biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is what is asked for
    return !isStrict && !isObject(a) && !isObject(b) && (a == b || (Number.isNaN(a) && Number.isNaN(b)));
  }
  if (isStrict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (!haveEqualContents(a, b)) return false;
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  return haveEqualEntries(a, b, isStrict, seen) && haveEqualKeys(a, b, isStrict, seen);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What is in a value apart from its keys. */
function haveEqualContents(a: object, b: object): boolean {
  if (types.isDate(a)) return a.getTime() === (b as Date).getTime();
  if (types.isRegExp(a)) return String(a) === String(b) && a.lastIndex === (b as RegExp).lastIndex;
  if (a instanceof Error) return a.message === (b as Error).message && a.name === (b as Error).name;
  if (types.isBoxedPrimitive(a)) return Object.is(a.valueOf(), b.valueOf());
  if (types.isArrayBuffer(a)) return haveEqualContents(new Uint8Array(a), new Uint8Array(b as ArrayBuffer));
  if (types.isTypedArray(a))
    return a.length === (b as Uint8Array).length && a.every((item, i) => Object.is(item, (b as Uint8Array)[i]));
  return true;
}

function haveEqualEntries(a: object, b: object, isStrict: boolean, seen: Pairs): boolean {
  if (!types.isMap(a) && !types.isSet(a)) return true;
  const other = [...(b as Set<unknown>)];
  if (a.size !== other.length) return false;
  return [...(a as Set<unknown>)].every((item) => {
    const index = other.findIndex((one) => isDeepEqual(item, one, isStrict, new Map(seen)));
    if (index !== -1) other.splice(index, 1);
    return index !== -1;
  });
}

function haveEqualKeys(a: object, b: object, isStrict: boolean, seen: Pairs): boolean {
  if (types.isTypedArray(a)) return true;
  const [keys, others] = [a, b].map((one) => keysOf(one, isStrict)) as [PropertyKey[], PropertyKey[]];
  if (keys.length !== others.length || (Array.isArray(a) && a.length !== (b as unknown[]).length)) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key as never], b[key as never], isStrict, seen));
}

function keysOf(value: object, isStrict: boolean): PropertyKey[] {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  );
  return [...Object.keys(value), ...(isStrict ? symbols : [])];
}
