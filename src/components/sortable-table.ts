/** Turns the heads of a table into buttons that sort its rows, the second press the other way round. */
export function makeSortable(table: HTMLTableElement): void {
  for (const head of table.querySelectorAll<HTMLElement>('th[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sortBy(table, head));
  }
}

function sortBy(table: HTMLTableElement, head: HTMLElement): void {
  const isDescending = head.getAttribute('aria-sort') === 'ascending';
  const heads = [...table.querySelectorAll('th[data-sort]')];
  for (const it of heads) it.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
  const column = heads.indexOf(head);
  const body = table.tBodies[0];
  if (!body) return;
  const compare = head.dataset['sort'] === 'number' ? compareNumbers : compareTexts;
  const rows = [...body.rows].sort((a, b) => compare(a.cells[column], b.cells[column]) * (isDescending ? -1 : 1));
  body.append(...rows);
}

type Cell = HTMLTableCellElement | undefined;

const compareTexts = (a: Cell, b: Cell) =>
  (a?.textContent ?? '').trim().localeCompare((b?.textContent ?? '').trim(), 'en');

/** Cells without a number come last when numbers rise. */
const compareNumbers = (a: Cell, b: Cell) => numberOf(a) - numberOf(b);
const numberOf = (cell: Cell) => (cell?.dataset['value'] ? Number(cell.dataset['value']) : Number.MAX_SAFE_INTEGER);
