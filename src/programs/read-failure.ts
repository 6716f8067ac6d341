import type { ProgramLanguage } from './find-texts.ts';

/** How a program ended, read from its error output: what stays the same from one runtime version to the next. */
export interface Failure {
  /** Qualified class of a Python exception, constructor name of a JavaScript error. */
  type: string;
  message: string;
  /** Node only: `code` of the error and of its cause. */
  code?: string | undefined;
  causeCode?: string | undefined;
  /** Python: types of the exceptions it grew from, innermost first. */
  causes: readonly string[];
}

/** The uncaught error in a program's error output, or undefined where there is none. */
export function readFailure(stderr: string, language: ProgramLanguage): Failure | undefined {
  return language === 'py' ? readPythonFailure(stderr) : readNodeFailure(stderr);
}

function readPythonFailure(stderr: string): Failure | undefined {
  const ends = [...stderr.matchAll(/^([A-Za-z_][\w.]*)(?:: (.*))?$/gm)].filter((match) =>
    isAfterFrame(stderr, match.index),
  );
  const last = ends.at(-1);
  if (!last) return undefined;
  return { type: last[1] ?? '', message: last[2] ?? '', causes: ends.slice(0, -1).map((match) => match[1] ?? '') };
}

/** The line that names the exception follows a frame, a source line or carets, all indented. */
function isAfterFrame(stderr: string, index: number): boolean {
  const before = stderr.slice(0, index).split('\n').at(-2);
  return before !== undefined && /^\s+\S/.test(before);
}

/**
 * Node prints an error's own properties indented by two, those of its cause by four. An error without a stack, as a
 * failed fetch is, stands in brackets: `[TypeError: fetch failed] {`.
 */
function readNodeFailure(stderr: string): Failure | undefined {
  const head = /^\[?(?:Uncaught )?(\w*(?:Error|Exception))(?: \[\w+\])?: (.*?)(?:\] \{)?$/m.exec(stderr);
  if (!head) return undefined;
  const details = stderr.slice(head.index);
  const code = /^ {2}code: '(\w+)'/m.exec(details)?.[1];
  const cause = details.split(/^ {2}\[cause\]: /m)[1] ?? '';
  const causeCode = /^ {4}code: '(\w+)'/m.exec(cause)?.[1];
  return { type: head[1] ?? '', message: head[2] ?? '', code, causeCode, causes: [] };
}
