/** Tracebacks in the boxes of the library Rich, as Typer and others print them, turned into Python's own layout. */
export function unboxRich(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => HEAD.test(line))) return lines;
  const plain: string[] = [];
  let inside = false;
  for (const line of lines) {
    if (HEAD.test(line)) {
      inside = true;
      plain.push('Traceback (most recent call last):');
    } else if (inside && /^\s*[╰+]/.test(line)) inside = false;
    else if (inside) plain.push(...unboxLine(line));
    else plain.push(line);
  }
  return plain;
}

const HEAD = /^\s*[╭+][─-]{1,300} Traceback \(most recent call last\) [─-]/;
const FRAME = /^(\S.*?):(\d+) in (\S+)$/;
const SOURCE = /^[❱>] +\d+ [│|] ?(.*)$/;

function unboxLine(line: string): string[] {
  const text = line.replace(/^\s*[│|] ?/, '').trimEnd();
  const content = /[│|]$/.test(text) ? text.slice(0, -1).trimEnd() : text;
  const frame = FRAME.exec(content);
  if (frame) return [`  File "${frame[1]}", line ${frame[2]}, in ${frame[3]}`];
  const source = SOURCE.exec(content);
  return source ? [`    ${source[1]?.trim()}`] : [];
}
