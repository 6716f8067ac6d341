import type { Locale } from '../i18n/locales.ts';
import { urls } from '../i18n/urls.ts';
import { createLookUp, type LookUp } from './look-up.ts';
import type { Manifest, Part } from './lookup-index.ts';

/**
 * The lookup of one language, which fetches the index as it needs it. What cannot be fetched is asked for again at the
 * next query.
 */
export function loadLookUp(locale: Locale): { lookUp: LookUp; warm: () => void } {
  let loading: Promise<LookUp> | undefined;
  const load = async () => {
    loading ??= fetchJson<Manifest>(locale, 'manifest').then((it) => lookUpOf(it));
    try {
      return await loading;
    } catch (error) {
      loading = undefined;
      throw error;
    }
  };
  return {
    lookUp: async (query) => (await load())(query),
    warm: () => void load().catch(() => {}),
  };
}

/** Where all names are one part, nearly every query needs it: it is fetched before the first. */
function lookUpOf(manifest: Manifest): LookUp {
  const { locale, names } = manifest;
  const early = new Map<string, Promise<Part | undefined>>();
  if (names.length === 1)
    early.set(
      'names-0',
      fetchJson<Part>(locale, 'names-0').catch(() => undefined),
    );
  return createLookUp(manifest, async (part) => {
    const ready = await early.get(part);
    early.delete(part);
    return ready ?? fetchJson<Part>(locale, part);
  });
}

async function fetchJson<Content>(locale: Locale, part: string): Promise<Content> {
  const response = await fetch(urls.lookup(locale, part));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}
