import type { InterpreterFacts } from '../model/interpreter.ts';
import type { Library } from './library.ts';

/** A class in the tree of exceptions. */
export interface ClassNode {
  name: string;
  aliases: readonly string[];
  children: ClassNode[];
}

/**
 * The tree of every builtin exception from BaseException down, with the classes of other modules that have an entry.
 * A class with several bases stands below the first.
 */
export function classTree(library: Pick<Library, 'interpreter' | 'entries'>): ClassNode {
  const shown = library.interpreter.classes.filter(
    (it) => it.module === 'builtins' || library.entries.some((entry) => entry.facts.name === it.name),
  );
  return node('BaseException', shown);
}

function node(name: string, shown: InterpreterFacts['classes']): ClassNode {
  const children = shown.filter((it) => it.bases[0] === name).map((it) => node(it.name, shown));
  return { name, aliases: shown.find((it) => it.name === name)?.importableFrom ?? [], children };
}
