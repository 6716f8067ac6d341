/**
 * What a plain program has not, in its text: whatever the plain base files leave out, all that makes or prints other
 * values than texts, numbers, errors and small objects, and every way to a name that its text does not show.
 */
const NOT_PLAIN = [
  // values of other kinds
  /\b(?:Map|Set|Weak\w+|Date|RegExp|Proxy|Reflect|Symbol|Object|Array|\w*Array(?:Buffer)?|DataView|Text\w+|arguments|extends|static|using|Intl|BigInt|Number|Boolean|structuredClone|globalThis|global|eval|Function|Blob|File|FormData|Request|Headers|URLSearchParams|ReadableStream|JSON|Atomics|performance|crypto|queueMicrotask)\b/,
  // printed in other ways
  /%|\\[xu]|fromCh|fromCodePoint|\b(?:inspect|encode\w*|decode\w*|escape|btoa|atob|hex|base64\w*|utf16le|utf-16le|ucs-?2|ascii|binary)\b/i,
  /\bconsole\b(?!\.(?:log|error|warn)\b)|\bprocess\b(?!\.(?:exit|exitCode|on|once|nextTick|stdout|stderr)\b)/,
  // many elements
  /\[[^\]]*(?:,[^\]]*){6}|\b(?:push|split|concat|keys|values|entries|match\w*|from\w+|sort|slice|fill|rawHeaders|rest)\b|\.map\b/,
  // ways to names
  /[\w)\]]\[(?!\])|\bimport\s*[(.*]|\bfor\b[^;{]*\bin\b|\bawait using\b|\bfor\s+await\b|\bwith\b\s*[({]/,
  // regular expressions
  /[=(,:!&|?]\s*\/(?![/*])/,
  /\b(?:allocUnsafe\w*|is(?:Encoding|Buffer|IPv[46])|compare|equals|parent|offset|toLocaleString|toJSON|copy|poolSize|kMaxLength|INSPECT_MAX_BYTES|constants)\b/,
  /\b(?:prependOnceListener|setMaxListeners|getEventListeners|\w*[aA]bortListener|captureRejection\w*|json|bytes|arrayBuffer|blob|signal|body|data:|headers)\b/,
  /\b(?:(?:set|get|append)Header(?:s|Names)|appendHeader|addTrailers|headersDistinct|httpVersionM\w+|\.connection|set(?:Socket)?KeepAlive|setNoDelay|validateHeader\w+|METHODS|STATUS_CODES|maxHeaderSize|closeAllConnections|\.finished|upgrade|auth)\b/,
  /\.(?:connection|finished|abort)\b|\b(?:bufferSize|getConnections|\w+AutoSelectFamily\w*|getColorDepth|hasColors|\w*HighWaterMark|readable[ADEO]\w+|writable[ACO]\w+|unshift|setDefaultEncoding|asyncDispose|addAbortSignal|u?n?pipe)\b/,
  // import of what does not exist
  /\bfrom\s*['"](?!(?:node:)?(?:net|http|tls|events|dns|dns\/promises|timers\/promises|stream\/consumers)['"])/,
];

/** The one use of a signal that needs nothing of the streams. */
const FETCH_LIMIT = /\bfetch\([^;]*?,\s*\{\s*signal:\s*AbortSignal\.timeout\([\d_]+\)\s*\}\)/g;

/** True for a program that the plain base files are enough for. */
export function isPlain(source: string): boolean {
  const text = source.replaceAll(/^\s*\/\/.*/gm, '').replaceAll(FETCH_LIMIT, 'fetch()');
  return !NOT_PLAIN.some((pattern) => pattern.test(text));
}
