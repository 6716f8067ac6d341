/** node-http-fetch.js: what programs with `http` and `fetch` need. */
import { parts as base, type Part } from './base.ts';
import * as fetch from './part-fetch.ts';
import * as http from './part-http.ts';
import * as net from './part-net.ts';

export { begin, failToStrip, linkProgram, runProgram } from './base.ts';
export const parts: Part[] = [...base, net, http, fetch];
