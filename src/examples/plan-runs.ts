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

/**
 * Which programs run, with what, and which cannot run on this machine and why.
 * @param only slugs or example ids; empty for all
 */
export function planRuns(
  library: Library,
  machine: Machine,
  only: readonly string[],
): { programs: PlannedProgram[]; skipped: SkippedProgram[] } {
  const programs: PlannedProgram[] = [];
  const skipped: SkippedProgram[] = [];
  for (const entry of library.entries) {
    for (const example of entry.examples) {
      if (only.length > 0 && !only.includes(entry.slug) && !only.includes(example.id)) continue;
      for (const key of PROGRAM_KEYS) {
        const file = `${example.folder}/${PROGRAM_FILES[key]}`;
        const language: ProgramLanguage = key.startsWith('py') ? 'py' : 'ts';
        const packages = language === 'py' ? importedPackages(example.programs[key]) : [];
        const python = chooseInterpreter(machine.interpreters, packages);
        const missing = example.facts.needs.find((need) => !machine[need]);
        if (missing) skipped.push({ file, reason: MISSING[missing] });
        else if (language === 'py' && !python)
          skipped.push({ file, reason: `needs python3 with ${packages.join(', ')}` });
        else
          programs.push({
            entry,
            example,
            key,
            language,
            file,
            locales: LOCALES,
            ...(language === 'py' ? withPython(python as Interpreter, packages) : withNode(machine)),
          });
      }
    }
  }
  return { programs, skipped };
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
