/** node-more.js. */
import { findModule } from './modules.ts';
import {
  asyncHooks,
  diagnosticsChannel,
  makeModule,
  os,
  perfHooks,
  querystring,
  readline,
  readlinePromises,
} from './more.ts';

export const modules = {
  os,
  querystring,
  perf_hooks: perfHooks,
  async_hooks: asyncHooks,
  readline,
  'readline/promises': readlinePromises,
  module: makeModule(findModule),
  diagnostics_channel: diagnosticsChannel,
};
