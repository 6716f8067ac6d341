/** node-table.js: what `console.table` draws. */
import { setTableFormat } from './console.ts';
import { inspect, textWidth } from './inspect.ts';

setTableFormat(formatTable);

function formatTable(rows: object, columns?: string[]): string {
  const isMap = rows instanceof Map;
  const entries: [string, unknown, unknown?][] = isMap
    ? [...rows].map(([key, value], i) => [String(i), value, key])
    : rows instanceof Set
      ? [...rows].map((value, i) => [String(i), value])
      : Object.entries(rows);
  const cell = (value: unknown) =>
    inspect(value, {
      maxArrayLength: 3,
      breakLength: Number.POSITIVE_INFINITY,
      depth: isObject(value) && hasObjects(value) ? -1 : 0,
    });
  const heads = new Set<string>(columns);
  let hasValues = false;
  for (const [, value] of entries)
    if (!isObject(value) || isMap) hasValues = true;
    else if (!columns) for (const key of Object.keys(value)) heads.add(key);
  const index = isMap || rows instanceof Set ? '(iteration index)' : '(index)';
  const head = [index, ...(isMap ? ['Key'] : []), ...heads, ...(hasValues ? ['Values'] : [])];
  const lines = entries.map(([name, value, key]) => [
    name,
    ...(isMap ? [cell(key)] : []),
    ...[...heads].map((column) =>
      isObject(value) && !isMap && Object.hasOwn(value, column) ? cell((value as Record<string, unknown>)[column]) : '',
    ),
    ...(hasValues ? [isObject(value) && !isMap ? '' : cell(value)] : []),
  ]);
  return drawTable(head, lines);
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Node shows an array or object in a cell only if it is flat. */
function hasObjects(value: object): boolean {
  const entries = Object.values(value).slice(0, 4);
  return (
    entries.length > 3 || entries.some((entry) => typeof entry === 'object' && entry !== null) || !Array.isArray(value)
  );
}

function drawTable(head: string[], lines: string[][]): string {
  const widths = head.map((title, i) => Math.max(...[title, ...lines.map((line) => line[i] ?? '')].map(textWidth)) + 2);
  const rule = (left: string, middle: string, right: string) =>
    left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  const row = (cells: string[]) =>
    `│${cells.map((text, i) => ` ${text}${' '.repeat((widths[i] as number) - textWidth(text) - 1)}`).join('│')}│`;
  return [rule('┌', '┬', '┐'), row(head), rule('├', '┼', '┤'), ...lines.map(row), rule('└', '┴', '┘')].join('\n');
}
