import type { press } from './example-panel.ts';

let loaded: typeof press | undefined;
let attempts = 0;

/** Answers Run and Edit in an article. Nothing of the runner is fetched before the first press. */
export function answerPresses(article: HTMLElement): void {
  article.addEventListener('click', async ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-run], [data-edit]');
    if (!button) return;
    const note = button.parentElement?.querySelector('[role=status]');
    try {
      loaded ??= await loadPanel(article.dataset['runner'] ?? '');
      note?.remove();
      loaded(button);
    } catch {
      const shown = note ?? document.createElement('span');
      shown.role = 'status';
      shown.textContent = article.dataset['runFailed'] ?? '';
      button.parentElement?.append(shown);
    }
  });
}

/** The panel is built with the rest of the runner, apart from the pages' own scripts. */
async function loadPanel(url: string): Promise<typeof press> {
  // a browser never fetches a module again that it once failed to fetch, unless it has another address
  const address = attempts === 0 ? url : `${url}?${attempts}`;
  attempts += 1;
  return ((await import(/* @vite-ignore */ address)) as typeof import('./example-panel.ts')).press;
}
