/** node-net.js: what programs with `net` need. */
import { parts as base, type Part } from './base.ts';
import * as net from './part-net.ts';

export { begin, failToStrip, linkProgram, runProgram } from './base.ts';
export const parts: Part[] = [...base, net];
