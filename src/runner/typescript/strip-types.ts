/** strip.js: takes the types out of a program, as Node itself does. */
import { transformSync } from '@swc/wasm-typescript';

/** What swc throws. */
export interface StripFailure {
  code?: string;
  message?: string;
  startLine?: number;
  snippet?: string;
}

/**
 * The program with spaces in place of its types.
 * @throws StripFailure
 */
export function stripTypes(source: string, filename: string): string {
  return transformSync(source, { mode: 'strip-only', filename }).code;
}
