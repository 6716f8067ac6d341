import { isTelling, lastPart } from './error-names.ts';
import type { ErrorCode, ExplainEntry, ExplainMessage } from './explain-index.ts';
import { findBase, readBases } from './find-base.ts';
import { type MessageMatch, matchMessage } from './match-message.ts';
import type { Frame, Paste, PastedException, Report } from './paste.ts';
import { readPaste } from './read-paste.ts';

/** What a pasted text says, with the entries that explain it. */
export interface Explanation {
  /** known: the exception or its root has an entry · unknown: neither has · none: no error in the text */
  status: 'known' | 'unknown' | 'none';
  paste: Paste;
  /** The report that the rest is about. */
  report?: Report;
  /** The exception that ended the program. */
  exception?: ExplainedException;
  /** The one it grew from; the same object where there is no other. */
  root?: ExplainedException;
  /** Those of the report in the order printed, of very many only the first. */
  exceptions: readonly ExplainedException[];
  ownLine?: Frame;
  /** Best first, each entry once. */
  links: readonly ExplainLink[];
  primary?: ExplainLink;
}

export interface ExplainedException {
  exception: PastedException;
  entry?: ExplainEntry;
  /** The message that an entry lists, laid over the printed one. */
  match?: MessageMatch<ExplainMessage>;
  /** Neither an entry nor a class of Python: the reader's own, or a package's. */
  isUnknown: boolean;
  /** Where there is no entry: the nearest base that has one, or the base that the pasted text shows. */
  base?: { name: string; entry?: ExplainEntry };
}

export interface ExplainLink {
  entry: ExplainEntry;
  /** The exception whose entry it is, or from whose message, code or base it follows. */
  type: string;
  why: Why;
}

/** own: by name · message: its text is listed there · code: its number · mentioned: named in a message · base: a base class */
export type Why = 'own' | 'message' | 'code' | 'mentioned' | 'base';

/** Tells what a pasted text means, as far as the entries know; nothing is guessed where they do not. */
export function explain(text: string, entries: readonly ExplainEntry[]): Explanation {
  const paste = readPaste(text);
  const report = paste.answer;
  if (!report) return { status: 'none', paste, exceptions: [], links: [] };

  const directory = new Directory(entries);
  const bases = readBases(text);
  const explained = new Map(
    chooseExceptions(report).map((it) => [it, explainException(it, report.language, directory, bases)]),
  );
  const exceptions = [...explained.values()];
  const exception = explained.get(report.exception) as ExplainedException;
  const root = explained.get(report.root) as ExplainedException;
  const links = rankLinks(report, explained, directory);
  const [primary] = links;
  return {
    status: [exception, root].some((it) => it.entry || (it.base && !it.isUnknown)) ? 'known' : 'unknown',
    paste,
    report,
    exception,
    root,
    exceptions,
    ...(report.ownLine ? { ownLine: report.ownLine } : {}),
    links,
    ...(primary ? { primary } : {}),
  };
}

/** A page shows no more than this of a report, and the two that matter. */
const SHOWN = 100;

function chooseExceptions({ exceptions, exception, root }: Report): PastedException[] {
  return exceptions.filter((it, index) => index < SHOWN || it === exception || it === root);
}

interface Candidate {
  entry: ExplainEntry;
  why: Why;
}

/** Finds entries by name, message and code. */
class Directory {
  private readonly byName = new Map<string, ExplainEntry>();
  private readonly byLastPart = new Map<string, ExplainEntry>();
  private readonly covered = new Map<string, ExplainEntry>();
  private readonly owners = new Map<ExplainMessage, ExplainEntry>();
  private readonly templates = new Map<string, ExplainMessage[]>();
  private readonly entries: readonly ExplainEntry[];

  constructor(entries: readonly ExplainEntry[]) {
    this.entries = entries;
    for (const entry of entries) {
      for (const name of [entry.name, ...entry.aliases]) {
        if (!this.byName.has(name)) this.byName.set(name, entry);
        if (isTelling(lastPart(name)) && !this.byLastPart.has(lastPart(name)))
          this.byLastPart.set(lastPart(name), entry);
      }
      for (const name of entry.covers) this.covered.set(name, entry);
      for (const message of entry.messages) {
        const key = lastPart(message.text.split(/[: ]/, 1)[0] ?? '');
        const sameKey = this.templates.get(key);
        if (sameKey) sameKey.push(message);
        else this.templates.set(key, [message]);
        this.owners.set(message, entry);
      }
    }
  }

  /** The entry of a class; IPython prints no module, so a bare name finds the class of any module. */
  named(type: string): ExplainEntry | undefined {
    return this.byName.get(type) ?? (type.includes('.') ? undefined : this.byLastPart.get(type));
  }

  /** The entry of the nearest base of a class that has none. */
  covering(type: string): ExplainEntry | undefined {
    return this.covered.get(type);
  }

  matches(exception: PastedException): MessageMatch<ExplainMessage>[] {
    const own = this.named(exception.type);
    return matchMessage(
      exception,
      this.templates.get(lastPart(exception.type)) ?? [],
      (templateClass, type) =>
        templateClass === type ||
        templateClass.endsWith(`.${type}`) ||
        (own !== undefined && this.named(templateClass) === own),
    );
  }

  ownerOf(message: ExplainMessage): ExplainEntry {
    return this.owners.get(message) as ExplainEntry;
  }

  /** Entries whose own numbers or counterparts have a code: own ones first, then those that have few others. */
  withCode(
    isCode: (code: { name: string; linux?: number; macos?: number; windows?: number }) => boolean,
  ): ExplainEntry[] {
    const own = this.entries.filter((entry) => entry.codes.some(isCode));
    const others = this.entries
      .filter(
        (entry) =>
          !own.includes(entry) && entry.counterparts.some((it) => it.code !== undefined && isCode({ name: it.code })),
      )
      .toSorted((a, b) => Number(a.isBase) - Number(b.isBase) || countCodes(a) - countCodes(b));
    return [...own, ...others];
  }

  /** Entries whose counterpart is a JavaScript class without a code: NameError for ReferenceError; the same name first. */
  withJavascriptClass(type: string): ExplainEntry[] {
    return this.entries
      .filter((entry) => entry.counterparts.some((it) => it.class === type))
      .toSorted((a, b) => Number(b.name === type) - Number(a.name === type));
  }
}

function countCodes(entry: ExplainEntry): number {
  return new Set(entry.counterparts.map((it) => it.code)).size;
}

function explainException(
  exception: PastedException,
  language: Report['language'],
  directory: Directory,
  bases: ReadonlyMap<string, string>,
): ExplainedException {
  const [best] = candidatesFor(exception, language, directory);
  const match = directory.matches(exception)[0];
  const explained = { exception, ...(match ? { match } : {}) };
  if (best) return { ...explained, entry: best.entry, isUnknown: false };
  const covering = directory.covering(exception.type);
  if (covering) return { ...explained, isUnknown: false, base: { name: covering.name, entry: covering } };
  const base = findBase(exception.type, bases);
  const entry =
    base === undefined || language !== 'py' ? undefined : (directory.named(base) ?? directory.covering(base));
  return { ...explained, isUnknown: true, ...(base ? { base: { name: base, ...(entry ? { entry } : {}) } } : {}) };
}

/** The entries that explain an exception by its name, its message or its code, best first. */
function candidatesFor(exception: PastedException, language: Report['language'], directory: Directory): Candidate[] {
  return language === 'py' ? pythonCandidates(exception, directory) : scriptCandidates(exception, directory);
}

function pythonCandidates(exception: PastedException, directory: Directory): Candidate[] {
  const own = directory.named(exception.type);
  const byNumber = numberedEntries(exception, directory).map((entry): Candidate => ({ entry, why: 'code' }));
  const byMessage = directory
    .matches(exception)
    .filter((it) => it.how !== 'start')
    .map((it): Candidate => ({ entry: directory.ownerOf(it.template), why: 'message' }));
  const named: Candidate[] = own ? [{ entry: own, why: 'own' }] : [];
  // OSError and ConnectionError say little, a number much
  return own?.isBase || own?.name === 'OSError'
    ? [...byNumber, ...named, ...byMessage]
    : [...named, ...byMessage, ...byNumber];
}

/** Entries for the number that an exception carries; getaddrinfo has small numbers of its own. */
function numberedEntries({ type, errno, winerror }: PastedException, directory: Directory): ExplainEntry[] {
  if (winerror !== undefined) return directory.withCode((code) => code.windows === winerror);
  if (errno === undefined) return [];
  const isOwnKind = (code: ErrorCode) => !code.name.startsWith('EAI_') || type.endsWith('gaierror') || errno < 0;
  const linux = directory.withCode((code) => code.linux === errno && isOwnKind(code));
  if (linux.length > 0) return linux;
  return directory.withCode((code) => (code.macos === errno && isOwnKind(code)) || code.windows === errno);
}

/** JavaScript has few classes: the code tells most, then the message, then a class that stands for one of Python's. */
function scriptCandidates(exception: PastedException, directory: Directory): Candidate[] {
  const byCode = exception.code === undefined ? [] : directory.withCode((code) => code.name === exception.code);
  const matches = directory.matches(exception);
  const byMessage = [...new Set(matches.map((it) => directory.ownerOf(it.template)))];
  const both = byCode.filter((entry) => byMessage.includes(entry));
  // a message that several entries list, and no code to tell them apart: the most general of them is sure to be right
  if (byCode.length === 0) byMessage.sort((a, b) => Number(b.isBase) - Number(a.isBase));
  return [
    ...both.map((entry): Candidate => ({ entry, why: 'code' })),
    ...byCode.map((entry): Candidate => ({ entry, why: 'code' })),
    ...byMessage.map((entry): Candidate => ({ entry, why: 'message' })),
    ...directory.withJavascriptClass(exception.type).map((entry): Candidate => ({ entry, why: 'own' })),
  ];
}

function rankLinks(
  report: Report,
  explained: ReadonlyMap<PastedException, ExplainedException>,
  directory: Directory,
): ExplainLink[] {
  const ordered = orderForLinks(report).flatMap((it) => explained.get(it) ?? []);
  const all = ordered.map((it) => ({ it, candidates: candidatesFor(it.exception, report.language, directory) }));
  const links: ExplainLink[] = [
    ...all.flatMap(({ it, candidates }) =>
      candidates.slice(0, 1).map((found) => ({ ...found, type: it.exception.type })),
    ),
    ...ordered.flatMap(({ exception }) =>
      mentionedIn(exception, directory).map((entry) => ({ entry, type: exception.type, why: 'mentioned' as const })),
    ),
    ...all.flatMap(({ it, candidates }) =>
      candidates.slice(1, 4).map((found) => ({ ...found, type: it.exception.type })),
    ),
    ...ordered.flatMap(({ exception, base }) =>
      base?.entry ? [{ entry: base.entry, type: exception.type, why: 'base' as const }] : [],
    ),
  ];
  const seen = new Set<ExplainEntry>();
  return links.filter((link) => !seen.has(link.entry) && seen.add(link.entry));
}

/** The root before what ended the program, then the rest; a group of several kinds of errors stands before its members. */
function orderForLinks(report: Report): PastedException[] {
  const { exceptions, exception, root } = report;
  const index = exceptions.indexOf(exception);
  const members = exceptions.filter((it) => it.leadsTo?.how === 'member' && it.leadsTo.index === index);
  const isMixed = new Set(members.map((it) => it.type)).size > 1;
  const first = isMixed ? [exception, root] : [root, exception];
  return [...new Set([...first, ...exceptions.slice(0, SHOWN)])];
}

/** Classes and numbers inside a message: `(Caused by NewConnectionError('… [Errno 111] …'))`. */
function mentionedIn(exception: PastedException, directory: Directory): ExplainEntry[] {
  const message = exception.message.slice(0, 2000);
  const number = /\[(Errno|WinError) (-?\d{1,10})\]/.exec(message);
  const numbers = number
    ? numberedEntries({ ...exception, [number[1] === 'Errno' ? 'errno' : 'winerror']: Number(number[2]) }, directory)
    : [];
  const names = [...message.matchAll(/[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu)]
    .slice(0, 20)
    .map((it) => directory.named(it[0]));
  return [...names.filter((it) => it !== undefined), ...numbers].slice(0, 3);
}
