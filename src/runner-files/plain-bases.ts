import { basename } from 'node:path';

/** What the base files for plain programs leave out of each module: functions and members, by name. */
export const LEFT_OUT: Record<string, string> = {
  'buffer.ts':
    'allocUnsafe allocUnsafeSlow isEncoding compare equals parent offset toLocaleString toJSON copy isBuffer poolSize ' +
    'kMaxLength INSPECT_MAX_BYTES constants',
  'console.ts':
    'dir time timeEnd timeLog trace assert clear count countReset group groupEnd table debug info dirxml ' +
    'groupCollapsed profile profileEnd timeStamp elapsed formatTime counts timers',
  'events.ts': 'prependOnceListener setMaxListeners getEventListeners addAbortListener',
  'fetch.ts': 'json bytes arrayBuffer blob',
  'http.ts':
    'setHeaders appendHeader getHeaders getHeaderNames addTrailers headersDistinct httpVersionMajor httpVersionMinor ' +
    'connection setNoDelay setSocketKeepAlive validateHeaderName validateHeaderValue METHODS maxHeaderSize ' +
    'closeAllConnections finished',
  'net.ts':
    'bufferSize getConnections isIPv4 isIPv6 getDefaultAutoSelectFamily setDefaultAutoSelectFamily ' +
    'getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout setKeepAlive setNoDelay',
  'process.ts':
    'title versions arch platform release ppid argv0 execArgv argv execPath env features stdin hrtime kill abort chdir ' +
    'uptime memoryUsage cpuUsage getuid cwd setUncaughtExceptionCaptureCallback getColorDepth hasColors',
  'stream.ts':
    'setDefaultHighWaterMark readableAborted readableDidRead readableEncoding readableObjectMode writableObjectMode ' +
    'writableCorked writableAborted unshift setDefaultEncoding asyncDispose finished addAbortSignal pipe unpipe',
};

/** A module without its members and functions of these names. */
export function leaveOut(source: string, names: readonly string[]): string {
  const start = new RegExp(
    `^( *)(?:export )?(?:(?:static|override|readonly|async|get|set|function|const) )*(?:\\[Symbol\\.)?(?:${names.join('|')})\\b\\]?(?:<.*?>)?(?:[(:?!,]| =)`,
  );
  const kept: string[] = [];
  let indent: string | undefined;
  for (const line of source.split('\n')) {
    if (indent !== undefined) {
      if (line.startsWith(indent) && /^[}\])]/.test(line.slice(indent.length)) && !line.endsWith('{'))
        indent = undefined;
      continue;
    }
    const found = start.exec(line)?.[1];
    const isMember = found !== undefined && (found.length < 6 || /\) \{$/.test(line));
    if (!isMember || (found === '' && !/^(export |function |const )/.test(line))) kept.push(line);
    else {
      // other modules may import it, in what a plain program never comes to
      const [, name] = /^export function (\w+)/.exec(line) ?? [];
      if (name) kept.push(`export const ${name} = undefined as never;`);
      if (!/[;,}]$/.test(line)) indent = found;
    }
  }
  return kept.join('\n');
}

/** Builds a base file for plain programs. */
export function plainModule(path: string, source: string): string {
  if (basename(path) === 'rich.ts') return 'export const RICH = false;';
  const names = LEFT_OUT[basename(path)];
  return names ? leaveOut(source, names.split(' ')) : source;
}
