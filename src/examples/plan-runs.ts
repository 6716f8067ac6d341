import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Entry, Example, Library } from '../library/library.ts';
import { PROGRAM_FILES } from '../library/read-entry.ts';
import { PROGRAM_KEYS, type ProgramKey } from '../model/entry.ts';
import type { ProgramLanguage } from '../programs/find-texts.ts';
import { chooseInterpreter, type Interpreter, importedPackages } from './interpreters.ts';
import type { Runtime } from './run-program.ts';

/** What this machine can run programs with. */
export interface Machine {
  interpreters: readonly Interpreter[];
  node: { executable: string; version: string };
  namespace: boolean;
  /** The `ss` command of iproute2. */
  ss: boolean;
}

/** One program of an example with all that is needed to run it in each language. */
export interface PlannedProgram {
  entry: Entry;
  example: Example;
  key: ProgramKey;
  language: ProgramLanguage;
  /** `content/…/broken.py`, for messages. */
  file: string;
  locales: readonly Locale[];
  /** Versions of the runtime and of the packages it imports. */
  ran: Record<string, string>;
  runtime: Runtime;
}

export interface SkippedProgram {
  file: string;
  reason: string;
}

/** An example with the entry it belongs to. */
export interface ChosenExample {
  entry: Entry;
  example: Example;
}

/** The examples whose id, or whose entry's slug, is named; all where nothing is named. */
export function chooseExamples(library: Library, names: readonly string[]): ChosenExample[] {
  const all = library.entries.flatMap((entry) => entry.examples.map((example) => ({ entry, example })));
  if (names.length === 0) return all;
  return all.filter(({ entry, example }) => names.includes(entry.slug) || names.includes(example.id));
}

/** Which programs run, with what, and which cannot run on this machine and why. */
export function planRuns(
  chosen: readonly ChosenExample[],
  machine: Machine,
): { programs: PlannedProgram[]; skipped: SkippedProgram[] } {
  const programs: PlannedProgram[] = [];
  const skipped: SkippedProgram[] = [];
  for (const { entry, example } of chosen) {
    for (const key of PROGRAM_KEYS) {
      const file = `${example.folder}/${PROGRAM_FILES[key]}`;
      const planned = planProgram({ entry, example, key, file, locales: LOCALES }, machine);
      if (typeof planned === 'string') skipped.push({ file, reason: planned });
      else programs.push(planned);
    }
  }
  return { programs, skipped };
}

/** The program with what runs it, or why it cannot run here. */
function planProgram(
  program: Omit<PlannedProgram, 'language' | 'ran' | 'runtime'>,
  machine: Machine,
): PlannedProgram | string {
  const { example, key } = program;
  const missing = example.facts.needs.find((need) => !machine[need]);
  if (missing) return MISSING[missing];
  if (key.startsWith('ts')) return { ...program, language: 'ts', ...withNode(machine) };
  const packages = importedPackages(example.programs[key]);
  const python = chooseInterpreter(machine.interpreters, packages);
  if (!python) return `needs python3 with ${packages.join(', ')}`;
  return { ...program, language: 'py', ...withPython(python, packages) };
}

const MISSING = {
  namespace: 'needs a network namespace (Linux, unshare -rnm)',
  ss: 'needs the command ss (package iproute2)',
} as const;

function withPython(python: Interpreter, packages: readonly string[]): Pick<PlannedProgram, 'ran' | 'runtime'> {
  const versions = packages.map((name) => [name, python.packages[name] ?? ''] as const);
  return {
    ran: { python: python.version, ...Object.fromEntries(versions) },
    runtime: { executable: python.executable, prefixes: python.prefixes },
  };
}

function withNode(machine: Machine): Pick<PlannedProgram, 'ran' | 'runtime'> {
  return { ran: { node: machine.node.version }, runtime: { executable: machine.node.executable, prefixes: [] } };
}
