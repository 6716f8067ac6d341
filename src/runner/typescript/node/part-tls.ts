/** node-tls.js. */
import * as tls from './tls.ts';

export const shared = { 'tls.ts': tls };
export const modules = { tls };
