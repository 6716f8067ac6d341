import type { Frame, LayoutReader, PastedException } from './paste.ts';

const PLAIN = /^(\S.{0,400}?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;
const PRETTY = /^(\S.{0,400}?):(\d+):(\d+) - error (TS\d+): (.*)$/;
const PLACELESS = /^()()()error (TS\d+): (.*)$/;
const EDITOR = /^(.+?)\.?\s*ts\((\d{4,5})\)(?: \[Ln (\d+), Col (\d+)\])?$/;

/**
 * A run of the TypeScript compiler, plain or pretty, or the text of an editor's message. The report is about its first
 * error: the compiler reports in the order of the source, and later errors often follow from the first.
 */
export const readCompiler: LayoutReader = (lines, at) => {
  const first = readDiagnostic(lines[at] ?? '');
  if (!first) return undefined;
  const exceptions = [first];
  let current = first;
  let inMessage = true;
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = (lines[next] ?? '').trimEnd();
    const diagnostic = readDiagnostic(line);
    if (diagnostic) {
      exceptions.push(diagnostic);
      current = diagnostic;
      inMessage = true;
    } else if (line === '') inMessage = false;
    else if (inMessage && /^\s/.test(line)) current.message += `\n${line}`;
    else if (!readGutter(line, current)) break;
  }
  return { found: { language: 'ts', origin: 'compiler', exceptions, ended: 0 }, next };
};

/** The source line with its number, tildes, and places that explain further. @returns whether the line is one of them */
function readGutter(line: string, current: PastedException): boolean {
  const [frame] = current.frames;
  const source = /^(\d+) (.*)$/.exec(line);
  if (source && frame && frame.source === undefined && Number(source[1]) === frame.line)
    frame.source = source[2]?.trim() ?? '';
  return source !== null || /^\s/.test(line);
}

function readDiagnostic(line: string): PastedException | undefined {
  const text = line.startsWith('error TS') ? line : line.trimEnd();
  if (!/\bTS\d|ts\(\d/.test(text)) return undefined;
  const match = PLAIN.exec(text) ?? PRETTY.exec(text) ?? PLACELESS.exec(text);
  if (match) return diagnose(match[4] ?? '', match[5] ?? '', placeOf(match));
  const editor = EDITOR.exec(text);
  return editor ? diagnose(`TS${editor[2]}`, editor[1] ?? '', []) : undefined;
}

function diagnose(code: string, message: string, frames: Frame[]): PastedException {
  return { type: code, code, message, notes: [], frames };
}

function placeOf(match: RegExpExecArray): Frame[] {
  if (!match[1]) return [];
  const isLibrary = match[1].includes('node_modules/');
  return [{ file: match[1], line: Number(match[2]), column: Number(match[3]), isLibrary }];
}
