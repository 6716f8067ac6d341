/** node-https.js. */
import { setSecureConnect } from './fetch.ts';
import { https } from './https.ts';
import { connect } from './tls.ts';

export const modules = { https };

setSecureConnect((host, port) => connect({ host, port }));
