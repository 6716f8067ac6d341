/** node-fs.js: files, all in memory. */
import { fs, promises } from './fs.ts';

export const modules = { fs: { ...fs, promises, default: Object.assign(fs, { promises }) }, 'fs/promises': promises };
