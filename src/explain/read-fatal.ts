import { isLibrary } from './is-library.ts';
import type { Frame, LayoutReader } from './paste.ts';

const FATAL = /^(Fatal Python error|Windows fatal exception): (.*)$/;
const FRAME = /^\s*File "([^"]*)", line (\d+) in (.*)$/;

/** What faulthandler prints when the interpreter itself gives up: most recent call first. */
export const readFatal: LayoutReader = (lines, at) => {
  const fatal = FATAL.exec((lines[at] ?? '').trim());
  if (!fatal) return undefined;
  const frames: Frame[] = [];
  let next = at + 1;
  let mayFollow = true;
  for (; next < lines.length && mayFollow; next++) {
    const line = lines[next] ?? '';
    const frame = FRAME.exec(line);
    if (frame?.[1] !== undefined) {
      frames.push({ file: frame[1], line: Number(frame[2]), function: frame[3] ?? '', isLibrary: isLibrary(frame[1]) });
    } else mayFollow = frames.length === 0 && /^(?:\s*$|Python runtime state|(?:Current thread|Thread) 0x)/.test(line);
  }
  const exception = { type: fatal[1] ?? '', message: fatal[2] ?? '', notes: [], frames: frames.reverse() };
  const found = { language: 'py' as const, origin: 'program' as const, exceptions: [exception], ended: 0 };
  return { found, next };
};
