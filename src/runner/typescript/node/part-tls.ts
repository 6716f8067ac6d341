/** node-tls.js. */
import { setSecureConnect } from './fetch.ts';
import * as tls from './tls.ts';

const { https, ...rest } = tls;
export const modules = { tls: rest, https };

setSecureConnect((host, port) => tls.connect({ host, port }));
