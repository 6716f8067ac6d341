import type { Range } from './fold-text.ts';
import type { Match } from './match.ts';
import type { MessageTemplate, PreparedTexts } from './prepare-texts.ts';
import { fitsTemplate, readMessage, SLOT } from './read-message.ts';

/** Fewer words than this say too little to be a message by themselves. */
const TELLING = 3;
/** Of a piece of a message, the least share of the query that it must hold. */
const LEAST_SHARE = 0.6;
/** Share of the query above which a message that fits is the one. */
const SAYS_MOST = 0.6;
/** What a message counts that was pasted with another class in front. */
const OTHER_CLASS = 0.97;
/** Longest message compared word by word. */
const MOST_WORDS = 60;

type Weigh = (word: string) => number;

/** Entries with a message that the query is, holds, or is a piece of, whatever values stand in it. */
export function matchMessages(query: string, parts: readonly PreparedTexts[]): Match[] {
  const message = readMessage(query);
  const words = message.words.slice(0, MOST_WORDS);
  const literals = new Set(words.filter((it) => it !== SLOT));
  if (literals.size === 0) return [];
  const templates = parts.flatMap((it) => it.templates).filter((it) => it.words.some((word) => literals.has(word)));
  const weigh = weighWords(
    literals,
    templates,
    parts.reduce((sum, it) => sum + it.templates.length, 0),
  );
  return templates.flatMap((template) => {
    const match = matchTemplate(words, literals, template, weigh);
    if (!match) return [];
    const isOfOther = message.printed !== undefined && message.printed !== template.printed;
    return isOfOther ? { ...match, score: match.score * OTHER_CLASS } : match;
  });
}

/** Rare words weigh more, slots nothing; words that the query does not have, the most. */
function weighWords(literals: ReadonlySet<string>, templates: readonly MessageTemplate[], of: number): Weigh {
  const counts = new Map([...literals].map((word) => [word, 0]));
  for (const { words } of templates) {
    for (const word of new Set(words)) if (literals.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + (of + 1) / (count + 0.5))]));
  const most = Math.log(1 + (of + 1) / 0.5);
  return (word) => (word === SLOT ? 0 : (weights.get(word) ?? most));
}

function matchTemplate(
  words: readonly string[],
  literals: ReadonlySet<string>,
  template: MessageTemplate,
  weigh: Weigh,
): Match | undefined {
  const own = template.words.filter((it) => it !== SLOT);
  const found = (score: number, confidence: Match['confidence'], shared: readonly string[] = own): Match => ({
    ...{ entry: template.entry, score, confidence, field: 'message', text: template.text },
    ranges: () => rangesOf(template.text, shared),
  });
  const ofWords = sum(words, weigh);
  // slots take any words: the message that says most of the query in its own is meant
  const said = Math.min(1, sum(own, weigh) / ofWords);
  if (own.length >= 2 && fitsTemplate(words, template.words)) {
    return found(0.7 + 0.29 * said, said > SAYS_MOST ? 'exact' : 'strong');
  }
  if (own.length >= TELLING && fitsTemplate(words, [SLOT, ...template.words, SLOT])) {
    return found(0.68 + 0.28 * said, 'strong');
  }
  const ofDistinct = sum([...literals], weigh);
  const inBoth = [...new Set(own)].filter((word) => literals.has(word));
  if (inBoth.length < 2 || sum(inBoth, weigh) < LEAST_SHARE * ofDistinct) return undefined;

  const places = sharedInOrder(words, template.words, weigh);
  const shared = places.map((place) => template.words[place] ?? '');
  const ofQuery = sum(shared, weigh) / ofWords;
  if (shared.length < 2 || ofQuery < LEAST_SHARE) return undefined;
  const ofTemplate = sum(shared, weigh) / sum(own, weigh);
  const together = shareSideBySide(places, template.words);
  const sure = ofQuery > 0.85 && together > 0.6 && shared.length >= TELLING;
  const score = (0.5 + 0.4 * ofQuery * (0.7 + 0.3 * ofTemplate)) * (0.6 + 0.4 * together);
  return found(score, sure ? 'strong' : 'weak', shared);
}

function sum(words: readonly string[], weigh: Weigh): number {
  return words.reduce((total, word) => total + weigh(word), 0);
}

/** How many of the places follow right on the one before, slots left out. */
function shareSideBySide(places: readonly number[], template: readonly string[]): number {
  const next = (place: number) => (template[place + 1] === SLOT ? place + 2 : place + 1);
  return places.slice(1).filter((place, index) => place === next(places[index] ?? 0)).length / (places.length - 1);
}

/** Places in the template of the heaviest common subsequence of words. */
function sharedInOrder(words: readonly string[], template: readonly string[], weigh: Weigh): number[] {
  const width = template.length + 1;
  const best = new Float64Array((words.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  const together = (row: number, column: number) =>
    words[row] === template[column] ? weigh(words[row] ?? '') + at(row + 1, column + 1) : 0;
  for (let row = words.length - 1; row >= 0; row--) {
    for (let column = template.length - 1; column >= 0; column--) {
      best[row * width + column] = Math.max(together(row, column), at(row + 1, column), at(row, column + 1));
    }
  }
  const places: number[] = [];
  for (let row = 0, column = 0; row < words.length && column < template.length; ) {
    if (words[row] === template[column] && at(row, column) === together(row, column)) {
      if (words[row] !== SLOT) places.push(column);
      row++;
      column++;
    } else if (at(row, column) === at(row + 1, column)) row++;
    else column++;
  }
  return places;
}

function rangesOf(text: string, words: readonly string[]): Range[] {
  const lower = text.toLowerCase();
  let from = 0;
  return words.flatMap((word): Range[] => {
    const start = lower.indexOf(word, from);
    if (start < 0) return [];
    from = start + word.length;
    return [[start, from]];
  });
}
