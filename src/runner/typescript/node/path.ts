/** `node:path`, as on Linux. */
import { FOLDER } from '../place.ts';
import { argTypeError } from './node-errors.ts';

interface Parsed {
  root: string;
  dir: string;
  base: string;
  ext: string;
  name: string;
}

function check(path: unknown, name = 'path'): asserts path is string {
  if (typeof path !== 'string') throw argTypeError(name, 'of type string', path);
}

/** Segments with `.` and `..` worked out. */
function simplify(path: string, isRooted: boolean): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  return kept.join('/');
}

export const sep = '/';
export const delimiter = ':';

export function isAbsolute(path: string): boolean {
  check(path);
  return path.startsWith('/');
}

export function normalize(path: string): string {
  check(path);
  if (path === '') return '.';
  const simple = simplify(path, isAbsolute(path)) || (isAbsolute(path) ? '' : '.');
  return `${isAbsolute(path) ? '/' : ''}${simple}${path.endsWith('/') && simple !== '' ? '/' : ''}`;
}

export function join(...parts: string[]): string {
  for (const part of parts) check(part);
  return normalize(parts.filter(Boolean).join('/'));
}

export function resolve(...parts: string[]): string {
  let whole = '';
  for (const part of [FOLDER, ...parts]) {
    check(part, 'paths[0]');
    if (part !== '') whole = part.startsWith('/') ? part : `${whole}/${part}`;
  }
  return `/${simplify(whole, true)}`;
}

export function relative(from: string, to: string): string {
  check(from, 'from');
  check(to, 'to');
  const [a, b] = [from, to].map((path) => resolve(path).split('/').filter(Boolean)) as [string[], string[]];
  const same = a.findIndex((part, i) => part !== b[i]);
  const shared = same === -1 ? a.length : same;
  return [...a.slice(shared).map(() => '..'), ...b.slice(shared)].join('/');
}

export function dirname(path: string): string {
  check(path);
  const bare = path.replace(/(?<=[^/])\/+$/, '');
  const at = bare.lastIndexOf('/');
  if (at === -1) return '.';
  return bare.slice(0, at).replace(/(?<=[^/])\/+$/, '') || '/';
}

export function basename(path: string, suffix = ''): string {
  check(path);
  const base = path.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return suffix && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

export function extname(path: string): string {
  const base = basename(path);
  const at = base.lastIndexOf('.');
  return at > 0 ? base.slice(at) : '';
}

export function parse(path: string): Parsed {
  check(path);
  const base = basename(path);
  const ext = extname(path);
  const dir = path.includes('/') ? dirname(path) : '';
  return { root: isAbsolute(path) ? '/' : '', dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
}

export function format({
  root = '',
  dir = root,
  ext = '',
  name = '',
  base = `${name}${ext}`,
}: Partial<Parsed>): string {
  if (!dir) return base;
  return dir === root ? `${dir}${base}` : `${dir}/${base}`;
}

export function matchesGlob(path: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '.*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${source}$`).test(path);
}

export const toNamespacedPath = (path: string): string => path;
