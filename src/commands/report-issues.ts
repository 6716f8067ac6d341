import { formatIssue, type Issue } from '../model/issue.ts';

/** Prints every issue. @returns the exit status: 1 when there is any */
export function reportIssues(issues: readonly Issue[]): 0 | 1 {
  for (const issue of issues) console.error(`\n${formatIssue(issue)}`);
  if (issues.length > 0) console.error(`\n${issues.length === 1 ? '1 issue' : `${issues.length} issues`}`);
  return issues.length > 0 ? 1 : 0;
}
