import { copyWithButton } from '../runner/page/copy-text.ts';

/**
 * Lays a copy button over the end of every block of code below `root`, whose data attributes hold the button's words. The
 * block's text stays exactly the code, and nothing moves. While the block is being edited, the edited text is copied.
 */
export function addCopyButtons(root: HTMLElement): void {
  const { copy = '', copied = '', copyFailed = '' } = root.dataset;
  for (const block of root.querySelectorAll<HTMLElement>('pre[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    const box = overlay(block, button);
    button.addEventListener('click', () => {
      const text = box.querySelector('textarea')?.value ?? block.textContent ?? '';
      if (button.textContent === copy) copyWithButton(button, text, { copied, failed: copyFailed });
    });
  }
}

/** Code runs left to right in every language, so its end is at the right. */
function overlay(block: HTMLElement, button: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  box.className = 'copyable';
  box.dir = 'ltr';
  block.replaceWith(box);
  box.append(block, button);
  return box;
}
