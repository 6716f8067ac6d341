import { isSlashOn } from './slash-key.ts';

/**
 * The little that every page has of search: a shortcut, `/`, the focus or the search page's own `?q=` fetch the rest.
 * Until it is there the form leads to the search page.
 */
export function waitForSearch(box: HTMLElement): void {
  const input = box.querySelector('input') as HTMLInputElement;
  const list = box.querySelector('[data-results]') as HTMLElement;
  let started: Promise<void> | undefined;
  const start = async () => {
    // the box is built apart from the pages' own scripts
    started ??= (
      import(/* @vite-ignore */ box.dataset['search'] ?? '') as Promise<typeof import('./search-box.ts')>
    ).then(({ startSearchBox }) => startSearchBox(box));
    try {
      await started;
    } catch {
      started = undefined;
      list.dataset['state'] = 'done';
    }
  };
  const isSearchPage = location.pathname === box.querySelector('form')?.getAttribute('action');
  if (isSearchPage) input.value = new URLSearchParams(location.search).get('q') ?? input.value;
  if (isSearchPage || document.activeElement === input) start();
  input.addEventListener('focus', start);
  input.addEventListener('input', () => {
    list.dataset['state'] = 'working';
    start();
  });
  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.trim().includes('\n')) return;
    try {
      sessionStorage.setItem('pasted-text', text);
    } catch {
      // storage is denied or full: the text stays in the box
      return;
    }
    event.preventDefault();
    location.assign(box.dataset['paste'] ?? '');
  });
  addEventListener('keydown', (event) => {
    const { key = '', code, ctrlKey, metaKey, altKey, target } = event;
    const isField = (target as Element).closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]');
    // the character, not the key: where the layout has no Latin letters, the key with k on it
    const isLetter = key.toLowerCase() === 'k' || (key > '~' && code === 'KeyK');
    const isShortcut = isLetter && (ctrlKey || metaKey) && !altKey;
    const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isField && isSlashOn();
    if (event.defaultPrevented || !(isShortcut || isSlash)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
