import type { Locale } from '../i18n/locales.ts';
import type { ExampleFacts } from '../model/entry.ts';
import type { Issue } from '../model/issue.ts';
import type { Recording, Transcript } from '../model/transcript.ts';
import { compareTranscripts, type Strictness } from '../programs/compare-transcripts.ts';
import { LocalizeError, localizeProgram } from '../programs/localize-program.ts';
import { readFailure } from '../programs/read-failure.ts';
import { minor } from './interpreters.ts';
import type { PlannedProgram } from './plan-runs.ts';
import { type PageWorkers, runInPage } from './run-in-page.ts';
import { runProgram } from './run-program.ts';

/** What a program printed in each language, with all that is wrong with it. */
export interface Proof {
  program: PlannedProgram;
  /** Absent when a run could not be made. */
  recording?: Recording;
  issues: Issue[];
  runs: number;
}

/** A program's transcript in each language, as a process of this machine printed it. */
export type NativeRuns = Partial<Record<Locale, Transcript>>;

/** Runs a program in every language, natively and in the page's worker, and holds it to what its entry says of it. */
export async function proveProgram(program: PlannedProgram, workers: PageWorkers): Promise<Proof> {
  const native = await runNatively(program);
  const complete = program.locales.every((locale) => native.transcripts[locale]);
  const issues = [...native.issues];
  const runs = Object.keys(native.transcripts).length;
  if (!complete) return { program, issues, runs };
  const transcripts = native.transcripts as Record<Locale, Transcript>;
  const inPage = await runInPage(program, transcripts, workers);
  issues.push(...inPage.issues);
  return { program, issues, runs, ...(inPage.recording ? { recording: inPage.recording } : {}) };
}

async function runNatively(program: PlannedProgram): Promise<{ transcripts: NativeRuns; issues: Issue[] }> {
  const transcripts: NativeRuns = {};
  const issues: Issue[] = [];
  for (const locale of program.locales) {
    try {
      const source = localizeProgram(
        program.example.programs[program.key],
        program.language,
        program.example.texts,
        locale,
      );
      transcripts[locale] = await runProgram(source, program.language, program.runtime);
    } catch (error) {
      issues.push(cannotRun(program, locale, error));
      continue;
    }
    const problem = claimProblem(program, transcripts[locale]);
    if (problem)
      issues.push({
        rule: 'claim',
        file: program.file,
        problem: `(${locale}) ${problem}`,
        fix: 'Mend the program, or what meta.yaml says of it.',
      });
  }
  return { transcripts, issues };
}

function cannotRun(program: PlannedProgram, locale: Locale, error: unknown): Issue {
  if (error instanceof LocalizeError) {
    return {
      rule: 'texts',
      file: program.file,
      problem: error.message,
      fix: `Mend ${program.example.folder}/strings.yaml: vi and ar with the same placeholders, or keep: true.`,
    };
  }
  return {
    rule: 'run',
    file: program.file,
    problem: `(${locale}) ${(error as Error).message}`,
    fix: 'Run it by hand and see.',
  };
}

/** Compares fresh runs with the recorded ones. */
export function compareWithRecorded(proof: Proof): Issue[] {
  const { program, recording } = proof;
  if (!recording) return [];
  const file = `${program.example.folder}/transcripts.yaml`;
  const fix = 'If the new output is right: npm run verify -- --record';
  const recorded = program.example.transcripts?.programs[program.key];
  if (!recorded) return [{ rule: 'transcripts', file, problem: `${program.key} has no recorded transcript`, fix }];
  if (recorded.page !== recording.page) {
    const problem = `${program.key} in the page: recorded “${recorded.page}”, now “${recording.page}”`;
    return [{ rule: 'transcripts', file, problem, fix }];
  }
  const strictness = strictnessFor(recorded.ran, recording.ran);
  return program.locales.flatMap((locale) => {
    const difference = compareTranscripts(recorded[locale], recording[locale], program.language, strictness);
    return difference ? [{ rule: 'transcripts', file, problem: `${program.key} (${locale}) ${difference}`, fix }] : [];
  });
}

/** Which parts of a recorded transcript must come again, given the versions then and now. */
export function strictnessFor(then: Record<string, string>, now: Record<string, string>): Strictness {
  const same = (name: string) => minor(then[name] ?? '') === minor(now[name] ?? '');
  const packages = Object.keys(now).filter((name) => name !== 'python' && name !== 'node');
  if (packages.some((name) => !same(name))) return 'cause';
  return then['node'] === now['node'] && same('python') ? 'exact' : 'meaning';
}

/** Why a run is not what the entry claims, or undefined. */
export function claimProblem(program: PlannedProgram, transcript: Transcript): string | undefined {
  const failure = readFailure(transcript.stderr, program.language);
  const ended = failure
    ? `failed with ${failure.type}: ${failure.message}`
    : `ended with exit status ${transcript.exit}`;
  if (program.key.endsWith('fixed')) return transcript.exit === 0 ? undefined : `the fixed program ${ended}`;
  if (program.language === 'py') {
    const wanted = program.example.facts.python?.raises ?? program.entry.facts.name;
    return transcript.exit !== 0 && failure?.type === wanted
      ? undefined
      : `the broken program must fail with ${wanted}, but ${ended}`;
  }
  return counterpartProblem(program.example.facts.typescript, transcript, ended);
}

function counterpartProblem(
  wanted: ExampleFacts['typescript'],
  transcript: Transcript,
  ended: string,
): string | undefined {
  if (wanted.kind === 'compile') return undefined;
  if (wanted.kind !== 'throws') {
    const printed = transcript.stdout.split('\n').includes(wanted.prints ?? '') || wanted.prints === undefined;
    if (transcript.exit !== 0) return `the broken program must throw nothing, but ${ended}`;
    return printed ? undefined : `the broken program must print the line ${wanted.prints}`;
  }
  const failure = readFailure(transcript.stderr, 'ts');
  const fits =
    transcript.exit !== 0 &&
    failure?.type === wanted.class &&
    failure?.code === wanted.code &&
    failure?.causeCode === wanted.causeCode;
  const parts = (it: { code?: string | undefined; causeCode?: string | undefined }) =>
    [it.code && `code ${it.code}`, it.causeCode && `cause code ${it.causeCode}`].filter(Boolean).join(', ');
  return fits
    ? undefined
    : `the broken program must throw ${wanted.class} (${parts(wanted)}), but ${ended} (${parts(failure ?? {})})`;
}
