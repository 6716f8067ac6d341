/** What the search box knows of an entry before any full text is loaded. */
export interface NamedEntry {
  name: string;
  gloss: string;
  url: string;
}

/** Lower case without anything but letters and digits: `socket.gaierror` and `Socket GAIError` are one. */
export function foldName(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Entries whose class name is, begins with, or contains the query, best first: exact, then the name without its module,
 * then a beginning, then a part; within each, shorter names first.
 */
export function rankNames<Entry extends Pick<NamedEntry, 'name'>>(query: string, entries: readonly Entry[]): Entry[] {
  const wanted = foldName(query);
  if (wanted === '') return [];
  return entries
    .map((entry) => ({ entry, rank: rankName(wanted, entry.name) }))
    .filter((it) => it.rank !== undefined)
    .toSorted(
      (a, b) =>
        Number(a.rank) - Number(b.rank) ||
        a.entry.name.length - b.entry.name.length ||
        a.entry.name.localeCompare(b.entry.name, 'en'),
    )
    .map((it) => it.entry);
}

function rankName(wanted: string, name: string): number | undefined {
  const whole = foldName(name);
  const own = foldName(name.split('.').at(-1) ?? '');
  const ranks = [
    whole === wanted,
    own === wanted,
    own.startsWith(wanted),
    whole.startsWith(wanted),
    whole.includes(wanted),
  ];
  const rank = ranks.indexOf(true);
  return rank === -1 ? undefined : rank;
}
