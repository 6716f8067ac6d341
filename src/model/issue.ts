/** A finding of a check: what is wrong, where, and how to mend it. */
export interface Issue {
  /** The promise that is broken, named as its file under `src/checks/rules`, or the reader that found it. */
  rule: string;
  /** Path from the project's root. */
  file: string;
  /** 1-based; left out when the whole file or a missing one is meant. */
  line?: number;
  problem: string;
  fix: string;
}

/** One issue as the lines a console shows: `file:line  problem` and, below, how to fix it. */
export function formatIssue(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}`;
  return `${place}\n  ${issue.problem}\n  Fix: ${issue.fix}  [${issue.rule}]`;
}

/** Thrown where an issue must stop the build. */
export class IssuesError extends Error {
  override name = 'IssuesError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const count = issues.length === 1 ? '1 issue' : `${issues.length} issues`;
    super(`${count} in content/\n\n${issues.map(formatIssue).join('\n\n')}\n`);
    this.issues = issues;
  }
}
