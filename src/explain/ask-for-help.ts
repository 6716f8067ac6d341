import { translateExplain } from '../i18n/explain-strings.ts';
import type { Locale } from '../i18n/locales.ts';
import { maskPaths } from './mask-paths.ts';
import type { Frame, PastedException, Report } from './paste.ts';
import { readVersions } from './read-versions.ts';

/** How many frames of the reader's own code in a row are shown: recursion fills pages. */
const SHOWN_FRAMES = 12;
const SHOWN_EXCEPTIONS = 20;

/**
 * A clean text to paste into a forum: what was run, versions, the report with library frames folded, and the question,
 * in one language. No user name of a path stands in it.
 */
export function askForHelp(report: Report, text: string, locale: Locale): string {
  const versions = readVersions(text);
  const { ownLine } = report;
  const say = (key: Parameters<typeof translateExplain>[1], slots?: Record<string, string | number>) =>
    translateExplain(locale, key, slots);
  const place = ownLine && `${ownLine.file}:${ownLine.line ?? '?'}${ownLine.source ? `  ${ownLine.source}` : ''}`;
  return maskPaths(
    [
      say('help.ran'),
      say('help.expected'),
      ...(versions.length > 0
        ? [say('help.versions', { versions: versions.join(locale === 'ar' ? '، ' : ', ') })]
        : []),
      '',
      say('help.happened'),
      '',
      '```text',
      ...printReport(report, locale),
      '```',
      '',
      ...(place ? [say('help.line', { place })] : []),
      say('help.tried'),
      '',
      say('help.question'),
      '',
    ].join('\n'),
  );
}

const SENTENCES = {
  cause: ['', 'The above exception was the direct cause of the following exception:', ''],
  context: ['', 'During handling of the above exception, another exception occurred:', ''],
  member: [],
};

function printReport(report: Report, locale: Locale): string[] {
  const shown = report.exceptions.slice(0, SHOWN_EXCEPTIONS);
  return report.language === 'py' ? printPython(shown, locale) : shown.flatMap((it) => printScript(it, shown, locale));
}

/** As Python's traceback.py prints it: chains one below the other, members of a group in its margin. */
function printPython(exceptions: readonly PastedException[], locale: Locale): string[] {
  const lines: string[] = [];
  const counts = new Map<number, number>();
  let opened = 0;
  for (const [index, exception] of exceptions.entries()) {
    const depth = depthOf(exception, exceptions);
    const isGroup = exceptions.some((it) => it.leadsTo?.how === 'member' && it.leadsTo.index === index);
    const before = exceptions.find((it) => it.leadsTo?.index === index && it.leadsTo.how !== 'member');
    const column = ' '.repeat(2 + 2 * depth);
    const margin = depth > 0 ? `${column}| ` : '';
    if (depth < opened) lines.push(`${' '.repeat(2 + 2 * opened)}+${'-'.repeat(36)}`);
    opened = depth;
    lines.push(...SENTENCES[before?.leadsTo?.how ?? 'member'].map((it) => `${margin}${it}`));
    if (depth > 0 && !before) {
      const count = (counts.get(depth) ?? 0) + 1;
      counts.set(depth, count);
      const corner = count === 1 ? `${' '.repeat(2 * depth)}+-` : column;
      lines.push(`${corner}+---------------- ${count} ----------------`);
    }
    if (isGroup) counts.delete(depth + 1);
    if (exception.frames.length > 0) lines.push(headerOf(isGroup, margin));
    const body = [
      ...foldFrames(exception.frames, locale, printPythonFrame, exception.skippedFrames),
      ...nameLines(exception, locale),
    ];
    lines.push(...body.flatMap((it) => it.split('\n')).map((it) => `${isGroup ? `${column}| ` : margin}${it}`));
  }
  if (opened > 0) lines.push(`${' '.repeat(2 + 2 * opened)}+${'-'.repeat(36)}`);
  return lines.map((line) => line.trimEnd());
}

function headerOf(isGroup: boolean, margin: string): string {
  if (!isGroup) return `${margin}Traceback (most recent call last):`;
  return `${margin || '  + '}Exception Group Traceback (most recent call last):`;
}

function printPythonFrame(frame: Frame): string[] {
  const place = `  File "${frame.file}"${frame.line === undefined ? '' : `, line ${frame.line}`}`;
  return [
    `${place}${frame.function === undefined ? '' : `, in ${frame.function}`}`,
    ...(frame.source === undefined ? [] : [`    ${frame.source}`]),
  ];
}

function printScript(exception: PastedException, all: readonly PastedException[], locale: Locale): string[] {
  if (/^TS\d/.test(exception.type)) return printDiagnostic(exception);
  const indent = '  '.repeat(depthOf(exception, all));
  const link = exception.leadsTo ? { cause: '[cause]: ', context: '[cause]: ', member: '' }[exception.leadsTo.how] : '';
  const [name = '', ...more] = nameLines(exception, locale);
  const frames = foldFrames(exception.frames.toReversed(), locale, printScriptFrame);
  return [`${link}${name}`, ...more, ...frames].flatMap((line) => line.split('\n')).map((line) => `${indent}${line}`);
}

function printScriptFrame(frame: Frame): string[] {
  const place = [frame.file, frame.line, frame.column].filter((it) => it !== undefined).join(':');
  return [`    at ${frame.function ? `${frame.function} (${place})` : place}`];
}

function printDiagnostic({ type, message, frames: [frame] }: PastedException): string[] {
  const place = frame ? `${frame.file}(${frame.line},${frame.column ?? 1}): ` : '';
  return [`${place}error ${type}: ${message}`, ...(frame?.source ? [`    ${frame.source}`] : [])];
}

function nameLines(exception: PastedException, locale: Locale): string[] {
  if (exception.type === '') return [translateExplain(locale, 'help.cut')];
  const { type, code, notes } = exception;
  const message = shorten(exception.message);
  const bracket = code !== undefined && code !== type && !message.includes(code) ? ` [${code}]` : '';
  return [`${type}${bracket}${message === '' ? '' : `: ${message}`}`, ...notes];
}

/** Some messages hold a whole page. */
function shorten(message: string): string {
  const lines = message.split('\n');
  const short = (lines.length > MESSAGE_LINES ? [...lines.slice(0, MESSAGE_LINES), '…'] : lines).join('\n');
  return short.length > MESSAGE_LENGTH ? `${short.slice(0, MESSAGE_LENGTH)}…` : short;
}

const MESSAGE_LINES = 20;
const MESSAGE_LENGTH = 2000;

/** How many groups, or causes in JavaScript, an exception stands inside. */
function depthOf(exception: PastedException, all: readonly PastedException[]): number {
  let depth = 0;
  let here: PastedException | undefined = exception;
  for (let step = 0; here?.leadsTo && step < all.length; step++) {
    const isInside = here.leadsTo.how === 'member' || here.leadsTo.index < all.indexOf(here);
    if (isInside) depth++;
    here = all[here.leadsTo.index];
  }
  return depth;
}

/** Frames in the order given, those of libraries in one line for each run of them. */
function foldFrames(
  frames: readonly Frame[],
  locale: Locale,
  print: (frame: Frame) => string[],
  alreadySkipped = 0,
): string[] {
  const lines: string[] = [];
  let skipped = alreadySkipped;
  for (let at = 0; at < frames.length; ) {
    let end = at;
    while (end < frames.length && frames[end]?.isLibrary === frames[at]?.isLibrary) end++;
    const run = frames.slice(at, end);
    if (run[0]?.isLibrary) lines.push(`  ${foldLibrary(run, locale)}`);
    else if (run.length <= SHOWN_FRAMES) lines.push(...run.flatMap(print));
    else {
      lines.push(...foldOwn(run, skipped, locale, print));
      skipped = 0;
    }
    at = end;
  }
  return lines;
}

function foldLibrary(run: readonly Frame[], locale: Locale): string {
  const library = [...new Set(run.map((frame) => libraryName(frame.file)))].slice(0, 3).join(', ');
  return run.length === 1
    ? translateExplain(locale, 'help.frame', { library })
    : translateExplain(locale, 'help.frames', { library, count: run.length });
}

function foldOwn(run: readonly Frame[], skipped: number, locale: Locale, print: (frame: Frame) => string[]): string[] {
  const half = SHOWN_FRAMES / 2;
  const count = run.length - SHOWN_FRAMES + skipped;
  const gap = `  ${translateExplain(locale, 'help.skipped', { count })}`;
  return [...run.slice(0, half).flatMap(print), gap, ...run.slice(-half).flatMap(print)];
}

/** The package, or the module of the standard library, that a file belongs to. */
function libraryName(file: string): string {
  const path = file.replace(/\\+/g, '/');
  const installed =
    /\/node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path.slice(path.lastIndexOf('/node_modules/'))) ??
    /\/(?:site|dist)-packages\/([^/]+)/.exec(path) ??
    /^<frozen ([\w]+)/.exec(path) ??
    /\/lib(?:64)?\/(?:python|pypy)[\d.]*t?\/([^/]+)/i.exec(path) ??
    /\/lib\/([^/]+)/i.exec(path);
  if (installed?.[1]) return installed[1].replace(/\.py$/, '');
  return /^(?:node:|internal\/|<anonymous>|native|$)/.test(path) ? 'Node' : (path.split('/').at(-1) ?? path);
}
