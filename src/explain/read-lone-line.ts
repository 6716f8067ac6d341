import { endsMessage } from './ends-message.ts';
import { findNamed, isTelling, splitNamed } from './error-names.ts';
import type { LayoutReader, PastedException, Report } from './paste.ts';
import { readNumbers } from './read-numbers.ts';
import { LEVEL } from './strip-prefixes.ts';

/** A line that names an error though nothing of its traceback is there: the last line alone, a log line, a summary. */
export const readLoneLine: LayoutReader = (lines, at) => {
  const named = readNamed((lines[at] ?? '').trim(), lines[at + 1] ?? '');
  if (!named || named.message.startsWith('Enable tracemalloc')) return undefined;
  const place = /^(.*) \((\S{1,200}), line (\d+)\)$/.exec(named.message);
  const language = guessLanguage(named.type, named.message);
  const exception: PastedException = {
    type: named.type,
    message: named.message,
    notes: [],
    frames: place ? [{ file: place[2] ?? '', line: Number(place[3]), isLibrary: false }] : [],
    ...(named.code ? { code: named.code } : {}),
  };
  const next = addIndented(lines, at + 1, exception);
  if (language === 'py') readNumbers(exception);
  else addCode(exception);
  const origin = exception.type.endsWith('Warning') ? ('warning' as const) : ('line' as const);
  return { found: { language, origin, exceptions: [exception], ended: 0 }, next };
};

type Named = { type: string; message: string; code?: string };

const SUMMARY = /^(?:FAILED|ERROR) \S+ - (.*)$/;
const TASK = /\bexception=([\p{L}_][\p{L}\p{N}_.]{0,200})\((.*)\)>$/u;
const REPR = /^([\p{L}_][\p{L}\p{N}_.]{0,200})\((['"])(.*)\2,?\)$/u;
const COMPILER = /^(?:error )?(TS\d{4,5}): (.*)$/;

function readNamed(line: string, below: string): Named | undefined {
  const bare = withoutMarkup(line)
    .replace(/^(?:Uncaught (?:\(in promise\) )?|> )/, '')
    .replace(/^\[([A-Z]\w+: .*)\]$/, '$1');
  const compiler = COMPILER.exec(bare);
  if (compiler) return { type: compiler[1] ?? '', message: compiler[2] ?? '', code: compiler[1] ?? '' };
  const summary = SUMMARY.exec(bare)?.[1];
  const whole = splitNamed(summary ?? bare);
  if (whole && isTelling(whole.type)) return whole;
  const found = findNamed(bare);
  if (found && isLogLike(found.before)) return { ...found, message: untilClosed(found.message, found.before) };
  const isTold = below.startsWith('Traceback') || splitNamed(below) !== undefined;
  const shown = (isTold ? null : TASK.exec(bare)) ?? REPR.exec(bare);
  if (!shown || !isTelling(shown[1] ?? '')) return undefined;
  return { type: shown[1] ?? '', message: (shown[3] ?? shown[2] ?? '').replace(/^(['"])(.*)\1$/, '$2') };
}

/** Markdown around a whole line: `KeyError: 'x'` as code or bold. */
function withoutMarkup(line: string): string {
  return /^(?:`[^`]*`|\*\*.*\*\*)$/.test(line) ? line.replace(/^[`*]+|[`*]+$/g, '') : line;
}

/** An error quoted inside a sentence ends with the quotation. */
function untilClosed(message: string, before: string): string {
  const closing = { '`': '`', '“': '”', '«': '»' }[before.at(-1) ?? ''];
  const end = closing === undefined ? -1 : message.indexOf(closing);
  return end === -1 ? message : message.slice(0, end);
}

/** Words by which people quote an error in a sentence, in the three languages. */
const SAYING =
  /(?:^|\s)(?:lỗi|báo|خطأ|الخطأ|الاستثناء|error|exception|got|get|getting|gives|says|shows|raises|raised|throws)(?: is| là)?:?\s*["'“«`(]?$/iu;
const LOGGED = /\d\d:\d\d|^\[[^\]]{0,100}\]\s|[|>]\s*$/;

/** Whether an error can stand after this: a log's prefix, or words that announce it; not code, not a commit's subject. */
function isLogLike(before: string): boolean {
  const start = before.slice(0, 300);
  if (/^\s*(?:#|\/\/|\*|--)|^\s*(?:fix|feat|chore|docs|test|refactor)\b|^PHP |[={}]\s*$/.test(start)) return false;
  return before === '' || LOGGED.test(start) || LEVEL.test(start) || SAYING.test(before.slice(-60));
}

/** Further lines of a message, where they are indented. */
function addIndented(lines: readonly string[], from: number, exception: PastedException): number {
  let next = from;
  while (
    next < lines.length &&
    next < from + 40 &&
    /^\s+\S/.test(lines[next] ?? '') &&
    !/^\s*(?:File "|at |\|)/.test(lines[next] ?? '') &&
    !endsMessage(lines[next] ?? '')
  ) {
    exception.message += `\n${(lines[next] ?? '').trimEnd()}`;
    next++;
  }
  return next;
}

const JAVASCRIPT_ONLY =
  /^(?:Error|RangeError|EvalError|URIError|AggregateError|InternalError|DOMException|AbortError|AxiosError|TypeScriptError)$/;
/** Both languages have these classes; V8, SpiderMonkey and JavaScriptCore word them so. */
const JAVASCRIPT_WORDS =
  /^(?:Cannot (?:read|set|convert|destructure|mix|access|assign|delete|find (?:module|package)|use)|Assignment to constant|fetch failed|Failed to fetch|NetworkError|Load failed|Unexpected (?:token|identifier|end of|string|number|reserved|strict)|Invalid (?:URL|or unexpected|regular)|Converting circular|Class constructor|Do not know how|Reduce of empty|Identifier '|missing \) after|await is only|The requested module|undefined is not|null is not|can't access|number \S+ is not iterable)|(?:is not (?:a function|a constructor|iterable(?: \(|$)|defined|an object \(|valid JSON)|has already been declared|before initialization|in JSON at position \d+.*)$/;

function guessLanguage(type: string, message: string): Report['language'] {
  if (/^TS\d+$/.test(type)) return 'ts';
  if (JAVASCRIPT_ONLY.test(type)) return 'js';
  if (/^(?:TypeError|SyntaxError|ReferenceError)$/.test(type) && JAVASCRIPT_WORDS.test(message)) return 'js';
  return 'py';
}

function addCode(exception: PastedException): void {
  const code = exception.code ?? /\b(?:ERR_[A-Z0-9_]+|E[A-Z]{3,}[A-Z0-9]*)\b/.exec(exception.message)?.[0];
  if (code !== undefined) exception.code = code;
}
