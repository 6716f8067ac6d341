/** Brings `http`. */
import * as http from './http.ts';
import * as parser from './http-parser.ts';

export const shared = { 'http.ts': http, 'http-parser.ts': parser };
export const modules = { http };
