/** Brings TCP and names, and the streams they are made of. */
import * as dns from './dns.ts';
import * as loopback from './loopback.ts';
import * as net from './net.ts';
import * as stream from './stream.ts';
import * as stringDecoder from './string-decoder.ts';

export const shared = {
  'dns.ts': dns,
  'loopback.ts': loopback,
  'net.ts': net,
  'stream.ts': stream,
  'string-decoder.ts': stringDecoder,
};

export const modules = {
  net,
  dns: dns.callbacks,
  'dns/promises': dns.promises,
};
