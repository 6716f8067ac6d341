import { LOCALES } from '../../i18n/locales.ts';
import type { Example } from '../../library/library.ts';
import { PROGRAM_FILES } from '../../library/read-entry.ts';
import { PROGRAM_KEYS } from '../../model/entry.ts';
import type { Issue } from '../../model/issue.ts';
import { findTexts } from '../../programs/find-texts.ts';
import { LocalizeError, localizeProgram } from '../../programs/localize-program.ts';
import type { Rule } from '../rule.ts';

const rule = 'programs-are-translated';

export const programsAreTranslated: Rule = {
  promise: 'Every comment and string of a program is in the three languages, or kept on purpose',
  check(library) {
    const examples = library.entries.flatMap((entry) => entry.examples);
    const looked = examples.reduce((sum, example) => sum + textsOf(example).length, 0);
    return { looked, issues: examples.flatMap((example) => [...findUntranslated(example), ...findUnused(example)]) };
  },
};

function languageOf(key: string): 'py' | 'ts' {
  return key.startsWith('py') ? 'py' : 'ts';
}

function textsOf(example: Example): string[] {
  return PROGRAM_KEYS.flatMap((key) => findTexts(example.programs[key], languageOf(key)).map((text) => text.body));
}

function findUntranslated(example: Example): Issue[] {
  const issues: Issue[] = [];
  for (const key of PROGRAM_KEYS) {
    for (const locale of LOCALES) {
      try {
        localizeProgram(example.programs[key], languageOf(key), example.texts, locale);
      } catch (error) {
        if (!(error instanceof LocalizeError)) throw error;
        const file = `${example.folder}/${PROGRAM_FILES[key]}`;
        const fix = `Mend ${example.folder}/strings.yaml: vi and ar with the same placeholders, or keep: true.`;
        if (!issues.some((it) => it.file === file && it.problem === error.message)) {
          issues.push({ rule, file, problem: error.message, fix });
        }
      }
    }
  }
  return issues;
}

function findUnused(example: Example): Issue[] {
  const used = new Set(textsOf(example));
  return Object.keys(example.texts)
    .filter((body) => !used.has(body))
    .map((body) => ({
      rule,
      file: `${example.folder}/strings.yaml`,
      problem: `${JSON.stringify(body)} stands in none of the programs`,
      fix: 'Remove it, or write it exactly as in the program.',
    }));
}
