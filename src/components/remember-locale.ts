/** Keeps the language the reader chose by a click; where storage is denied the choice is for this page only. */
export function rememberLocale(locale: string): void {
  try {
    localStorage.setItem('locale', locale);
  } catch {
    // storage is denied
  }
}
