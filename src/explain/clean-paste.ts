/** ECMA-48: control sequences and operating-system commands, with the escape character or what a page shows for it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const ESCAPES = /(?:\u001b|\u241b|\^\[)(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*\u0007?)|\u001b[@-Z\\-_]?/g;
/** Colours whose escape character was lost in copying; `\033[31m` in a source line is left alone. */
const BARE_COLOURS = /(?<!\\(?:x1[bB]|033|e|u001[bB]))\[\d{1,3}(?:;\d{1,3}){0,4}m/g;
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The lines of a pasted text without colours, invisible characters and the escaping of JSON logs and HTML. */
export function cleanPaste(text: string): string[] {
  const plain = text.replace(ESCAPES, '').replace(BARE_COLOURS, '').replace(INVISIBLE, '').replace(SPACES, ' ');
  const lines = decodeHtml(plain)
    .replaceAll('\r\n', '\n')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(CONTROLS, '')
    .replaceAll('```', '\n```')
    .split('\n');
  return ESCAPED_REPORT.some((mark) => plain.includes(mark)) ? lines.flatMap((line) => expandEscaped(line)) : lines;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", amp: '&' };

function decodeHtml(text: string): string {
  if (!/&lt;module&gt;|File &quot;/.test(text)) return text;
  return text.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** A log line that holds a traceback as a string with `\n` in it becomes the lines of that string. */
function expandEscaped(line: string, depth = 0): string[] {
  const mark = ESCAPED_REPORT.map((it) => line.indexOf(it)).find((it) => it !== -1);
  if (mark === undefined || depth > 3) return [line];
  const start = openingQuote(line, mark);
  const end = closingQuote(line, mark, line[start]);
  return line
    .slice(start + 1, end)
    .replace(/\\(.)/g, (_, sign: string) => ({ n: '\n', r: '', t: '\t' })[sign] ?? sign)
    .split('\n')
    .flatMap((it) => expandEscaped(it, depth + 1));
}

const ESCAPED_REPORT = ['Traceback (most recent call last):\\', '\\n    at '];

/** Right before the mark, else the nearest double quote: single ones stand in messages. */
function openingQuote(line: string, mark: number): number {
  if (line[mark - 1] === '"' || line[mark - 1] === "'") return mark - 1;
  let at = line.lastIndexOf('"', mark);
  while (at > 0 && line[at - 1] === '\\') at = line.lastIndexOf('"', at - 1);
  return at;
}

function closingQuote(line: string, from: number, quote: string | undefined): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) return at;
  }
  return line.length;
}
