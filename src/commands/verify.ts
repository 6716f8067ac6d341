import { parseArgs } from 'node:util';
import { checkTypes } from '../examples/check-types.ts';
import { findStaleFacts } from '../examples/find-stale-facts.ts';
import { lookAtMachine } from '../examples/machine.ts';
import { isInNamespace, rerunInNamespace } from '../examples/namespace.ts';
import { planRuns } from '../examples/plan-runs.ts';
import { compareWithRecorded, proveProgram } from '../examples/prove-program.ts';
import { recordProofs } from '../examples/record-proofs.ts';
import { runInParallel } from '../examples/run-in-parallel.ts';
import { compareSurvey, recordSurvey, runSurvey } from '../examples/survey.ts';
import { findBrokenSeal } from '../examples/transcripts-file.ts';
import { libraryFromDisk } from '../library/library-from-disk.ts';
import { ROOT } from './project.ts';
import { reportIssues } from './report-issues.ts';

/**
 * `npm run verify [-- [--record] [slug or example id …]]`: runs every program in every language, holds it to what its
 * entry says, and compares with (or, with --record, writes) the transcripts.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean', default: false } },
});

if (!isInNamespace()) {
  const exit = await rerunInNamespace();
  if (exit !== undefined) process.exit(exit);
}

const { library, issues } = await libraryFromDisk(ROOT);
const machine = await lookAtMachine();
const { programs, skipped } = planRuns(library, machine, positionals);

const proofs = await runInParallel(programs, 2, proveProgram);
issues.push(...proofs.flatMap((it) => it.issues));
if (!issues.some((it) => it.rule === 'texts')) issues.push(...checkTypes(programs, ROOT));

const whole = positionals.length === 0;
const survey = whole ? await runSurvey(ROOT, machine) : undefined;
if (survey) skipped.push(...survey.skipped);
if (values.record) {
  console.log(await recordProofs(ROOT, proofs));
  if (survey) await recordSurvey(ROOT, survey);
} else {
  issues.push(...programs.filter((it) => it.key === 'py-broken').flatMap((it) => findBrokenSeal(it.example)));
  issues.push(...proofs.flatMap(compareWithRecorded));
  if (survey) issues.push(...compareSurvey(survey, library.survey));
}
if (whole) issues.push(...(await findStaleFacts(library, machine.interpreters)));

for (const { file, reason } of skipped) console.log(`skipped ${file}: ${reason}`);
if (skipped.length > 0 && process.env['CI'] === 'true') {
  issues.push({
    rule: 'skipped',
    file: 'content/',
    problem: `${skipped.length} programs were skipped, and under CI a skip is a failure`,
    fix: 'Install what they need.',
  });
}
const runs = proofs.reduce((sum, it) => sum + it.runs, 0);
if (runs === 0)
  issues.push({
    rule: 'run',
    file: 'content/',
    problem: 'no program was run',
    fix: 'Name an entry or example that exists.',
  });

const versions = [
  ...new Set(proofs.flatMap((it) => Object.entries(it.program.ran).map(([name, version]) => `${name} ${version}`))),
];
console.log(`verify: ${programs.length} programs, ${runs} runs, ${skipped.length} skipped; ${versions.join(', ')}`);
const chosen = library.entries
  .filter((it) => whole || programs.some((program) => program.entry === it))
  .map((it) => `${it.folder}/`);
process.exitCode = reportIssues(
  whole ? issues : issues.filter((it) => chosen.some((folder) => `${it.file}/`.startsWith(folder)) || runs === 0),
);
