import type { ProgramLanguage } from './find-texts.ts';

const PYTHON = /^[A-Za-z_][\w.]*(?:[Ee]rror|Exception|Disconnected|Group|Warning|Interrupt|Exit|Iteration)\b(?=:|$)/;
const NODE = /^\[?(?:\w*(?:Error|Exception)(?: \[\w+\])?|DOMException \[\w+\]): /;

/** Whether a line of output is the one that names the error. */
export function namesError(line: string, language: ProgramLanguage): boolean {
  return (language === 'py' ? PYTHON : NODE).test(line);
}
