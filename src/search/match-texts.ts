import type { Locale } from '../i18n/locales.ts';
import { bestMatches, type Match } from './match.ts';
import { matchMessages } from './match-messages.ts';
import { matchWords } from './match-words.ts';
import type { PreparedTexts } from './prepare-texts.ts';

/** Entries by what they print and by words: a message quoted whole needs no words beside it. */
export function matchTexts(query: string, parts: readonly PreparedTexts[], locale: Locale): Match[] {
  const quoted = matchMessages(query, parts);
  const isQuoted = quoted.some((it) => it.confidence === 'exact');
  return isQuoted ? quoted : [...quoted, ...raiseIfSure(matchWords(query, parts, locale))];
}

/** Words that nearly all stand in one entry, and in no other so well, are as good as a name. */
function raiseIfSure(matches: Match[]): Match[] {
  const [first, second] = bestMatches(matches);
  if (!first || first.score < 0.6 || first.score < 1.2 * (second?.score ?? 0)) return matches;
  return [{ ...first, confidence: 'strong' }, ...matches.filter((it) => it !== first)];
}
