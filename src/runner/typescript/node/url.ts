/** `node:url`. */
import { FOLDER } from '../place.ts';
import { argTypeError, nodeError } from './node-errors.ts';

const { URL, URLSearchParams } = globalThis;

export { URL, URLSearchParams };

export function fileURLToPath(given: string | URL): string {
  if (typeof given !== 'string' && !(given instanceof URL))
    throw argTypeError('path', 'of type string or an instance of URL', given);
  const url = new URL(given);
  if (url.protocol !== 'file:') throw nodeError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  if (url.hostname)
    throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on linux');
  if (/%2f/i.test(url.pathname))
    throw nodeError(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
  return decodeURIComponent(url.pathname);
}

export function pathToFileURL(path: string): URL {
  const whole = path.startsWith('/') ? path : `${FOLDER}/${path}`;
  return new URL(`file://${encodeURI(whole).replaceAll('?', '%3F').replaceAll('#', '%23')}`);
}

export function urlToHttpOptions({
  protocol,
  hostname,
  hash,
  search,
  pathname,
  href,
  port,
  username,
  password,
}: URL): object {
  return {
    protocol,
    hostname: hostname.replace(/^\[|\]$/g, ''),
    hash,
    search,
    pathname,
    path: `${pathname}${search}`,
    href,
    ...(port ? { port: Number(port) } : {}),
    ...(username ? { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` } : {}),
  };
}

/** The old `url.parse`, for whole addresses. */
export function parse(text: string): object {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const { pathname, search, hash } = url ?? new URL(text, 'http://none/');
  return {
    protocol: url?.protocol ?? null,
    slashes: url ? true : null,
    auth: url?.username || null,
    host: url?.host ?? null,
    port: url?.port || null,
    hostname: url?.hostname ?? null,
    hash: hash || null,
    search: search || null,
    query: search.slice(1) || null,
    pathname,
    path: `${pathname}${search}`,
    href: url?.href ?? text,
  };
}

export function format(
  url: URL | { protocol?: string; host?: string; hostname?: string; port?: string; pathname?: string; search?: string },
): string {
  if (url instanceof URL) return url.href;
  const host = url.host ?? `${url.hostname ?? ''}${url.port ? `:${url.port}` : ''}`;
  return `${url.protocol ? `${url.protocol}${host ? '//' : ''}` : ''}${host}${url.pathname ?? ''}${url.search ?? ''}`;
}

export function resolve(from: string, to: string): string {
  return new URL(to, from).href;
}

export const domainToASCII = (domain: string): string => new URL(`http://${domain}`).hostname;
export const domainToUnicode = (domain: string): string => domain;
