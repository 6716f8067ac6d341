import { parseArgs } from 'node:util';
import { checkTypes } from '../examples/check-types.ts';
import { findStaleFacts } from '../examples/find-stale-facts.ts';
import { lookAtMachine } from '../examples/machine.ts';
import { isInNamespace, rerunInNamespace } from '../examples/namespace.ts';
import { chooseExamples, planRuns, type SkippedProgram } from '../examples/plan-runs.ts';
import { compareWithRecorded, proveProgram } from '../examples/prove-program.ts';
import { recordProofs } from '../examples/record-proofs.ts';
import { runInBrowser } from '../examples/run-in-browser.ts';
import { loadPageWorkers } from '../examples/run-in-page.ts';
import { runInParallel } from '../examples/run-in-parallel.ts';
import { compareSurvey, recordSurvey, runSurvey } from '../examples/survey.ts';
import { findBrokenSeal } from '../examples/transcripts-file.ts';
import { libraryFromDisk } from '../library/library-from-disk.ts';
import type { Issue } from '../model/issue.ts';
import { ROOT } from './project.ts';
import { reportIssues } from './report-issues.ts';

/**
 * `npm run verify [-- [--record] [--all] [slug or example id …]]`: runs every program in every language, natively and in
 * the page's worker, holds it to what its entry says, and compares with (or, with --record, writes) the transcripts.
 * With --all, every program is besides run in every language in a browser, on the built site.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
});

if (!isInNamespace()) {
  const exit = await rerunInNamespace();
  if (exit !== undefined) process.exit(exit);
}

const { library, issues } = await libraryFromDisk(ROOT);
const machine = await lookAtMachine();
const chosen = chooseExamples(library, positionals);
const { programs, skipped } = planRuns(chosen, machine);
const isWhole = positionals.length === 0;

const workers = await loadPageWorkers();
const proofs = await runInParallel(programs, 2, (program) => proveProgram(program, workers));
const survey = isWhole ? await runSurvey(ROOT, machine) : undefined;
const ran = proofs.filter((it) => it.recording).map((it) => it.program);
issues.push(...proofs.flatMap((it) => it.issues), ...checkTypes(ran, ROOT));
if (values.record) {
  console.log(await recordProofs(ROOT, proofs));
  if (survey) await recordSurvey(ROOT, survey);
} else {
  issues.push(...chosen.flatMap((it) => findBrokenSeal(it.example)), ...proofs.flatMap(compareWithRecorded));
  if (survey) issues.push(...compareSurvey(survey, library.survey));
}
if (isWhole) issues.push(...(await findStaleFacts(library, machine.interpreters)));

const skips = [...skipped, ...(survey?.skipped ?? [])];
const runs = proofs.reduce((sum, it) => sum + it.runs, 0);
issues.push(...findIssuesOfTheRun(runs, skips));
for (const { program, recording } of proofs) {
  if (recording && recording.page !== 'runs') console.log(`no Run button: ${program.file} (${recording.page})`);
}
for (const { file, reason } of skips) console.log(`skipped ${file}: ${reason}`);
const versions = proofs.flatMap((it) => Object.entries(it.program.ran).map((it) => it.join(' ')));
console.log(
  `verify: ${programs.length} programs, ${runs} runs, ${skips.length} skipped; ${[...new Set(versions)].join(', ')}`,
);
const holdsInBrowser = !values.all || runInBrowser(ROOT);
const exit = reportIssues(isWhole || runs === 0 ? issues : issues.filter(isOfChosenEntry));
process.exitCode = holdsInBrowser ? exit : 1;

/** What is wrong with the run itself: that there was none, or that something was skipped where nothing may be. */
function findIssuesOfTheRun(runs: number, skips: readonly SkippedProgram[]): Issue[] {
  const place = { rule: 'run', file: 'content/' };
  const none = { ...place, problem: 'no program was run', fix: 'Name an entry or example that exists.' };
  const problem = `${skips.length} programs were skipped, and under CI a skip is a failure`;
  const skip = { ...place, problem, fix: 'Install what they need.' };
  return [...(runs === 0 ? [none] : []), ...(skips.length > 0 && process.env['CI'] === 'true' ? [skip] : [])];
}

function isOfChosenEntry(issue: Issue): boolean {
  return issue.rule === 'run' || chosen.some(({ entry }) => `${issue.file}/`.startsWith(`${entry.folder}/`));
}
