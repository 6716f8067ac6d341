import { aliasesOf, type LibraryEntry } from './index-entries.ts';

/** The class that a message names in front of its words. */
const PRINTED_CLASS = /^([A-Za-z_][\w.]*): ?/;

/**
 * The messages of each entry, its own class left out. A message that several entries show stays with the one whose
 * class prints it, else with those that are no base class.
 */
export function indexMessages(entries: readonly LibraryEntry[]): Map<LibraryEntry, string[]> {
  const shown = new Map<string, LibraryEntry[]>();
  for (const entry of entries) for (const text of textsOf(entry)) shown.set(text, [...(shown.get(text) ?? []), entry]);
  const classes = new Set(entries.map((it) => it.facts.name));
  const stays = (text: string, entry: LibraryEntry) => {
    const printed = PRINTED_CLASS.exec(text)?.[1] ?? '';
    const others = (shown.get(text) ?? []).filter((it) => it !== entry);
    if (isNamed(entry, printed)) return true;
    if (others.some((it) => isNamed(it, printed))) return false;
    return entry.facts.kind !== 'base' || (!classes.has(printed) && others.every((it) => it.facts.kind === 'base'));
  };
  return new Map(
    entries.map((entry) => {
      const kept = textsOf(entry).filter((text) => stays(text, entry));
      return [entry, [...new Set(kept.map((text) => withoutOwnClass(text, entry)))].filter((text) => text !== '')];
    }),
  );
}

function textsOf({ facts }: LibraryEntry): string[] {
  return facts.messages.flatMap((it) => [it.text, ...it.older.map((older) => older.text)]);
}

function isNamed(entry: LibraryEntry, name: string): boolean {
  return name === entry.facts.name || aliasesOf(entry).includes(name);
}

function withoutOwnClass(text: string, entry: LibraryEntry): string {
  const match = PRINTED_CLASS.exec(text);
  if (isNamed(entry, match?.[1] ?? text)) return text.slice(match?.[0].length ?? text.length);
  return text;
}
