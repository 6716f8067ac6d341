/** node-url.js: the global `URL` with Node's errors, which browsers word otherwise and without a code, and its looks. */
import { customInspect, type InspectOptions, inspect } from './inspect.ts';

const PARTS = [
  'href',
  'origin',
  'protocol',
  'username',
  'password',
  'host',
  'hostname',
  'port',
  'pathname',
  'search',
  'searchParams',
  'hash',
] as const;

/** Makes `new URL` fail as Node does. */
function mendUrl(): void {
  const Native = globalThis.URL;
  globalThis.URL = new Proxy(Native, {
    construct(target, values, newTarget) {
      const [input, base] = values.map((value, index) =>
        index > 0 && value === undefined ? undefined : String(value),
      );
      if (!target.canParse(input as string, base)) {
        const error = new TypeError('Invalid URL');
        throw Object.assign(error, { code: 'ERR_INVALID_URL', input, ...(base === undefined ? {} : { base }) });
      }
      return Reflect.construct(target, values, newTarget === globalThis.URL ? target : newTarget);
    },
  });
  Native.prototype.constructor = globalThis.URL;
}

function showLikeNode(): void {
  const show = (type: { prototype: object }, value: (this: never, depth: number, options: InspectOptions) => string) =>
    Object.defineProperty(type.prototype, customInspect, { value, configurable: true });
  show(URL, function (this: URL, depth, options) {
    if (depth < 0) return this.href;
    return `URL ${inspect(Object.fromEntries(PARTS.map((part) => [part, this[part]])), options)}`;
  });
  show(URLSearchParams, function (this: URLSearchParams, depth, options) {
    if (depth < 0) return '[Object]';
    const pairs = [...this].map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
    return pairs.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${pairs.join(', ')} }`;
  });
}

mendUrl();
showLikeNode();

export const modules = {};
