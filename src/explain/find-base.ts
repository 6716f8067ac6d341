import { lastPart } from './error-names.ts';

/** `class OutOfStock(ValueError):` of Python, `class OutOfStock extends Error` of JavaScript. */
const CLASS = /\bclass ([\p{L}_][\p{L}\p{N}_]*)(?:\(| extends )([\p{L}_][\p{L}\p{N}_.]*)/gu;

/** The bases of the classes that a pasted text defines. */
export function readBases(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(CLASS)].map((it) => [it[1] ?? '', it[2] ?? '']));
}

/** The base of a class, followed up as far as the text shows it. */
export function findBase(type: string, bases: ReadonlyMap<string, string>): string | undefined {
  let base: string | undefined;
  for (let step = 0; step < 20; step++) {
    const next = bases.get(lastPart(base ?? type));
    if (next === undefined) break;
    base = next;
  }
  return base;
}
