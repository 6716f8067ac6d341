import type { press } from './example-panel.ts';

let loaded: typeof press | undefined;

/** Answers Run and Edit in an article. Nothing of the runner is fetched before the first press. */
export function answerPresses(article: HTMLElement): void {
  article.addEventListener('click', async ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-run], [data-edit]');
    if (!button) return;
    // the panel is built with the rest of the runner, apart from the pages' own scripts
    loaded ??= (
      (await import(/* @vite-ignore */ article.dataset['runner'] ?? '')) as typeof import('./example-panel.ts')
    ).press;
    loaded(button);
  });
}
