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

/** Names every line of the committed survey that came out otherwise. */
export function compareSurvey(run: SurveyRun, recorded: Survey | undefined): Issue[] {
  const fix = 'If it is right: npm run verify -- --record';
  if (!recorded) return [{ rule: 'survey', file: SURVEY_FILE, problem: 'the survey has not been recorded', fix }];
  const find = (survey: Survey, fresh: PythonOutcome | NodeOutcome) =>
    [...survey.python, ...survey.node].find((it) => it.way === fresh.way && it.situation === fresh.situation);
  return [...recorded.python, ...recorded.node].flatMap((line) => {
    const fresh = find(run.survey, line);
    const checked = fresh !== undefined || run.skipped.length === 0;
    const withoutRequests = run.skipped.length > 0 && fresh ? sharedClauses(line, fresh) : line;
    if (!checked || isDeepStrictEqual(withoutRequests, fresh)) return [];
    return [
      {
        rule: 'survey',
        file: SURVEY_FILE,
        problem: `${line.situation} by ${line.way}: recorded ${JSON.stringify(line)}, now ${JSON.stringify(fresh)}`,
        fix,
      },
    ];
  });
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
