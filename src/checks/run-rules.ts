import type { Library } from '../library/library.ts';
import type { Files } from '../library/read-entry.ts';
import type { Issue } from '../model/issue.ts';
import type { Rule } from './rule.ts';
import { messagesMatchTranscripts } from './rules/messages-match-transcripts.ts';
import { programsAreRecorded } from './rules/programs-are-recorded.ts';
import { programsAreTranslated } from './rules/programs-are-translated.ts';
import { textIsClean } from './rules/text-is-clean.ts';

const RULES: readonly Rule[] = [programsAreTranslated, programsAreRecorded, messagesMatchTranscripts, textIsClean];

export interface RuleResult {
  promise: string;
  looked: number;
  issues: readonly Issue[];
}

/** Holds the content to every rule. */
export function runRules(library: Library, files: Files): RuleResult[] {
  return RULES.map((rule) => {
    const { looked, issues } = rule.check(library, files);
    const nothing: Issue = {
      rule: 'rules',
      file: 'src/checks',
      problem: `“${rule.promise}” looked at nothing`,
      fix: 'Mend the rule, or the content it should have seen.',
    };
    return { promise: rule.promise, looked, issues: looked === 0 ? [nothing] : issues };
  });
}
