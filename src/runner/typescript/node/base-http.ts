/** node-http.js: what programs with `http` need. */
import { parts as base, type Part } from './base.ts';
import * as http from './part-http.ts';
import * as net from './part-net.ts';

export { begin, failToStrip, linkProgram, runProgram } from './base.ts';
export const parts: Part[] = [...base, net, http];
