/**
 * Text with Arabic in it, inside code or terminal output, which are laid out left to right: each unit that a person
 * reads as one (the body of a string or of a comment, a message) becomes one isolate with a direction of its own, and
 * code inside it stays whole. Isolating word by word would turn a sentence's words and signs round.
 */

/** A piece of text; one with a direction is an isolate, which may hold others. */
export interface TextRun {
  text: string;
  dir?: 'rtl' | 'ltr';
  runs?: readonly TextRun[];
}

/** A stretch of text that is an isolate. */
export interface Isolate {
  from: number;
  to: number;
  dir: 'rtl' | 'ltr';
}

const ARABIC = /\p{Script=Arabic}/u;
/** Latin or digits tied together by signs: `requests.get()`, `{host}:{port}`, `--timeout=5`, `127.0.0.1:8080`. */
const CODE_LIKE = /[!-~]*[A-Za-z0-9][!-~]*/g;
const SENTENCE_END = /^(.*?)[.,:;!?"']*$/s;

/** The isolates of a unit: the unit itself, and the code-like runs in it. None where it has no Arabic. */
export function isolatesOfUnit(text: string, from = 0): Isolate[] {
  if (!ARABIC.test(text)) return [];
  const code = codeLikeRuns(text).map((run) => ({ from: from + run.from, to: from + run.to, dir: 'ltr' as const }));
  return [{ from, to: from + text.length, dir: directionOf(text) }, ...code];
}

/** The direction of most words; those of code-like runs do not count. On a tie right to left. */
export function directionOf(text: string): 'rtl' | 'ltr' {
  let prose = text;
  for (const { from, to } of codeLikeRuns(text).toReversed()) prose = `${prose.slice(0, from)} ${prose.slice(to)}`;
  const words = prose.match(/[\p{L}\p{M}]+/gu) ?? [];
  const arabic = words.filter((word) => ARABIC.test(word)).length;
  return arabic >= words.length - arabic ? 'rtl' : 'ltr';
}

/** Runs of Latin letters, digits and signs that no line break or bidi algorithm may take apart. Words alone are none. */
function codeLikeRuns(text: string): { from: number; to: number }[] {
  return [...text.matchAll(CODE_LIKE)].flatMap(({ 0: found, index }) => {
    const run = SENTENCE_END.exec(found)?.[1] ?? found;
    // brackets that a sentence puts round a word are the sentence's own
    const [, open = '', inner = ''] = /^([([{<"']?)(.*?)([)\]}>"']?)$/s.exec(run) ?? [];
    const isBracketedWord = open !== '' && /^[A-Za-z0-9]+$/.test(inner) && !run.startsWith('{');
    if (/^[A-Za-z]+$|^\d+$/.test(run) || isBracketedWord) return [];
    return [{ from: index, to: index + run.length }];
  });
}

/** String bodies on a line of source: what stands between quotes, escapes included. */
const QUOTED = /(["'`])((?:\\.|(?!\1)[^\\])*)\1/g;
const COMMENT = /(?:#|\/\/) ?(.*)$/;

/**
 * The isolates of a line of terminal output: in a line of source its strings and its comment, in a line that names an
 * error the message, in a frame each Arabic part of the path, in any other line the whole line.
 */
export function isolatesOfOutput(line: string): Isolate[] {
  if (!ARABIC.test(line)) return [];
  if (/^ {2,}File "/.test(line)) return wordRuns(line);
  if (/^ {4,}/.test(line)) return sourceIsolates(line);
  const error = /^(?:\[?[A-Za-z_][\w.]*(?: \[\w+\])?: )(?:\[(?:Errno|WinError) -?\d+\] )?/.exec(line);
  const start = error?.[0].length ?? 0;
  return isolatesOfUnit(line.slice(start), start);
}

function sourceIsolates(line: string): Isolate[] {
  const found: Isolate[] = [];
  for (const match of line.matchAll(QUOTED)) {
    found.push(...isolatesOfUnit(match[2] ?? '', match.index + (match[1]?.length ?? 0)));
  }
  const outside = line.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  const comment = COMMENT.exec(outside);
  if (comment?.[1] !== undefined) {
    const from = line.length - comment[1].length;
    const inComment = isolatesOfUnit(line.slice(from), from);
    return [...found.filter((it) => it.to <= from), ...inComment];
  }
  return found.length > 0 ? found : wordRuns(line);
}

/** Each run of Arabic words by itself: where the parts of a line have no sentence to keep together. */
function wordRuns(line: string): Isolate[] {
  return [...line.matchAll(/\p{Script=Arabic}[\p{Script=Arabic}\p{M}\s،؛؟]*/gu)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.trimEnd().length,
    dir: 'rtl',
  }));
}

/** A text cut at its isolates, outermost first in the list. */
export function cutIntoRuns(text: string, isolates: readonly Isolate[], from = 0): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (let index = 0; index < isolates.length; index++) {
    const outer = isolates[index];
    if (!outer) continue;
    const inner: Isolate[] = [];
    for (let next = isolates[index + 1]; next && next.from < outer.to; next = isolates[index + 1]) {
      inner.push(next);
      index += 1;
    }
    if (outer.from - from > at) runs.push({ text: text.slice(at, outer.from - from) });
    const own = text.slice(outer.from - from, outer.to - from);
    runs.push({
      text: own,
      dir: outer.dir,
      ...(inner.length > 0 ? { runs: cutIntoRuns(own, inner, outer.from) } : {}),
    });
    at = outer.to - from;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}
