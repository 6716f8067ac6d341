/** A row of a bench: what was measured, the figure, and the bar it is held to. */
export interface Row {
  what: string;
  figure: string;
  bar?: string;
  holds?: boolean;
}

/** Prints rows as a table. @returns whether every bar holds */
export function printTable(title: string, rows: readonly Row[]): boolean {
  const width = (pick: (row: Row) => string) => Math.max(...rows.map((row) => pick(row).length));
  const what = width((row) => row.what);
  const figure = width((row) => row.figure);
  console.log(`\n${title}`);
  for (const row of rows) {
    const verdict = row.bar ? `   ${row.bar}  ${row.holds ? 'holds' : 'BROKEN'}` : '';
    console.log(`  ${row.what.padEnd(what)}  ${row.figure.padStart(figure)}${verdict}`);
  }
  return rows.every((row) => row.holds !== false);
}
