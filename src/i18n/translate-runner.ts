import type { Locale } from './locales.ts';
import { RUNNER_STRINGS, type RunnerStringKey } from './runner-strings.ts';
import { fillSlots, findString } from './string-table.ts';

/**
 * The words of the runner in one language, with slots filled in.
 * @throws Error naming the key or the slot that is missing
 */
export function translateRunner(
  locale: Locale,
  key: RunnerStringKey,
  slots: Record<string, string | number> = {},
): string {
  return fillSlots(findString(RUNNER_STRINGS, locale, key), slots, key);
}
