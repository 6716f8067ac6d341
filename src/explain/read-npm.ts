import type { LayoutReader, PastedException } from './paste.ts';

const LINE = /^npm (?:ERR!|error)(?: (.*))?$/;
const FIELD = /^(code|errno|syscall|path|dest) (.*)$/;
const NODE_ERROR = /\b(Error): (.*)$/;

/**
 * npm's own lines. Where a script that npm ran has failed (ELIFECYCLE, or its exit status for a code), what the script
 * printed is the answer, so these lines count as a mere line.
 */
export const readNpm: LayoutReader = (lines, at) => {
  if (!LINE.test(lines[at] ?? '')) return undefined;
  const texts: string[] = [];
  let next = at;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? '';
    const text = LINE.exec(line)?.[1];
    if (text !== undefined) texts.push(text.trim());
    else if (!/^npm (?:ERR!|error|WARN|warn|notice)/.test(line)) break;
  }
  const fields = new Map(texts.map((text) => FIELD.exec(text)).map((it) => [it?.[1], it?.[2]]));
  const code = fields.get('code');
  if (code === undefined) return { next };
  const said = texts.filter((text) => text !== '' && !FIELD.test(text)).map((text) => withoutCode(text, code));
  const inner = said.map((text) => NODE_ERROR.exec(text)).find((it) => it !== null);
  const errno = Number(fields.get('errno'));
  const exception: PastedException = {
    type: inner?.[1] ?? 'npm error',
    message: inner?.[2] ?? said[0] ?? '',
    code,
    notes: [],
    frames: [],
    ...(errno < 0 ? { errno: -errno } : {}),
  };
  const origin = code === 'ELIFECYCLE' || /^\d+$/.test(code) ? 'line' : 'program';
  return { found: { language: 'js', origin, exceptions: [exception], ended: 0 }, next };
};

/** npm repeats the code in lower case before its explanation. */
function withoutCode(text: string, code: string): string {
  return text.startsWith(`${code.toLowerCase()} `) ? text.slice(code.length + 1) : text;
}
