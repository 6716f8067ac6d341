import { isDeepStrictEqual } from 'node:util';
import { INTERPRETER_FILE } from '../library/build-library.ts';
import type { Library } from '../library/library.ts';
import type { Issue } from '../model/issue.ts';
import { askInterpreters } from './interpreter-facts.ts';
import type { Interpreter } from './interpreters.ts';

/** Asks the interpreters again and names every committed fact that is no longer so. */
export async function findStaleFacts(library: Library, interpreters: readonly Interpreter[]): Promise<Issue[]> {
  const [native] = interpreters;
  if (!native) return [];
  const then = library.interpreter;
  const now = await askInterpreters(native, library.codes);
  const stale: string[] = [];
  if (then.python !== now.python || then.via !== now.via)
    stale.push(`CPython ${then.python} (${then.via}), now ${now.python} (${now.via})`);
  if (!isDeepStrictEqual(then.linux.numbers, now.linux.numbers)) stale.push('the Linux error numbers differ');
  const names = new Set([...then.classes, ...now.classes].map((it) => it.name));
  for (const name of names) {
    const find = (facts: typeof then) => facts.classes.find((it) => it.name === name);
    if (!isDeepStrictEqual(find(then), find(now))) stale.push(`the facts of ${name} differ`);
  }
  return stale.map((problem) => ({
    rule: 'facts',
    file: INTERPRETER_FILE,
    problem,
    fix: 'Look at what changed, then: npm run facts',
  }));
}
