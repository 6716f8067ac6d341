/** node-crypto.js. */
import * as crypto from './crypto.ts';

export const modules = { crypto };
