import { LOCALES, type Locale } from '../../i18n/locales.ts';
import { explain } from '../explain.ts';
import type { ExplainEntry } from '../explain-index.ts';
import { showAnswer } from './show-answer.ts';

/** Where a text waits that was pasted on another page. */
const HANDED_OVER = 'pasted-text';
/** A text of this many characters is explained when typing pauses. */
const LONG = 20_000;
const PAUSE = 200;

/** Explains what stands in the box on every input. */
export function startExplain(page: HTMLElement): void {
  const box = page.querySelector<HTMLTextAreaElement>('textarea[name=trace]');
  const answer = page.querySelector<HTMLElement>('[data-explain]');
  if (!box || !answer) return;
  const locale = LOCALES.find((it): it is Locale => it === document.documentElement.lang) ?? 'en';
  const load = entriesLoader(page.dataset['entries'] ?? '');
  let turn = 0;

  const answerInput = async () => {
    turn++;
    const own = turn;
    answer.dataset['state'] = 'working';
    // some ways of entering a text tell of each line of it
    await new Promise((resolve) => setTimeout(resolve, box.value.length > LONG ? PAUSE : 0));
    const entries = own === turn ? await load() : undefined;
    if (own !== turn) return;
    const text = box.value;
    showAnswer(answer, text, text.trim() === '' ? undefined : explain(text, entries ?? []), {
      locale,
      hasLinks: entries !== undefined,
    });
    answer.dataset['state'] = 'done';
  };
  box.addEventListener('input', answerInput);
  page.querySelector('[data-clear]')?.addEventListener('click', () => {
    box.value = '';
    box.focus();
    answerInput();
  });

  const handedOver = takeHandedOver();
  if (handedOver) box.value = handedOver;
  // a browser may bring back what stood there before a reload
  if (box.value) answerInput();
  else load();
}

function takeHandedOver(): string | null {
  try {
    const text = sessionStorage.getItem(HANDED_OVER);
    sessionStorage.removeItem(HANDED_OVER);
    return text;
  } catch {
    return null;
  }
}

/** Loads once; after a failure the next call tries again. */
function entriesLoader(url: string): () => Promise<readonly ExplainEntry[] | undefined> {
  let loaded: Promise<readonly ExplainEntry[] | undefined> | undefined;
  const fetchEntries = async () => {
    try {
      const reply = await fetch(url);
      if (reply.ok) return (await reply.json()) as ExplainEntry[];
    } catch {
      // no connection: the answer is given without links
    }
    loaded = undefined;
    return undefined;
  };
  return () => {
    loaded ??= fetchEntries();
    return loaded;
  };
}
