/** node-consumers.js. */
import * as consumers from './stream-consumers.ts';

export const modules = { 'stream/consumers': consumers };
