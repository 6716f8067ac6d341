import type { Locale } from '../../i18n/locales.ts';
import { urls } from '../../i18n/urls.ts';
import { LoadError } from './fetch-files.ts';

const loaded = new Map<string, Promise<Record<string, string>>>();

/**
 * The TypeScript programs of an example without their types, as the build stripped them, by `ts-broken` and `ts-fixed`.
 * @throws LoadError when they cannot be had
 */
export function loadStripped(locale: Locale, example: string): Promise<Record<string, string>> {
  const url = urls.stripped(locale, example);
  const found = loaded.get(url) ?? fetchStripped(url);
  loaded.set(url, found);
  found.catch(() => loaded.delete(url));
  return found;
}

async function fetchStripped(url: string): Promise<Record<string, string>> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new LoadError(url);
  return response.json();
}
