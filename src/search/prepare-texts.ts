import type { Locale } from '../i18n/locales.ts';
import { ownName, splitName } from './fold-name.ts';
import { foldText, marksOfWords, splitWords } from './fold-text.ts';
import type { IndexedEntry, Part } from './lookup-index.ts';
import { type MessageWords, readMessage } from './read-message.ts';
import { stemWord } from './stem-word.ts';

/** A part of texts, ready to be asked. */
export interface PreparedTexts {
  locale: Locale;
  texts: readonly PreparedText[];
  /** Places of the texts that have a folded word. */
  places: ReadonlyMap<string, readonly number[]>;
  /** Folded words by their stem. */
  forms: ReadonlyMap<string, readonly string[]>;
  templates: readonly MessageTemplate[];
}

export interface MessageTemplate extends MessageWords {
  entry: IndexedEntry;
  text: string;
}

export interface PreparedText {
  entry: IndexedEntry;
  field: 'name' | 'gloss' | 'phrases' | 'english' | 'messages' | 'prose';
  text: string;
  /** Folded. */
  words: readonly string[];
  /** The marks of each word in its own spelling; worked out at the first call. */
  marks: () => readonly string[];
}

export function prepareTexts(part: Part, locale: Locale): PreparedTexts {
  const texts = part.flatMap((entry) => textsOf(entry, locale));
  const places = new Map<string, number[]>();
  texts.forEach(({ words }, place) => {
    for (const word of new Set(words)) add(places, word, place);
  });
  const forms = new Map<string, string[]>();
  for (const word of places.keys()) add(forms, stemWord(word, locale), word);
  const templates = part.flatMap((entry) =>
    (entry.messages ?? []).map((text): MessageTemplate => {
      return { printed: ownName(entry.name).toLowerCase(), ...readMessage(text), entry, text };
    }),
  );
  return { locale, texts, places, forms, templates };
}

function textsOf(entry: IndexedEntry, locale: Locale): PreparedText[] {
  const prepare = (field: PreparedText['field'], text: string, spaced = text): PreparedText => {
    let marks: string[] | undefined;
    return {
      ...{ entry, field, text, words: splitWords(foldText(spaced, locale)) },
      marks: () => {
        marks ??= marksOfWords(spaced);
        return marks;
      },
    };
  };
  const all = (field: 'phrases' | 'english' | 'messages' | 'prose') =>
    (entry[field] ?? []).map((text) => prepare(field, text));
  return [
    prepare('name', entry.name, splitName(entry.name).join(' ')),
    prepare('gloss', entry.gloss),
    ...[...all('phrases'), ...all('english'), ...all('messages'), ...all('prose')],
  ];
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
