/** node.js: what every program needs. */
import * as core from './core.ts';

export { linkProgram } from '../link-program.ts';
export { begin, failToStrip, runProgram } from './core.ts';
export const parts: Part[] = [core];

/** What a program imports, and what further files build on. */
export interface Part {
  modules?: Record<string, object>;
  shared?: Record<string, object>;
  /** Called when the global scope is Node's. */
  install?(): void;
}
