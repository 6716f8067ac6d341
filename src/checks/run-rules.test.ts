import { expect, test } from 'vitest';
import { fixtureFiles as files, fixtureWith } from '../../tests/fixtures/fixture-library.ts';
import { buildLibrary } from '../library/build-library.ts';
import { formatIssue } from '../model/issue.ts';
import { runRules } from './run-rules.ts';

const ENTRY = 'content/python/keyerror';

function issuesAfter(...mistake: Parameters<typeof fixtureWith>): string {
  const changed = fixtureWith(...mistake);
  const results = runRules(buildLibrary(changed).library, changed);
  return results.flatMap((it) => it.issues.map(formatIssue)).join('\n\n');
}

test('a right library keeps every promise, and every rule looked at something', () => {
  const results = runRules(buildLibrary(files).library, files);
  expect(results.flatMap((it) => it.issues)).toEqual([]);
  for (const { promise, looked } of results) expect(looked, promise).toBeGreaterThan(0);
});

test('a rule that looks at nothing fails', () => {
  const empty = new Map([...files].filter(([path]) => !path.startsWith(ENTRY)));
  const issues = runRules(buildLibrary(empty).library, empty).flatMap((it) => it.issues.map((issue) => issue.problem));
  expect(issues).toContain('“Every example has the transcripts of its programs” looked at nothing');
});

test('a comment that strings.yaml does not list', () => {
  expect(
    issuesAfter('examples/missing-key/broken.py', (text) => text.replace('# no price', '# there is no price')),
  ).toContain(
    `${ENTRY}/examples/missing-key/broken.py\n  comment "there is no price for b" is not listed\n  Fix: Mend ${ENTRY}/examples/missing-key/strings.yaml: vi and ar with the same placeholders, or keep: true.  [programs-are-translated]`,
  );
});

test('a text that stands in no program', () => {
  expect(issuesAfter('examples/missing-key/strings.yaml', (text) => `${text}\nold words: { keep: true }\n`)).toContain(
    'strings.yaml\n  "old words" stands in none of the programs\n  Fix: Remove it, or write it exactly as in the program.',
  );
});

test('an example without transcripts', () => {
  expect(issuesAfter('examples/missing-key/transcripts.yaml', () => undefined)).toContain(
    'the programs have not been recorded\n  Fix: npm run verify -- --record missing-key',
  );
});

test('a message that its run does not print', () => {
  expect(issuesAfter('meta.yaml', (text) => text.replace(`"KeyError: 'b'"`, `"KeyError: 'c'"`))).toContain(
    "message missing: missing-key/py-broken does not print “KeyError: 'c'”",
  );
});

test.each([
  ['a bidi control', 'x\u200fx'],
  ['a tatweel', 'كـتاب'],
  ['an Arabic presentation form', '\ufefb'],
  ['an Arabic-Indic digit', '٣'],
  ['a Latin comma, semicolon or question mark after Arabic', 'خطأ, ثم'],
  ['not in Unicode form NFC', 'e\u0301'],
])('a text with %s', (what, sign) => {
  const issues = issuesAfter('ar.mdx', (text) => `${text}\n${sign}\n`);
  expect(issues).toMatch(/ar\.mdx:\d+/);
  expect(issues).toContain(what);
});
