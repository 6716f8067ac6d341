/**
 * `Headers` as Node has it, for the classes of the browser too: those drop what a page must not send, such as `cookie`,
 * and `set-cookie` of a response.
 */
import { customInspect, type InspectOptions, inspect } from './inspect.ts';

const Native = globalThis.Headers;

interface Header {
  /** As it was first written. */
  name: string;
  values: string[];
}

type Entry = [string, string];

class Headers {
  readonly #headers = new Map<string, Header>();

  constructor(init?: HeadersInit | Headers) {
    if (init instanceof Headers) {
      for (const [key, { name, values }] of init.#headers) this.#headers.set(key, { name, values: [...values] });
    } else if (init) {
      new Native(init as HeadersInit);
      const entries = Symbol.iterator in init ? (init as Iterable<Entry>) : Object.entries(init);
      for (const [name, value] of entries) this.append(name, value);
    }
  }

  append(name: string, value: string): void {
    const checked = new Native([[name, value]]);
    const key = String(name).toLowerCase();
    const values = [checked.get(name) ?? String(value).trim()];
    const known = this.#headers.get(key);
    if (known) known.values.push(...values);
    else this.#headers.set(key, { name: String(name), values });
  }

  set(name: string, value: string): void {
    const key = String(name).toLowerCase();
    const known = this.#headers.get(key);
    if (known) Object.assign(known, { name: String(name), values: [] });
    this.append(name, value);
  }

  delete(name: string): void {
    this.#headers.delete(String(name).toLowerCase());
  }

  get(name: string): string | null {
    const known = this.#headers.get(String(name).toLowerCase());
    return known ? joined(known) : null;
  }

  has(name: string): boolean {
    return this.#headers.has(String(name).toLowerCase());
  }

  getSetCookie(): string[] {
    return [...(this.#headers.get('set-cookie')?.values ?? [])];
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  *entries(): Generator<Entry> {
    const sorted = [...this.#headers].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [key, header] of sorted)
      if (key === 'set-cookie') for (const value of header.values) yield [key, value];
      else yield [key, joined(header)];
  }

  *keys(): Generator<string> {
    for (const [name] of this) yield name;
  }

  *values(): Generator<string> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): Generator<Entry> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }

  [customInspect](depth: number, options: InspectOptions): string {
    return `Headers ${inspect(Object.fromEntries(written(this)), { ...options, depth })}`;
  }

  /** In the order and the letters that they were given in. */
  static written(headers: Headers): Entry[] {
    return [...headers.#headers.values()].map((header) => [header.name, joined(header)]);
  }
}

const { written } = Headers;
Reflect.deleteProperty(Headers, 'written');

export type { Headers };
export { written };

function joined({ name, values }: Header): string {
  return values.join(/^cookie$/i.test(name) ? '; ' : ', ');
}

const kept = new WeakMap<object, Headers>();

/** Gives a response or request these headers, all of them. */
export function keepHeaders<T extends Response | Request>(owner: T, headers: Headers): T {
  kept.set(owner, headers);
  return owner;
}

/** Makes Node's `Headers` the global one, and that of requests and responses. */
export function installHeaders(): void {
  Object.defineProperty(globalThis, 'Headers', { value: Headers, writable: true, configurable: true });
  for (const name of ['Request', 'Response'] as const) replace(name);
}

function replace(name: 'Request' | 'Response'): void {
  const Type = globalThis[name] as typeof Request;
  const { prototype } = Type;
  const { clone } = prototype;
  const native = Object.getOwnPropertyDescriptor(prototype, 'headers')?.get;
  const { [name]: Made } = {
    [name]: function (this: unknown, input: string | Request, init?: RequestInit) {
      const made: Request = Reflect.construct(Type, [input, init], new.target ?? Type);
      const headers = new Headers(init?.headers ?? (input instanceof Type ? input.headers : undefined));
      for (const [header, value] of native?.call(made) ?? []) if (!headers.has(header)) headers.append(header, value);
      return keepHeaders(made, headers);
    },
  };
  const define = (target: object, key: string, property: PropertyDescriptor) =>
    Object.defineProperty(target, key, { configurable: true, ...property });
  define(Made as object, 'prototype', { value: prototype, configurable: false });
  Object.setPrototypeOf(Made, Type);
  define(prototype, 'constructor', { value: Made, writable: true });
  define(globalThis, name, { value: Made, writable: true });
  if ('json' in Type)
    define(Made as object, 'json', {
      writable: true,
      value(data: unknown, init?: ResponseInit) {
        const headers = new Headers(init?.headers);
        if (!headers.has('content-type')) headers.append('content-type', 'application/json');
        return keepHeaders((Type as unknown as typeof Response).json(data, init), headers);
      },
    });
  define(prototype, 'headers', {
    enumerable: true,
    get(this: Request) {
      const headers = kept.get(this) ?? new Headers(native?.call(this));
      kept.set(this, headers);
      return headers;
    },
  });
  define(prototype, 'clone', {
    writable: true,
    enumerable: true,
    value(this: Request) {
      return keepHeaders(clone.call(this), new Headers(this.headers));
    },
  });
}
