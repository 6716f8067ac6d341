/**
 * Puts a copy button after every block of code below `root`, whose data attributes hold the button's words. The block's
 * text stays exactly the code.
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
    block.after(button);
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
