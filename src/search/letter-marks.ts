/**
 * Pagefind strips combining marks from pages and queries alike, but đ is no d with a mark: it is made one before pages
 * are indexed and before they are searched.
 */
export function markLetters(text: string): string {
  return text.replaceAll('đ', 'd\u0335').replaceAll('Đ', 'D\u0335');
}

/** Gives titles and excerpts that come from Pagefind their đ back. */
export function restoreLetters(text: string): string {
  return text.replaceAll('d\u0335', 'đ').replaceAll('D\u0335', 'Đ');
}
