import type { Locale } from './locales.ts';

/** @throws Error when the table has no such key, or the key no such language. */
export function findString(
  table: Record<string, Partial<Record<Locale, string>>>,
  locale: Locale,
  key: string,
): string {
  const found = table[key]?.[locale];
  if (!found) throw new Error(`src/i18n: '${key}' has no ${locale} text; add it beside the other languages.`);
  return found;
}

/** @throws Error when a slot of the text gets no value. */
export function fillSlots(text: string, slots: Record<string, string | number>, key: string): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (!(slot in slots)) throw new Error(`src/i18n: '${key}' needs a value for {${slot}}.`);
    return String(slots[slot]);
  });
}
