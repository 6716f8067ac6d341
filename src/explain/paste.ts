/** What was found in a pasted text. */
export interface Paste {
  /** Every report of an error, in the order of the text. */
  reports: readonly Report[];
  /** The report that explains why the program ended: the last that ended it, else the last that it printed. */
  answer?: Report;
}

/** One traceback, stack, warning or compiler run, with everything it grew from. */
export interface Report {
  language: 'py' | 'js' | 'ts';
  origin: Origin;
  /** In the order printed, which is outermost first for groups and for Node. */
  exceptions: readonly PastedException[];
  /** The one that ended the program, or that the report is about. */
  exception: PastedException;
  /** The one it all grew from: see `findRoot`. */
  root: PastedException;
  /** The deepest line of the reader's own code. */
  ownLine?: Frame;
}

/** Where a report came from, which tells whether the program went on after it. */
export type Origin = 'program' | 'test' | 'compiler' | 'thread' | 'task' | 'log' | 'line' | 'ignored' | 'warning';

/** One exception as it was printed. */
export interface PastedException {
  /** Qualified as printed; empty where its line was cut off. */
  type: string;
  /** Whole, with its further lines. */
  message: string;
  /** Lines added with `add_note()`, where they can be told from the message. */
  notes: string[];
  /** Outermost first: the last one raised it. */
  frames: Frame[];
  /** How many frames in the middle of a very deep stack were left out. */
  skippedFrames?: number;
  /** `ECONNREFUSED`, `ERR_ASSERTION`: what Node prints in brackets or as `code`; for npm its own. */
  code?: string;
  /** Of `[Errno 111]`, or Node's `errno: -111` without its sign. */
  errno?: number;
  /** Of `[WinError 10061]`. */
  winerror?: number;
  /** Which exception it led to, and how: `raise … from`, raised while handling it, or member of a group. */
  leadsTo?: { how: Link; index: number };
  /** Its own line was cut off; the type is a guess from the source, or empty. */
  cut?: boolean;
}

export type Link = 'cause' | 'context' | 'member';

/** A line of a call stack. */
export interface Frame {
  file: string;
  line?: number;
  column?: number;
  function?: string;
  source?: string;
  /** Standard library, installed package or the runtime itself. */
  isLibrary: boolean;
}

/** What a reader of one layout found: the report's facts, before its root and own line are known. */
export interface Found {
  language: Report['language'];
  origin: Origin;
  exceptions: PastedException[];
  /** Index of the exception that the report is about. */
  ended: number;
}

/**
 * Reads one layout at a line.
 * @returns undefined where the layout does not begin there; otherwise the line after it, which is always further on
 */
export type LayoutReader = (lines: readonly string[], at: number) => { found?: Found; next: number } | undefined;
