/** node-fetch.js: what programs need that have `fetch` alone, whose network is no module. */
import { parts as base, type Part } from './base.ts';
import { install } from './part-fetch.ts';

export { begin, failToStrip, linkProgram, runProgram } from './base.ts';
export const parts: Part[] = [...base, { install }];
