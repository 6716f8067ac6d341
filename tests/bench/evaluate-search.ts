import { readFileSync } from 'node:fs';
import type { Locale } from '../../src/i18n/locales.ts';

/** A query with the entries that answer it. */
export interface Query {
  query: string;
  type: string;
  expect: readonly string[];
}

/** Slugs that answer a query, best first. */
export type Answer = (query: string) => Promise<readonly string[]>;

export interface Score {
  asked: number;
  /** Queries whose first result is right, and those with a right one among three. */
  first: number;
  three: number;
  /** Sum of reciprocal ranks. */
  reciprocal: number;
}

export interface Evaluation {
  types: Map<string, Score>;
  all: Score;
  /** Queries whose first result is wrong, with what came instead. */
  missed: { query: Query; found: readonly string[] }[];
}

/** Queries of a set, those first whose entry exists. */
export function readQueries(
  set: 'queries' | 'held-out',
  locale: Locale,
  slugs: ReadonlySet<string>,
): { written: Query[]; unwritten: Query[]; tracebacks: Query[] } {
  const all: Query[] = JSON.parse(readFileSync(`tests/fixtures/queries/${set}.${locale}.json`, 'utf8'));
  const isWritten = ({ expect }: Query) => expect.some((slug) => slugs.has(slug));
  const lines = all.filter((it) => it.type !== 'traceback');
  return {
    written: lines.filter(isWritten),
    unwritten: all.filter((it) => !isWritten(it)),
    tracebacks: all.filter((it) => it.type === 'traceback' && isWritten(it)),
  };
}

/** Asks every query and counts where the first right answer stands. */
export async function evaluateSearch(queries: readonly Query[], answer: Answer): Promise<Evaluation> {
  const evaluation: Evaluation = { types: new Map(), all: emptyScore(), missed: [] };
  for (const query of queries) {
    const found = await answer(query.query);
    const rank = found.findIndex((slug) => query.expect.includes(slug)) + 1;
    if (rank !== 1) evaluation.missed.push({ query, found });
    const ofType = evaluation.types.get(query.type) ?? emptyScore();
    evaluation.types.set(query.type, ofType);
    for (const score of [ofType, evaluation.all]) {
      score.asked++;
      if (rank === 1) score.first++;
      if (rank >= 1 && rank <= 3) score.three++;
      if (rank >= 1) score.reciprocal += 1 / rank;
    }
  }
  return evaluation;
}

function emptyScore(): Score {
  return { asked: 0, first: 0, three: 0, reciprocal: 0 };
}

/** Share of queries whose first result is right. */
export function firstRight({ asked, first }: Score): number {
  return asked === 0 ? 1 : first / asked;
}

/** `R@1 / R@3 / MRR`. */
export function showScore({ asked, first, three, reciprocal }: Score): string {
  return [first, three, reciprocal].map((it) => (it / asked).toFixed(2)).join(' / ');
}

/** The entries that queries wait for, with how many do. */
export function listUnwritten(queries: readonly Query[]): string {
  const waiting = new Map<string, number>();
  for (const { expect } of queries) {
    const wanted = expect.join(' or ');
    waiting.set(wanted, (waiting.get(wanted) ?? 0) + 1);
  }
  return [...waiting].map(([slugs, count]) => `${slugs} (${count})`).join(', ');
}
