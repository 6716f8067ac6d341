import { type NamedEntry, rankNames } from './rank-names.ts';
import { searchPages } from './search-pages.ts';

/** A line of results. */
interface Result {
  url: string;
  title: string;
  gloss: string;
}

/** Makes a search box answer as the reader types; without this its form leads to the search page. */
export function startSearchBox(box: HTMLElement): void {
  const input = box.querySelector('input') as HTMLInputElement;
  const list = box.querySelector('[data-results]') as HTMLElement;
  const note = box.querySelector('[data-search-note]') as HTMLElement;
  const names = namesAt(box.dataset['names'] ?? '');
  let latest = 0;

  const answer = async () => {
    const query = input.value.trim();
    const turn = ++latest;
    list.dataset['state'] = 'working';
    const known = await names();
    const byName = rankNames(query, known).map((it) => ({ url: it.url, title: it.name, gloss: it.gloss }));
    if (turn !== latest) return;
    show(list, byName);
    const pages = query === '' ? [] : await searchPages(query);
    if (turn !== latest) return;
    const results = merge(byName, pages ?? [], known);
    show(list, results);
    note.textContent = noteFor(query, results, pages === undefined, box.dataset);
    list.dataset['state'] = 'done';
  };

  input.addEventListener('input', answer);
  input.addEventListener('focus', () => void names());
  closeOnLeaving(box, input, list, note);
  const asked = new URLSearchParams(location.search).get('q');
  if (asked && box.classList.contains('page')) {
    input.value = asked;
    void answer();
  }
}

/** Loads the names at the first call and keeps them; where that fails there are none, and the next call tries again. */
function namesAt(url: string): () => Promise<NamedEntry[]> {
  let names: Promise<NamedEntry[]> | undefined;
  return async () => {
    names ??= fetch(url).then((response) => response.json());
    try {
      return await names;
    } catch {
      names = undefined;
      return [];
    }
  };
}

/** Names first, then pages that were not found by name. */
function merge(byName: readonly Result[], pages: readonly string[], known: readonly NamedEntry[]): Result[] {
  const others = pages.filter((url) => !byName.some((it) => it.url === url));
  const titles = new Map(known.map((it) => [it.url, it]));
  return [
    ...byName,
    ...others.map((url) => ({ url, title: titles.get(url)?.name ?? url, gloss: titles.get(url)?.gloss ?? '' })),
  ];
}

function noteFor(query: string, results: readonly Result[], failed: boolean, texts: DOMStringMap): string {
  if (failed) return texts['failed'] ?? '';
  return query !== '' && results.length === 0 ? (texts['none'] ?? '').replace('{query}', query) : '';
}

function show(list: HTMLElement, results: readonly Result[]): void {
  list.replaceChildren(...results.map(line));
  list.hidden = results.length === 0;
}

function line({ url, title, gloss }: Result): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  const name = document.createElement('bdi');
  name.textContent = title;
  const words = document.createElement('span');
  words.textContent = gloss;
  link.append(name, ' ', words);
  item.append(link);
  return item;
}

/** In the header the results lie over the page: Escape and leaving the box put them away. */
function closeOnLeaving(box: HTMLElement, input: HTMLInputElement, list: HTMLElement, note: HTMLElement): void {
  if (!box.classList.contains('header')) return;
  const close = () => {
    list.hidden = true;
    note.textContent = '';
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    input.focus();
  });
  box.addEventListener('focusout', (event) => {
    if (!box.contains(event.relatedTarget as Node | null)) close();
  });
}
