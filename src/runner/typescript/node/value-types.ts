/** `util.types`, as far as a script can tell. */

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** True where a getter or method that only the real thing has does not throw. */
function answers(probe: () => unknown): boolean {
  try {
    probe();
    return true;
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const getter = (prototype: object, name: string) =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: unknown) => unknown;
const setSize = getter(Set.prototype, 'size');
const mapSize = getter(Map.prototype, 'size');
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const viewLength = getter(DataView.prototype, 'byteLength');

export const types = {
  isSet: (value: unknown): value is Set<unknown> => isObject(value) && answers(() => setSize.call(value)),
  isMap: (value: unknown): value is Map<unknown, unknown> => isObject(value) && answers(() => mapSize.call(value)),
  isTypedArray: (value: unknown): value is Uint8Array => ArrayBuffer.isView(value) && !types.isDataView(value),
  isUint8Array: (value: unknown): value is Uint8Array =>
    types.isTypedArray(value) && value[Symbol.toStringTag] === 'Uint8Array',
  isArrayBuffer: (value: unknown): value is ArrayBuffer => isObject(value) && answers(() => bufferLength.call(value)),
  isSharedArrayBuffer: (value: unknown): value is SharedArrayBuffer => tagOf(value) === 'SharedArrayBuffer',
  isAnyArrayBuffer: (value: unknown): value is ArrayBuffer =>
    types.isArrayBuffer(value) || types.isSharedArrayBuffer(value),
  isArrayBufferView: (value: unknown): value is ArrayBufferView => ArrayBuffer.isView(value),
  isDataView: (value: unknown): value is DataView => isObject(value) && answers(() => viewLength.call(value)),
  isDate: (value: unknown): value is Date => isObject(value) && answers(() => Date.prototype.valueOf.call(value)),
  isRegExp: (value: unknown): value is RegExp => tagOf(value) === 'RegExp' && value instanceof RegExp,
  isNativeError: (value: unknown): value is Error =>
    (Error as { isError?: (value: unknown) => boolean }).isError?.(value) ?? value instanceof Error,
  isPromise: (value: unknown): value is Promise<unknown> => value instanceof Promise,
  isWeakMap: (value: unknown): boolean => value instanceof WeakMap,
  isWeakSet: (value: unknown): boolean => value instanceof WeakSet,
  isGeneratorObject: (value: unknown): boolean => /Generator$/.test(tagOf(value)),
  isGeneratorFunction: (value: unknown): boolean => /GeneratorFunction$/.test(tagOf(value)),
  isAsyncFunction: (value: unknown): boolean => /^Async/.test(tagOf(value)),
  isArgumentsObject: (value: unknown): value is unknown[] => tagOf(value) === 'Arguments',
  isModuleNamespaceObject: (value: unknown): boolean =>
    isObject(value) && tagOf(value) === 'Module' && Object.getPrototypeOf(value) === null,
  isBoxedPrimitive: (value: unknown): boolean =>
    isObject(value) &&
    [Number, String, Boolean, Symbol, BigInt].some((type) =>
      answers(() => (type.prototype.valueOf as () => unknown).call(value)),
    ),
  isProxy: (): boolean => false,
};
