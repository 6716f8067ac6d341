/** `node:dns`, where the only names are those of /etc/hosts. */
import { hold, nextTick, onInput } from './event-loop.ts';
import { argTypeError, systemError } from './node-errors.ts';
import { notice } from './output.ts';

export interface Found {
  address: string;
  family: 4 | 6;
}

type Callback = (error: Error | null, address?: string | Found[], family?: number) => void;

interface LookupOptions {
  all?: boolean;
  family?: number | string;
}

/** 4, 6, or 0 for what is no address. */
export function isIP(text: unknown): 0 | 4 | 6 {
  const value = String(text);
  if (/^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(value)) return 4;
  if (!/^[\da-f:.]+(?:%\w+)?$/i.test(value) || !value.includes(':')) return 0;
  return URL.canParse(`http://[${value.replace(/%.*/, '')}]/`) ? 6 : 0;
}

/** A failed look-up. */
export function lookupError(hostname: string, syscall = 'getaddrinfo', code = 'ENOTFOUND'): Error {
  const error = systemError(syscall, code, hostname, { hostname });
  if (syscall !== 'getaddrinfo') (error as { errno?: number | undefined }).errno = undefined;
  return error;
}

/** Finds a name's address as `getaddrinfo` does. */
export function lookup(hostname: string, options: LookupOptions | number | Callback, last?: Callback): object {
  const callback = (typeof options === 'function' ? options : last) as Callback;
  const { all = false, family = 0 }: LookupOptions =
    typeof options === 'object' ? options : { family: typeof options === 'number' ? options : 0 };
  if (typeof hostname !== 'string' && hostname) throw argTypeError('hostname', 'of type string', hostname);
  if (typeof callback !== 'function') throw argTypeError('callback', 'of type function', callback);
  const give = (address: string, version: 4 | 6) =>
    all ? callback(null, [{ address, family: version }]) : callback(null, address, version);
  const version = isIP(hostname);
  if (version !== 0) nextTick(() => give(hostname, version));
  else {
    const release = hold();
    onInput(() => {
      release();
      const wanted = Number(String(family).replace('IPv', ''));
      if (/^localhost\.?$/i.test(hostname)) give(wanted === 6 ? '::1' : '127.0.0.1', wanted === 6 ? 6 : 4);
      else {
        notice('internet');
        callback(lookupError(hostname));
      }
    });
  }
  return {};
}

function lookupPromise(hostname: string, options: LookupOptions = {}): Promise<unknown> {
  return new Promise((resolve, reject) =>
    lookup(hostname, options, (error, address, family) => {
      if (error) reject(error);
      else resolve(options.all ? address : { address, family });
    }),
  );
}

/** A resolver asks a server, and there is none. */
function resolver(syscall: string) {
  return (hostname: string, ...rest: unknown[]) => {
    const callback = rest.at(-1) as Callback;
    notice('internet');
    const release = hold();
    onInput(() => {
      release();
      callback(lookupError(hostname, syscall, 'ECONNREFUSED'));
    });
  };
}

const RESOLVERS = {
  resolve: 'queryA',
  resolve4: 'queryA',
  resolve6: 'queryAaaa',
  resolveMx: 'queryMx',
  resolveTxt: 'queryTxt',
  reverse: 'getHostByAddr',
};
const byName = Object.entries(RESOLVERS).map(([name, syscall]) => [name, resolver(syscall)] as const);

export const promises = {
  lookup: lookupPromise,
  ...Object.fromEntries(
    byName.map(([name, resolve]) => [
      name,
      (hostname: string) => new Promise((_, reject) => resolve(hostname, (error: Error) => reject(error))),
    ]),
  ),
};
Object.defineProperty(lookup, Symbol.for('nodejs.util.promisify.custom'), { value: lookupPromise });

export const callbacks = {
  lookup,
  promises,
  ...Object.fromEntries(byName),
  NOTFOUND: 'ENOTFOUND',
  ADDRCONFIG: 32,
  ALL: 16,
  V4MAPPED: 8,
  getServers: () => ['127.0.0.53'],
  setDefaultResultOrder() {},
};
