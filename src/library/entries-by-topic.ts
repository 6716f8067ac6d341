import type { Locale } from '../i18n/locales.ts';
import { TOPIC_IDS, type Topic } from '../i18n/topics.ts';
import type { Entry, Library } from './library.ts';

/** The topics that have an entry in a language, in their order, with those entries, the most met first. */
export function entriesByTopic(library: Library, locale: Locale): { topic: Topic; entries: Entry[] }[] {
  const written = mostMetFirst(library.entries.filter((it) => it.articles[locale]));
  return TOPIC_IDS.map((topic) => ({
    topic,
    entries: written.filter((it) => it.facts.topics.includes(topic)),
  })).filter((it) => it.entries.length > 0);
}

/** Entries in the order in which programmers meet them; within a level by name. */
export function mostMetFirst(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.facts.level - b.facts.level || a.slug.localeCompare(b.slug, 'en'));
}
