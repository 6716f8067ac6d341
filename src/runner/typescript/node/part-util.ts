/** node-util.js. */
import { assert, strict } from './assert.ts';
import * as util from './util.ts';

export const shared = { 'util.ts': util };
export const modules = {
  util,
  'util/types': util.types,
  assert: { ...assert, default: assert },
  'assert/strict': { ...strict, default: strict },
};
