import type { Library } from '../library/library.ts';
import type { Files } from '../library/read-entry.ts';
import type { Issue } from '../model/issue.ts';

/** One promise about the content. */
export interface Rule {
  /** The promise as a sentence. */
  promise: string;
  /** Looks at everything it concerns; looking at nothing is itself a failure. */
  check(library: Library, files: Files): { looked: number; issues: Issue[] };
}
