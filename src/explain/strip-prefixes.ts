import { unboxRich } from './unbox-rich.ts';

/**
 * Takes away what others put in front of every line: `>` of a quotation, the service of docker compose, time stamps,
 * journald's host and process. Where only the first line of a report has a prefix, that prefix gets a line of its own,
 * since it tells that a report was logged.
 */
export function stripPrefixes(lines: readonly string[]): readonly string[] {
  return stripAnchored(unboxRich(dedent(stripShared(stripEach(stripQuotes(lines))))));
}

const DEPTH = 5;

/** `>` of mail and forums, several deep; a single `>` is pytest's, `>>>` Python's prompt. */
function stripQuotes(lines: readonly string[]): readonly string[] {
  let stripped = lines;
  for (let depth = 0; depth < DEPTH; depth++) {
    const before = stripped;
    const inRun = (at: number) => isQuoted(before[at]) && (isQuoted(before[at - 1]) || isQuoted(before[at + 1]));
    if (!before.some((_, at) => inRun(at))) return before;
    stripped = before.map((line, at) => (inRun(at) ? line.replace(/^> ?/, '') : line));
  }
  return stripped;
}

function isQuoted(line = ''): boolean {
  return line.startsWith('>') && /^>(?!>>(?! ?(?:Traceback| +File "))) ?/.test(line);
}

/** Prefixes that are known by themselves: docker compose, Kubernetes and GitHub time stamps, journald and syslog. */
const KNOWN = [
  /^(?!\d+ )[\w.-]{1,60} {1,20}\|(?: |$)/,
  /^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z(?: std(?:out|err) [FP])?(?: |$)/,
  /^(?:[A-Z][a-z]{2} {1,2}\d{1,2} [\d:]{8}|\d{4}-\d\d-\d\dT[\d:.]{8,20}[+-]\d\d:?\d\d) [^\s:]{1,80} [^\s:]{1,80}:(?: |$)/,
];
const TIME = /^\S*\d\d:\d\d\S* ?|^[A-Z][a-z]{2} +\d+ [\d:]+ /;

/** Removes a known prefix where the next line has one too; the lines of one writer are kept together. */
function stripEach(lines: readonly string[]): readonly string[] {
  if (!lines.some((line, at) => knownPrefix(line) !== '' && knownPrefix(lines[at + 1] ?? '') !== '')) return lines;
  const writers = new Map<string, string[]>();
  for (const line of lines) {
    const prefix = knownPrefix(line);
    const writer = prefix.replace(TIME, '').trimEnd();
    const group = writers.get(writer);
    if (group) group.push(line.slice(prefix.length));
    else writers.set(writer, [line.slice(prefix.length)]);
  }
  return [...writers.values()].flat();
}

function knownPrefix(line: string): string {
  if (!/^\w/.test(line)) return '';
  for (const known of KNOWN) {
    const prefix = known.exec(line);
    if (prefix) return prefix[0];
  }
  return '';
}

/** Removes a prefix that all lines share, if it begins as those of loggers do: with a time, or in brackets. */
function stripShared(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  if (filled.length < 2 || !SHARED.test(filled[0] ?? '')) return lines;
  let shared = (filled[0] ?? '').slice(0, LONGEST);
  for (const line of filled) shared = shared.slice(0, sharedLength(shared, line));
  // a path or a call is no longer a prefix: `a.ts(3,5): error TS` begins every line of a compiler
  const prefix = /^[^/(]*(?:[\]:|>-]|\d) /.exec(shared)?.[0] ?? '';
  if (!SHARED.test(prefix)) return lines;
  const stripped = lines.map((line) => afterShape(line, prefix) ?? line);
  return LEVEL.test(prefix) ? [prefix.trimEnd(), ...stripped] : stripped;
}

const SHARED = /^(?:\[[^\]]{1,60}\]|\d{4}[-/]\d\d[-/]\d\d[T ]|\d\d:\d\d)/;
const LONGEST = 200;

/** How much of a prefix a line begins with, any number standing for any other. */
function sharedLength(prefix: string, line: string): number {
  let at = 0;
  for (let here = 0; at < prefix.length && here < line.length; ) {
    if (isDigit(prefix, at) && isDigit(line, here)) {
      while (isDigit(prefix, at)) at++;
      while (isDigit(line, here)) here++;
    } else if (prefix[at] === line[here]) {
      at++;
      here++;
    } else break;
  }
  return at;
}

/** Without the indentation that all lines share. */
function dedent(lines: readonly string[]): readonly string[] {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const text = line.trimStart();
    if (text !== '') shared = Math.min(shared, line.length - text.length);
    if (shared === 0) return lines;
  }
  return Number.isFinite(shared) ? lines.map((line) => line.slice(shared)) : lines;
}

/** What a report's lines begin with, whatever stands before them. */
const ANCHORS = ['  + Exception Group Traceback', 'Traceback (most recent call last)', '  File "', '    at '];

/** How many lines of other writers may stand between two lines with one prefix. */
const STRANGERS = 20;

/** Finds prefixes by the lines whose true beginning is known, and removes them from all their neighbours. */
function stripAnchored(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => findPrefix(line) !== undefined)) return lines;
  const stripped: string[] = [];
  let waiting = lines;
  for (let round = 0; waiting.length > 0 && round < STRANGERS; round++) waiting = stripRound(waiting, stripped);
  return stripped.concat(waiting);
}

/** Moves lines to `stripped` until the end; lines of other writers inside a prefixed block are handed back. */
function stripRound(lines: readonly string[], stripped: string[]): string[] {
  const strangers: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const prefix = findPrefix(line);
    if (prefix === undefined) {
      stripped.push(line);
      continue;
    }
    if (!goesOn(lines, at, prefix)) {
      if (line.startsWith('Traceback', prefix.length)) stripped.push(prefix.trimEnd(), line.slice(prefix.length));
      else stripped.push(line);
      continue;
    }
    let first = stripped.length;
    for (; first > 0; first--) {
      const before = afterShape(stripped[first - 1] ?? '', prefix);
      if (before === undefined) break;
      stripped[first - 1] = before;
    }
    if (LEVEL.test(prefix)) stripped.splice(first, 0, prefix.trimEnd());
    at = stripBlock(lines, at, prefix, stripped, strangers);
  }
  return strangers;
}

/** Whether the lines after `at` have the prefix too; a frame right below that has none says they do not. */
function goesOn(lines: readonly string[], at: number, prefix: string): boolean {
  if (/^\s*(?:File "|at )/.test(lines[at + 1] ?? '')) return false;
  return lines
    .slice(at + 1, at + 1 + STRANGERS)
    .some((line) => line.trim() !== '' && afterShape(line, prefix) !== undefined);
}

/** Log levels as loggers print them. */
export const LEVEL =
  /(?:^|[\s[\]|:,(-])(?:ERROR|CRITICAL|FATAL|WARNING|WARN|ERR|error|critical|fatal|E)(?=$|[\s\]|:,)/-])/;

/** Copies a block whose lines have one prefix, from `at` on. @returns the last line of it */
function stripBlock(
  lines: readonly string[],
  at: number,
  prefix: string,
  stripped: string[],
  strangers: string[],
): number {
  let last = at;
  let skipped: string[] = [];
  for (let here = at; here < lines.length && here - last <= STRANGERS; here++) {
    const line = lines[here] ?? '';
    const rest = afterShape(line, prefix);
    if (rest === undefined) {
      skipped.push(line);
      continue;
    }
    stripped.push(rest);
    strangers.push(...skipped);
    skipped = [];
    last = here;
  }
  return last;
}

/** No prefix: the margin of a group, pytest's E, an arrow or the class name of IPython, an opening quote. */
const OWN = /^[\s|+│]*$|^[\w.]+ {2,}$|^E +$|^-+> |^npm |^(?:\s*\+? ?)Exception Group $|["'`(]$/;

/** What stands before an anchor, if it can be a prefix. */
function findPrefix(line: string): string | undefined {
  for (const anchor of ANCHORS) {
    const at = line.indexOf(anchor);
    if (at <= 0 || at > 200) continue;
    const before = line.slice(0, at);
    if (!/^\s/.test(before) && !OWN.test(before)) return before.replace(/\s{2,200}$/, ' ');
  }
  return undefined;
}

/**
 * The rest of a line that begins like the prefix, any number standing for any other; undefined where it does not.
 * Blanks at the end of a line may be lost.
 */
function afterShape(line: string, prefix: string): string | undefined {
  let here = 0;
  for (let at = 0; at < prefix.length; ) {
    if (here >= line.length) return prefix.slice(at).trim() === '' ? '' : undefined;
    if (isDigit(prefix, at) && isDigit(line, here)) {
      while (isDigit(prefix, at)) at++;
      while (isDigit(line, here)) here++;
      continue;
    }
    if (prefix[at] !== line[here]) return undefined;
    at++;
    here++;
  }
  return line.slice(here);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}
