/** node-stream.js: what node-net.js leaves out of streams. */
import * as stream from './stream.ts';
import * as more from './stream-more.ts';
import * as stringDecoder from './string-decoder.ts';

more.completeReadable();
const all = { ...stream, ...more };

export const modules = {
  stream: { ...all, default: Object.assign(stream.Stream, all) },
  'stream/promises': more.promises,
  'stream/web': { ReadableStream, WritableStream, TransformStream },
  string_decoder: stringDecoder,
};
