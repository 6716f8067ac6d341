import type { Codes } from '../model/interpreter.ts';
import type { Library } from './library.ts';

/** One error code with what each system and language calls it. */
export interface CodeRow {
  code: string;
  /** Qualified Python class that it raises. */
  pythonClass: string;
  /** Slug of that class's entry, if it has one. */
  slug?: string;
  linux?: number;
  macos: number | null;
  windows: Codes['codes'][string]['windows'];
  node?: string;
}

/**
 * Every known code, in the order of its Linux number, names of hosts last.
 * @param nodeNames the names that Node has for system errors
 */
export function codeRows(library: Library, nodeNames: ReadonlySet<string>): CodeRow[] {
  const { classes, linux } = library.interpreter;
  const rows = Object.entries(library.codes.codes).map(([code, { macos, windows, node }]): CodeRow => {
    const own = classes.find((it) => it.errnoNames.includes(code))?.name;
    const pythonClass = own ?? (code.startsWith('EAI_') ? 'socket.gaierror' : 'OSError');
    const slug = library.entries.find((it) => it.facts.name === pythonClass)?.slug;
    const nodeName = node ?? (nodeNames.has(code) ? code : undefined);
    const number = linux.numbers[code];
    return {
      code,
      pythonClass,
      macos,
      windows,
      ...(slug ? { slug } : {}),
      ...(number === undefined ? {} : { linux: number }),
      ...(nodeName ? { node: nodeName } : {}),
    };
  });
  // EAI_ numbers are negative: after the errno ones, each in its own order
  const rank = ({ linux: number = 0 }: CodeRow) => (number < 0 ? 10_000 - number : number);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}
