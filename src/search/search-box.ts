import type { Locale } from '../i18n/locales.ts';
import { translateSearch } from '../i18n/search-strings.ts';
import { type Answer, answerQuery } from './answer-query.ts';
import { loadLookUp } from './load-lookup.ts';
import { moveThroughOptions } from './move-through-options.ts';
import { rememberSearch } from './recent-searches.ts';
import { resultOption } from './result-option.ts';
import { fillHelp } from './search-help.ts';

/** Makes a search box answer as the reader types, a combobox over its results. */
export function startSearchBox(box: HTMLElement): void {
  const part = <Kind extends HTMLElement>(selector: string) => box.querySelector(selector) as Kind;
  const input = part<HTMLInputElement>('input');
  const form = part<HTMLFormElement>('form');
  const panel = part('[data-search-panel]');
  const list = part('[data-results]');
  const note = part('[data-search-note]');
  const help = part('[data-search-help]');
  const locale = document.documentElement.lang as Locale;
  const hangs = box.classList.contains('header');
  const isSearchPage = location.pathname === form.getAttribute('action');
  const { lookUp, warm } = loadLookUp(locale);
  const options = moveThroughOptions(input, list);
  const ask = () => input.value.trim();
  let latest = 0;

  const open = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    input.ariaExpanded = String(isOpen && !list.hidden);
    if (!isOpen) options.leave();
  };
  const showHelp = (isShown: boolean) => {
    help.hidden = !isShown;
    const focusBox = () => input.focus();
    if (isShown) fillHelp(help, locale, { withRecent: ask() === '', withSlash: isSearchPage, focusBox });
  };
  const show = ({ results }: Answer) => {
    options.replace(results.map(resultOption));
    list.hidden = results.length === 0;
    open(!hangs || box.contains(document.activeElement));
  };
  const tell = (query: string, { results, isGuess, failed }: Answer) => {
    const count = results.length;
    const isCount = !failed && count > 0 && !isGuess;
    note.classList.toggle('visually-hidden', isCount);
    if (failed) note.textContent = translateSearch(locale, failed === 'all' ? 'search.offline' : 'search.failed');
    else if (isCount) note.textContent = translateSearch(locale, 'search.count', { count });
    else note.textContent = translateSearch(locale, count > 0 ? 'search.guess' : 'search.none', { query });
    showHelp(count === 0);
  };
  const answer = async () => {
    const query = ask();
    const turn = ++latest;
    list.dataset['state'] = 'working';
    if (isSearchPage)
      history.replaceState(history.state, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    let last: Answer = { results: [], isGuess: false };
    if (query === '') {
      note.textContent = '';
      show(last);
      showHelp(true);
    } else {
      for await (const some of answerQuery(query, locale, lookUp)) {
        if (turn !== latest) return;
        last = some;
        show(last);
        if (last.results.length > 0) showHelp(false);
      }
      if (turn !== latest) return;
      tell(query, last);
    }
    list.dataset['state'] = 'done';
  };
  const openAgain = () => {
    warm();
    if (!panel.hidden && !list.hidden) return;
    if (ask() === '') showHelp(true);
    open(true);
  };

  // a list that scrolls is none of the places Tab goes to: the arrows move through it
  list.tabIndex = -1;
  input.ariaAutoComplete = 'list';
  list.ariaLabel = translateSearch(locale, 'search.results');
  input.addEventListener('input', answer);
  input.addEventListener('focus', openAgain);
  input.addEventListener('click', openAgain);
  // a press must not take the focus from the box before it is a click
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', () => rememberSearch(locale, ask()));
  form.addEventListener('submit', (event) => {
    rememberSearch(locale, ask());
    if (isSearchPage) event.preventDefault();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.childElementCount === 0) return;
      if (panel.hidden) open(true);
      options.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && options.current()) {
      options.current()?.click();
    } else {
      return;
    }
    event.preventDefault();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    input.focus();
    if (hangs && !panel.hidden) {
      open(false);
      // an answer on its way opens nothing any more
      latest++;
      list.dataset['state'] = 'done';
    } else if (input.value !== '') {
      input.value = '';
      void answer();
    }
  });
  if (hangs) {
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget !== null && !box.contains(relatedTarget as Node)) open(false);
    });
    // a press beside the box closes it even where nothing takes the focus
    document.addEventListener('pointerdown', ({ target }) => {
      if (!box.contains(target as Node)) open(false);
    });
  }
  warm();
  void answer();
}
