/** Brings the global `fetch`. */
import * as fetchModule from './fetch.ts';
import * as headers from './headers.ts';
import * as parser from './http-parser.ts';

export const shared = { 'fetch.ts': fetchModule, 'headers.ts': headers, 'http-parser.ts': parser };
export const modules = {};

export function install(): void {
  headers.installHeaders();
  fetchModule.mendBodies();
  fetchModule.showLikeNode();
  Object.defineProperty(globalThis, 'fetch', { value: fetchModule.fetch, writable: true, configurable: true });
}
