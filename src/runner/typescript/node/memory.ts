/** Keeps the program's buffers within the page's limit: past it they fail as V8 does when it has no memory left. */
import { LIMITS } from '../../limits.ts';

let used = 0;
const freed = new FinalizationRegistry<number>((bytes) => {
  used -= bytes;
});

/** Counts what every new `ArrayBuffer` takes, those inside typed arrays included. */
export function limitBuffers(): void {
  const Bytes = globalThis.ArrayBuffer;
  globalThis.ArrayBuffer = counted(Bytes, ([length]) => sizeOf(length, 1));
  Bytes.prototype.constructor = globalThis.ArrayBuffer;
  const kinds = [
    'Int8',
    'Uint8',
    'Uint8Clamped',
    'Int16',
    'Uint16',
    'Int32',
    'Uint32',
    'Float32',
    'Float64',
    'BigInt64',
    'BigUint64',
  ];
  for (const kind of kinds) {
    const name = `${kind}Array` as 'Uint8Array';
    const Native = globalThis[name];
    if (Native === undefined) continue;
    globalThis[name] = counted(Native, ([first]) =>
      typeof first === 'number' ? sizeOf(first, Native.BYTES_PER_ELEMENT) : 0,
    ) as typeof Native;
    Native.prototype.constructor = globalThis[name];
  }
}

function sizeOf(length: unknown, bytes: number): number {
  return (Number(length) || 0) * bytes;
}

function counted<T extends { prototype: object }>(Native: T, size: (values: unknown[]) => number): T {
  return new Proxy(Native as never, {
    construct(target, values, newTarget) {
      const bytes = size(values);
      if (bytes > 0 && bytes < Number.MAX_SAFE_INTEGER && used + bytes > LIMITS.memory)
        throw new RangeError('Array buffer allocation failed');
      const made = Reflect.construct(target, values, newTarget) as object;
      if (bytes > 65_536) {
        used += bytes;
        freed.register(made, bytes);
      }
      return made;
    },
  }) as T;
}
