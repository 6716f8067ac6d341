import { type Codes, codesSchema, type InterpreterFacts, interpreterSchema } from '../model/interpreter.ts';
import type { Issue } from '../model/issue.ts';
import { IssuesError } from '../model/issue.ts';
import { surveySchema } from '../model/survey.ts';
import { findArticleIssues } from './find-article-issues.ts';
import { findEntryIssues } from './find-entry-issues.ts';
import type { Library } from './library.ts';
import { type Files, readEntry } from './read-entry.ts';
import { readYaml } from './read-yaml.ts';

/**
 * Reads all of `content/`.
 * @param files text of every file by its path from the project's root, e.g. `content/codes.yaml`
 * @returns the library of what could be read, and every issue found on the way
 */
export function buildLibrary(files: Files): { library: Library; issues: Issue[] } {
  const interpreter = readYaml(files.get(INTERPRETER_FILE) ?? '', interpreterSchema, { file: INTERPRETER_FILE });
  const codes = readYaml(files.get(CODES_FILE) ?? '', codesSchema, { file: CODES_FILE });
  const surveyText = files.get(SURVEY_FILE);
  const survey = surveyText === undefined ? { issues: [] } : readYaml(surveyText, surveySchema, { file: SURVEY_FILE });
  const issues = [...interpreter.issues, ...codes.issues, ...survey.issues];

  const facts: InterpreterFacts = interpreter.value ?? NO_INTERPRETER;
  const folders = [
    ...new Set(
      [...files.keys()]
        .filter((path) => path.startsWith(`${ENTRIES_FOLDER}/`))
        .map((path) => path.split('/').slice(0, 3).join('/')),
    ),
  ];
  const read = folders.toSorted().map((folder) => readEntry(files, folder, facts));
  const entries = read
    .flatMap((it) => it.entry ?? [])
    .toSorted((a, b) => a.facts.name.localeCompare(b.facts.name, 'en'));
  const library: Library = {
    entries,
    interpreter: facts,
    codes: codes.value ?? NO_CODES,
    ...(survey.value ? { survey: survey.value } : {}),
  };

  issues.push(...read.flatMap((it) => it.issues), ...findEntryIssues(library), ...findArticleIssues(library));
  return { library, issues };
}

/**
 * The library, for those who can do nothing with a wrong one.
 * @throws IssuesError naming every issue
 */
export function requireLibrary(files: Files): Library {
  const { library, issues } = buildLibrary(files);
  if (issues.length > 0) throw new IssuesError(issues);
  return library;
}

export const ENTRIES_FOLDER = 'content/python';
export const INTERPRETER_FILE = 'content/generated/interpreter.json';
export const SURVEY_FILE = 'content/generated/who-catches-what.json';
export const CODES_FILE = 'content/codes.yaml';

const NO_INTERPRETER: InterpreterFacts = { python: '', via: '', classes: [], linux: { python: '', numbers: {} } };
const NO_CODES: Codes = { sources: { macos: '', macosNames: '', windows: '', windowsErrno: '' }, codes: {} };
