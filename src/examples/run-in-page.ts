import { stripTypeScriptTypes } from 'node:module';
import { version as pyodideVersion } from 'pyodide';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import type { Message } from '../model/entry.ts';
import type { Issue } from '../model/issue.ts';
import type { NotInPage, Recording, Transcript } from '../model/transcript.ts';
import { compareTranscripts } from '../programs/compare-transcripts.ts';
import type { ProgramLanguage } from '../programs/find-texts.ts';
import { localizeProgram } from '../programs/localize-program.ts';
import { messagePattern } from '../programs/message-pattern.ts';
import { normalizeOutput } from '../programs/normalize-output.ts';
import { readFailure } from '../programs/read-failure.ts';
import type { Notice, RunnerFiles } from '../runner/messages.ts';
import { FOLDER as PYTHON_FOLDER } from '../runner/python/place.ts';
import { neededFiles } from '../runner/typescript/needed-files.ts';
import { FOLDER as TYPESCRIPT_FOLDER } from '../runner/typescript/place.ts';
import { buildWorkerFiles } from '../runner-files/build-worker-files.ts';
import { pythonVersion } from '../runner-files/python-version.ts';
import { PageWorker } from './page-worker.ts';
import type { PlannedProgram } from './plan-runs.ts';

/** The page's workers with their files, read once for all runs. */
export interface PageWorkers {
  /** Starts one that knows nothing of another program; TypeScript gets only the files that `source` needs. */
  start(language: ProgramLanguage, source: string): Promise<PageWorker>;
  /** What the page's Python is, as a transcript names it. */
  python: Record<string, string>;
}

export async function loadPageWorkers(): Promise<PageWorkers> {
  const loaded = { py: await loadFiles('py'), ts: await loadFiles('ts') };
  return {
    python: { python: await pythonVersion(), pyodide: pyodideVersion },
    start(language, source) {
      const { script, files } = loaded[language];
      const names = language === 'py' ? Object.keys(files) : neededFiles(source, false);
      return PageWorker.start(script, Object.fromEntries(names.map((name) => [name, files[name] as ArrayBuffer])));
    },
  };
}

async function loadFiles(language: ProgramLanguage): Promise<{ script: Uint8Array; files: RunnerFiles }> {
  const { worker, files } = await buildWorkerFiles(language);
  const loaded = [...files].map(async ([name, bytes]) => {
    const own = bytes.slice().buffer;
    return [name, name.endsWith('.wasm') ? await WebAssembly.compile(own) : own] as const;
  });
  return { script: worker, files: Object.fromEntries(await Promise.all(loaded)) };
}

/** A program's run in the page's worker, in every language. */
interface PageRuns {
  transcripts: Record<Locale, Transcript>;
  notices: ReadonlySet<Notice>;
}

/**
 * Runs a program with the page's own worker code and decides what its entry shows: for Python the pinned version's
 * transcript where it means the same as the native one, and in both languages whether there is a Run button.
 */
export async function runInPage(
  program: PlannedProgram,
  native: Record<Locale, Transcript>,
  workers: PageWorkers,
): Promise<{ recording?: Recording; issues: Issue[] }> {
  const keepNative = (page: NotInPage) => ({ recording: { ran: program.ran, page, ...native }, issues: [] });
  if (Object.keys(program.ran).some((name) => name !== 'python' && name !== 'node')) return keepNative('packages');
  const runs = await runEveryLanguage(program, workers).catch((error: Error) => error.message);
  const difference = typeof runs === 'string' ? runs : findDifference(program, native, runs.transcripts);
  const isListed = program.example.facts.differs.includes(program.key);

  if (typeof runs !== 'string' && difference === undefined) {
    if (isListed) return { issues: [wrongList(program, 'is listed as one that differs in the page, but does not')] };
    const shown = program.language === 'py' ? runs.transcripts : native;
    return {
      recording: { ran: program.language === 'py' ? workers.python : program.ran, page: 'runs', ...shown },
      issues: [],
    };
  }
  const need = (['processes', 'threads'] as const).find((it) => typeof runs !== 'string' && runs.notices.has(it));
  if (need) return keepNative(need);
  return isListed ? keepNative('differs') : { issues: [wrongList(program, `differs in the page: ${difference}`)] };
}

async function runEveryLanguage(program: PlannedProgram, workers: PageWorkers): Promise<PageRuns> {
  const { example, key, language } = program;
  const folder = language === 'py' ? PYTHON_FOLDER : TYPESCRIPT_FOLDER;
  const transcripts: Partial<Record<Locale, Transcript>> = {};
  const notices = new Set<Notice>();
  let worker: PageWorker | undefined;
  try {
    for (const locale of LOCALES) {
      const source = localizeProgram(example.programs[key], language, example.texts, locale);
      worker ??= await workers.start(language, source);
      const ran = await worker.run({ source: language === 'ts' ? stripTypeScriptTypes(source) : source });
      transcripts[locale] = { exit: ran.exit, ...normalizeOutput(ran.stdout, ran.stderr, { folder, prefixes: [] }) };
      for (const notice of ran.notices) notices.add(notice);
      // a warm Python serves all forms of a program; TypeScript is ready in no time, as it is in the page
      if (language === 'ts') worker = void (await worker.stop());
    }
  } finally {
    await worker?.stop();
  }
  return { transcripts: transcripts as Record<Locale, Transcript>, notices };
}

function findDifference(
  program: PlannedProgram,
  native: Record<Locale, Transcript>,
  page: Record<Locale, Transcript>,
): string | undefined {
  for (const locale of LOCALES) {
    const difference =
      program.language === 'py'
        ? differenceInMeaning(native[locale], page[locale], program.entry.facts.messages)
        : compareTranscripts(native[locale], page[locale], 'ts', 'exact');
    if (difference) return `(${locale}) ${difference}`;
  }
  return undefined;
}

/**
 * The first difference in meaning between what the native Python and the pinned one printed. A message may read
 * otherwise on an older Python only as its entry lists it.
 */
export function differenceInMeaning(
  native: Transcript,
  pinned: Transcript,
  messages: readonly Message[],
): string | undefined {
  const difference = compareTranscripts(native, pinned, 'py', 'meaning');
  if (!difference?.startsWith('failure')) return difference;
  const [before, now] = [native, pinned].map((it) => {
    const failure = readFailure(it.stderr, 'py');
    return `${failure?.type}: ${failure?.message}`;
  });
  const isListed = messages.some(
    ({ text, older }) =>
      messagePattern(text).test(now ?? '') && older.some((it) => messagePattern(it.text).test(before ?? '')),
  );
  return isListed ? undefined : difference;
}

function wrongList(program: PlannedProgram, problem: string): Issue {
  return {
    rule: 'page',
    file: program.file,
    problem: problem.replaceAll('recorded:', 'native:').replaceAll('now:', 'page:  '),
    fix: `Mend the program, or its line \`differs: [${program.key}]\` in meta.yaml.`,
  };
}
