import type { Rule } from '../rule.ts';

export const programsAreRecorded: Rule = {
  promise: 'Every example has the transcripts of its programs',
  check(library) {
    const examples = library.entries.flatMap((entry) => entry.examples);
    const missing = examples.filter((example) => !example.transcripts);
    return {
      looked: examples.length,
      issues: missing.map((example) => ({
        rule: 'programs-are-recorded',
        file: `${example.folder}/transcripts.yaml`,
        problem: 'the programs have not been recorded',
        fix: `npm run verify -- --record ${example.id}`,
      })),
    };
  },
};
