/** @throws Error where the page lacks what its script needs */
export function queryOne<Found extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector} here.`);
  return found;
}
