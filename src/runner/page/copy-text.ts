/** @returns whether the text is on the clipboard */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Says on a button, for two seconds, what became of a copy. */
export async function copyWithButton(button: HTMLElement, text: string, words: { copied: string; failed: string }) {
  const before = button.textContent;
  button.textContent = (await copyText(text)) ? words.copied : words.failed;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
