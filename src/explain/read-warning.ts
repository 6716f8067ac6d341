import { isTelling } from './error-names.ts';
import { isLibrary } from './is-library.ts';
import type { LayoutReader, PastedException } from './paste.ts';
import { readNumbers } from './read-numbers.ts';

const PLACED = /^(\S.{0,400}?):(\d{1,9}): ([\p{L}_][\p{L}\p{N}_.]*): (.*)$/u;

/** One line with a place: `file.py:3: DeprecationWarning: …` with its source line below, `file.py:3: KeyError: 'x'` of pytest. */
export const readWarning: LayoutReader = (lines, at) => {
  const [, file = '', line, type = '', message = ''] = PLACED.exec((lines[at] ?? '').trim()) ?? [];
  if (!isTelling(type)) return undefined;
  const isWarning = type.endsWith('Warning');
  const below = lines[at + 1] ?? '';
  const source = isWarning && /^\s+\S/.test(below) ? below.trim() : undefined;
  const exception: PastedException = {
    type,
    message,
    notes: [],
    frames: [{ file, line: Number(line), ...(source ? { source } : {}), isLibrary: isLibrary(file) }],
  };
  readNumbers(exception);
  const found = {
    language: 'py' as const,
    origin: isWarning ? ('warning' as const) : ('test' as const),
    exceptions: [exception],
    ended: 0,
  };
  return { found, next: source === undefined ? at + 1 : at + 2 };
};
