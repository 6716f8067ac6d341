/**
 * Lays a copy button over the end of every block of code below `root`, whose data attributes hold the button's words. The
 * block's text stays exactly the code, and nothing moves.
 */
export function addCopyButtons(root: HTMLElement): void {
  const { copy = '', copied = '', copyFailed = '' } = root.dataset;
  for (const block of root.querySelectorAll<HTMLElement>('pre[data-copy]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      button.textContent = (await copyText(block.textContent ?? '')) ? copied : copyFailed;
      setTimeout(() => {
        button.textContent = copy;
      }, 2000);
    });
    overlay(block, button);
  }
}

/** Code runs left to right in every language, so its end is at the right. */
function overlay(block: HTMLElement, button: HTMLElement): void {
  const box = document.createElement('div');
  box.className = 'copyable';
  box.dir = 'ltr';
  block.replaceWith(box);
  box.append(block, button);
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
