import { type ExplainStringKey, translateExplain } from '../../i18n/explain-strings.ts';
import { isolatesOfOutput } from '../../i18n/isolate-units.ts';
import { LOCALE_FACTS, type Locale } from '../../i18n/locales.ts';
import { askForHelp } from '../ask-for-help.ts';
import type { Report } from '../paste.ts';
import { code, element, isolated, say } from './text-nodes.ts';

/** Buttons that show and copy a clean text for a forum, in the reader's language and in English. */
export function showHelp(report: Report, text: string, locale: Locale): HTMLElement {
  const shown = element('div', { 'data-help': '' });
  const told = element('p', { class: 'fine', role: 'status' });
  const button = (key: ExplainStringKey, language: Locale) => {
    const made = element('button', { type: 'button', 'data-ask': language }, say(locale, key));
    made.addEventListener('click', async () => {
      const help = askForHelp(report, text, language);
      shown.replaceChildren(helpText(help, language, locale));
      told.replaceChildren(say(locale, (await copy(help)) ? 'explain.copied' : 'explain.not-copied'));
    });
    return made;
  };
  const buttons =
    locale === 'en'
      ? [button('explain.help-english', 'en')]
      : [button('explain.help-local', locale), button('explain.help-english', 'en')];
  return element(
    'section',
    {},
    element('h2', {}, say(locale, 'explain.help')),
    element('p', {}, say(locale, 'explain.help-intro')),
    element('p', { class: 'explain-bar' }, ...buttons),
    told,
    shown,
  );
}

function helpText(help: string, language: Locale, locale: Locale): HTMLElement {
  const box = element('pre', {
    class: 'terminal explain-help',
    dir: 'ltr',
    lang: language,
    tabindex: '0',
    role: 'group',
    'aria-label': say(locale, 'explain.help').textContent ?? '',
  });
  const [, ownLabel = ''] = /^(.*?)\s*$/.exec(translateExplain(language, 'help.line', { place: '' })) ?? [];
  let isReport = false;
  for (const line of help.trimEnd().split('\n')) {
    const isFence = line.startsWith('```');
    if (isFence) isReport = !isReport;
    const dir = isReport || isFence ? 'ltr' : LOCALE_FACTS[language].dir;
    const place = line.startsWith(ownLabel) ? line.slice(ownLabel.length).trimStart() : '';
    const words = place
      ? [line.slice(0, -place.length), code(place)]
      : [isReport ? isolated(line, isolatesOfOutput(line)) : line];
    box.append(element('span', { dir }, ...words, '\n'));
  }
  return box;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
