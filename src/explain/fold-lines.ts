import type { Frame, Paste } from './paste.ts';

/** Lines of a pasted text that are shown together: those of libraries are folded. */
export interface LineBlock {
  isLibrary: boolean;
  /** How many frames of libraries are in it. */
  frames: number;
  lines: PastedLine[];
}

export interface PastedLine {
  text: string;
  /** own: the reader's own line, or its place · error: it names an exception */
  mark?: 'own' | 'error';
}

/**
 * Cuts a pasted text into what is shown and the frames of libraries, which are folded.
 * @param shown the same lines as they may be shown, user names masked
 */
export function foldLines(lines: readonly string[], paste: Paste, shown: readonly string[] = lines): LineBlock[] {
  const isLibraryFile = new Map<string, boolean>();
  const types = new Set<string>();
  for (const exception of paste.reports.flatMap((it) => it.exceptions)) {
    types.add(exception.type);
    for (const { file, isLibrary } of exception.frames) isLibraryFile.set(file, isLibrary);
  }
  const places = lines.map((line) => readPlace(line, isLibraryFile));
  const own = paste.answer?.ownLine ? findOwnLines(lines, places, paste.answer.ownLine) : new Set<number>();

  const blocks: LineBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const place = places[at];
    const isLibrary = place?.isLibrary ?? false;
    const end = isLibrary && place ? endOfFrame(lines, places, at, place) : at + 1;
    const last = blocks.at(-1);
    const block = last?.isLibrary === isLibrary ? last : { isLibrary, frames: 0, lines: [] };
    if (block !== last) blocks.push(block);
    if (isLibrary) block.frames++;
    for (; at < end; at++) {
      const mark = own.has(at) ? 'own' : !isLibrary && namesError(lines[at] ?? '', types) ? 'error' : undefined;
      block.lines.push({ text: shown[at] ?? '', ...(mark ? { mark } : {}) });
    }
  }
  return blocks;
}

interface Place {
  file: string;
  line: number;
  isLibrary: boolean;
  /** Where the frame's source ends: at a line no deeper than this column, or at an empty one; undefined: it has none. */
  column?: number;
  untilEmpty?: boolean;
}

/** No frame is longer, and no expression below is quick on a line of a million letters. */
const LONGEST = 2000;

const PYTHON = /File "([^"]+)", line (\d+)/;
const IPYTHON = /^\s*(?:File )?(.+?)(?:, line |:)(\d+)(?:, in |$)/;
/** `src/a.ts(12,5): error TS2339` */
const COMPILER = /^\s*(\S.*?)\((\d+),\d+\): /;
const IN_BRACKETS = /\((.+)\)\s*\{?$/;
const ADDRESS = /^(.+?):(\d+)(?::\d+)?[:,]?$/;

function readPlace(line: string, isLibraryFile: ReadonlyMap<string, boolean>): Place | undefined {
  if (line.length > LONGEST) return undefined;
  const read = (found: RegExpExecArray | null): Place | undefined => {
    const isLibrary = isLibraryFile.get(found?.[1] ?? '');
    return found && isLibrary !== undefined ? { file: found[1] ?? '', line: Number(found[2]), isLibrary } : undefined;
  };
  const python = PYTHON.exec(line);
  const inPython = read(python);
  if (python && inPython) return { ...inPython, column: python.index };
  const inIpython = /^\s*at /.test(line) ? undefined : read(IPYTHON.exec(line));
  if (inIpython) return { ...inIpython, untilEmpty: true };
  const inCompiler = read(COMPILER.exec(line));
  if (inCompiler) return inCompiler;
  // a stack of Node or of a browser: `at f (file:1:2)`, `f@http://host:80/file:1:2`
  for (const word of [IN_BRACKETS.exec(line)?.[1] ?? '', ...line.split(/[\s()]+/)]) {
    for (const address of [word, word.slice(word.indexOf('@') + 1)]) {
      const place = read(ADDRESS.exec(address));
      if (place) return place;
    }
  }
  return undefined;
}

function endOfFrame(
  lines: readonly string[],
  places: readonly (Place | undefined)[],
  at: number,
  { column, untilEmpty }: Place,
): number {
  let end = at + 1;
  if (column === undefined && !untilEmpty) return end;
  while (end < lines.length && !places[end]) {
    const line = lines[end] ?? '';
    if (line.trim() === '') return untilEmpty ? end + 1 : end;
    if (column !== undefined && (column === 0 || line[column] !== ' ')) return end;
    end++;
  }
  return end;
}

/** How far a source line may stand from the line that tells its place. */
const NEAR = 20;

function findOwnLines(lines: readonly string[], places: readonly (Place | undefined)[], own: Frame): Set<number> {
  const found = new Set<number>();
  const at = places.findLastIndex((it) => it?.file === own.file && it.line === own.line);
  if (at !== -1) found.add(at);
  const source = own.source?.split('\n')[0]?.trim();
  if (!source) return found;
  const holds = (index: number) => lines[index]?.includes(source) ?? false;
  const after = at === -1 ? -1 : findNear(at + 1, Math.min(lines.length, at + NEAR), holds);
  if (after !== -1) return found.add(after);
  const from = at === -1 ? lines.length - 1 : at - 1;
  const to = at === -1 ? 0 : Math.max(0, at - NEAR);
  for (let index = from; index >= to; index--) if (holds(index)) return found.add(index);
  return found;
}

function findNear(from: number, to: number, isIt: (index: number) => boolean): number {
  for (let index = from; index < to; index++) if (isIt(index)) return index;
  return -1;
}

/** A line that begins with the name of a reported exception, after the margin of a group or a quotation. */
function namesError(line: string, types: ReadonlySet<string>): boolean {
  const name = /^[\s|>+-]*(?:E {2,})?(?:Uncaught )?([\p{L}_][\p{L}\p{N}_.]*)(?= \[|:|$)/u.exec(line.slice(0, 200))?.[1];
  return name !== undefined && types.has(name);
}
