import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SURVEY_FILE } from '../library/build-library.ts';
import type { Issue } from '../model/issue.ts';
import { type NodeOutcome, type PythonOutcome, type Survey, surveySchema } from '../model/survey.ts';
import { chooseInterpreter, PACKAGES } from './interpreters.ts';
import type { Machine, SkippedProgram } from './plan-runs.ts';
import { runProcess } from './run-program.ts';

const PYTHON_SURVEY = 'content/surveys/who-catches-what.py';
const NODE_SURVEY = 'content/surveys/who-catches-what.ts';

export interface SurveyRun {
  survey: Survey;
  skipped: SkippedProgram[];
}

/** Makes each thing that can go wrong with a connection happen in each way of asking, and tries each clause on it. */
export async function runSurvey(root: string, machine: Machine): Promise<SurveyRun> {
  const skipped: SkippedProgram[] = [];
  const complete = chooseInterpreter(machine.interpreters, PACKAGES);
  if (!complete) skipped.push({ file: PYTHON_SURVEY, reason: `its lines for ${PACKAGES.join(', ')}: not installed` });
  if (!machine.namespace) {
    const reason = 'needs a network namespace (Linux, unshare -rnm)';
    return {
      survey: { ran: {}, python: [], node: [] },
      skipped: [
        { file: PYTHON_SURVEY, reason },
        { file: NODE_SURVEY, reason },
      ],
    };
  }
  const interpreter = complete ?? machine.interpreters[0];
  const [python, node] = await Promise.all([
    ask<PythonOutcome>(interpreter?.executable ?? '', join(root, PYTHON_SURVEY)),
    ask<NodeOutcome>(machine.node.executable, join(root, NODE_SURVEY)),
  ]);
  const survey = surveySchema.parse({
    ran: { ...python.ran, ...node.ran },
    python: python.outcomes,
    node: node.outcomes,
  });
  return { survey, skipped };
}

async function ask<Outcome>(
  executable: string,
  file: string,
): Promise<{ ran: Record<string, string>; outcomes: Outcome[] }> {
  const { exit, stdout, stderr } = await runProcess(executable, [file], tmpdir());
  if (exit !== 0) throw new Error(`${file} failed with exit status ${exit}:\n${stderr}`);
  return JSON.parse(stdout);
}

export async function recordSurvey(root: string, run: SurveyRun): Promise<void> {
  if (run.skipped.length > 0) return;
  await mkdir(dirname(join(root, SURVEY_FILE)), { recursive: true });
  await writeFile(join(root, SURVEY_FILE), `${JSON.stringify(run.survey, null, 1)}\n`);
}

/** Names every line of the committed survey that came out otherwise, and every outcome that it lacks. */
export function compareSurvey(run: SurveyRun, recorded: Survey | undefined): Issue[] {
  const fix = 'If it is right: npm run verify -- --record';
  const issue = (problem: string): Issue => ({ rule: 'survey', file: SURVEY_FILE, problem, fix });
  if (!recorded) return [issue('the survey has not been recorded')];

  const isPartial = run.skipped.length > 0;
  const then = [...recorded.python, ...recorded.node];
  const now = [...run.survey.python, ...run.survey.node];
  const changed = then.flatMap((line) => {
    const fresh = now.find((it) => isSameCase(it, line));
    if (!fresh && isPartial) return [];
    const expected = fresh && isPartial ? sharedClauses(line, fresh) : line;
    if (isDeepStrictEqual(expected, fresh)) return [];
    const outcomes = `recorded ${JSON.stringify(line)}, now ${JSON.stringify(fresh)}`;
    return [issue(`${line.situation} by ${line.way}: ${outcomes}`)];
  });
  const missing = now.filter((fresh) => !then.some((line) => isSameCase(line, fresh)));
  return [...changed, ...missing.map((it) => issue(`${it.situation} by ${it.way} is not in the survey`))];
}

function isSameCase(one: PythonOutcome | NodeOutcome, other: PythonOutcome | NodeOutcome): boolean {
  return one.way === other.way && one.situation === other.situation;
}

/** The recorded line with only the clauses that could be tried now. */
function sharedClauses(
  line: PythonOutcome | NodeOutcome,
  fresh: PythonOutcome | NodeOutcome,
): PythonOutcome | NodeOutcome {
  if (!('caught' in line) || !('caught' in fresh) || !line.caught || !fresh.caught) return line;
  const tried = Object.keys(fresh.caught);
  return { ...line, caught: Object.fromEntries(Object.entries(line.caught).filter(([name]) => tried.includes(name))) };
}
