import type { Locale } from '../i18n/locales.ts';
import { translateSearch } from '../i18n/search-strings.ts';
import { urls } from '../i18n/urls.ts';
import { forgetAllSearches, forgetSearch, recentSearches } from './recent-searches.ts';
import { isSlashOn, switchSlash } from './slash-key.ts';

/**
 * Fills the help below an empty box, or below a query that found nothing: the reader's recent searches, and other ways in.
 * @param focusBox takes the focus when what had it is removed
 */
export function fillHelp(
  help: HTMLElement,
  locale: Locale,
  { withRecent, withSlash, focusBox }: { withRecent: boolean; withSlash: boolean; focusBox: () => void },
): void {
  const again = () => {
    focusBox();
    fillHelp(help, locale, { withRecent, withSlash, focusBox });
  };
  help.replaceChildren(
    ...(withRecent ? recentList(locale, again) : []),
    paragraph(link(urls.explain(locale), translateSearch(locale, 'search.paste'))),
    paragraph(link(urls.tree(locale), translateSearch(locale, 'search.browse'))),
    ...(withSlash ? [slashSwitch(locale)] : []),
  );
}

function recentList(locale: Locale, again: () => void): HTMLElement[] {
  const queries = recentSearches(locale);
  if (queries.length === 0) return [];
  const title = document.createElement('p');
  title.className = 'fine';
  title.textContent = translateSearch(locale, 'search.recent');
  const list = document.createElement('ul');
  list.ariaLabel = title.textContent;
  list.append(
    ...queries.map((query) => {
      const item = document.createElement('li');
      const words = document.createElement('bdi');
      words.textContent = query;
      const remove = button('×', () => {
        forgetSearch(locale, query);
        again();
      });
      remove.ariaLabel = translateSearch(locale, 'search.forget', { query });
      item.append(link(`${urls.search(locale)}?q=${encodeURIComponent(query)}`, words), ' ', remove);
      return item;
    }),
  );
  const removeAll = button(translateSearch(locale, 'search.forget.all'), () => {
    forgetAllSearches(locale);
    again();
  });
  return [title, list, paragraph(removeAll)];
}

function slashSwitch(locale: Locale): HTMLElement {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = isSlashOn();
  box.addEventListener('change', () => switchSlash(box.checked));
  label.append(box, ' ', translateSearch(locale, 'search.slash'));
  return paragraph(label);
}

function paragraph(content: Node): HTMLElement {
  const made = document.createElement('p');
  made.append(content);
  return made;
}

function link(url: string, content: string | Node): HTMLElement {
  const made = document.createElement('a');
  made.href = url;
  made.append(content);
  return made;
}

function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
