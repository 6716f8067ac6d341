import type { IndexedLibrary, LibraryEntry } from './index-entries.ts';

/** The codes of each entry: those of its class first, then those it names and that belong to no other entry. */
export function indexCodes(library: IndexedLibrary, entries: readonly LibraryEntry[]): Map<LibraryEntry, string[]> {
  const owners = ownersOfCodes(library);
  const written = new Set(entries.map((it) => it.facts.name));
  const isFree = (code: string) => !written.has(owners.get(code) ?? '');
  const namedBeside = new Set(entries.filter((it) => it.facts.kind !== 'base').flatMap(codesNamed));
  return new Map(
    entries.map((entry) => {
      const { name, kind, codes } = entry.facts;
      const own = [...owners].filter(([, owner]) => owner === name).map(([code]) => code);
      // a base class names the codes of its subclasses
      const named = codesNamed(entry).filter((code) => isFree(code) && (kind !== 'base' || !namedBeside.has(code)));
      return [entry, [...new Set([...codes, ...own, ...named])]];
    }),
  );
}

/** Every name and number of the systems' codes with the class that it raises; OSError where it has no class of its own. */
function ownersOfCodes({ interpreter, codes }: IndexedLibrary): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [code, { macos, windows, node }] of Object.entries(codes.codes)) {
    const own = interpreter.classes.find((it) => it.errnoNames.includes(code))?.name;
    const owner = own ?? (code.startsWith('EAI_') ? 'socket.gaierror' : 'OSError');
    const linux = interpreter.linux.numbers[code];
    const spellings = [
      code,
      ...(node ? [node] : []),
      ...(linux === undefined ? [] : [`errno ${linux}`]),
      ...(macos === null || macos === linux ? [] : [`macos ${macos}`]),
      ...windows.flatMap((it) => [it.name, `winerror ${it.number}`]),
    ];
    for (const spelling of spellings) if (!owners.has(spelling)) owners.set(spelling, owner);
  }
  return owners;
}

const NAMED_CODE = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|[A-Z]{4,}|TS\d+)$/;
const NUMBERED_CODE = /\b(errno|winerror) (-?\d+)/gi;

/** Codes that an entry's counterparts, messages and curated words name. */
function codesNamed({ facts }: LibraryEntry): string[] {
  const words = Object.values(facts.search).flat();
  const named = [...facts.counterparts.flatMap((it) => [it.code, it.causeCode, it.ts]), ...words];
  const printed = facts.messages.filter((it) => it.text.startsWith(`${facts.name}:`)).map((it) => it.text);
  return [
    ...named.filter((code) => code !== undefined).filter((code) => NAMED_CODE.test(code)),
    ...[...printed, ...words].flatMap(numbersIn),
  ];
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBERED_CODE)].map(([, kind = '', number]) => `${kind.toLowerCase()} ${number}`);
}
