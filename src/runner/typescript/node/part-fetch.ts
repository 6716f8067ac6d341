/** node-fetch.js. */
import * as fetchModule from './fetch.ts';

export const shared = { 'fetch.ts': fetchModule };
export const modules = {};

fetchModule.mendBodies();
fetchModule.showLikeNode();
Object.defineProperty(globalThis, 'fetch', { value: fetchModule.fetch, writable: true, configurable: true });
