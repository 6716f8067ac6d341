import { isLocale, type Locale } from '../i18n/locales.ts';
import { urls } from '../i18n/urls.ts';
import { rememberLocale } from './remember-locale.ts';

/** Leads from `/` to the language chosen before, else to the first one of the browser that the site has. */
export function leadOn(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-locale]')) {
    link.addEventListener('click', () => rememberLocale(link.dataset['locale'] ?? ''));
  }
  const locale = savedLocale() ?? navigator.languages.map((it) => it.split('-')[0]).find(isLocale);
  if (locale) location.replace(urls.home(locale));
}

function savedLocale(): Locale | undefined {
  try {
    const saved = localStorage.getItem('locale');
    return isLocale(saved) ? saved : undefined;
  } catch {
    return undefined;
  }
}
