/** node-path.js. */
import * as path from './path.ts';
import * as url from './url.ts';

const whole = { ...path, posix: path };

export const shared = { 'path.ts': whole, 'url.ts': url };
export const modules = { path: whole, 'path/posix': whole, url };
