import { describe, expect, test } from 'vitest';
import { fixtureFiles as files, fixtureWith } from '../../tests/fixtures/fixture-library.ts';
import { formatIssue } from '../model/issue.ts';
import { buildLibrary } from './build-library.ts';

const ENTRY = 'content/python/keyerror';

function issuesAfter(...mistake: Parameters<typeof fixtureWith>): string[] {
  return buildLibrary(fixtureWith(...mistake)).issues.map(formatIssue);
}

const replace = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, to);
  expect(changed, `nothing to replace: ${from}`).not.toBe(text);
  return changed;
};

test('a right library has no issue', () => {
  const { library, issues } = buildLibrary(files);
  expect(issues).toEqual([]);
  expect(library.entries.map((it) => it.slug)).toEqual(['keyerror']);
  expect(library.entries[0]?.articles.ar?.headings[0]).toMatchObject({ id: 'summary', depth: 2 });
});

test('an entry without any article', () => {
  const changed = new Map([...files].filter(([path]) => !path.startsWith(ENTRY) || !path.endsWith('.mdx')));
  expect(buildLibrary(changed).issues.map(formatIssue)).toEqual([
    `${ENTRY}\n  an entry without any article\n  Fix: Write vi.mdx, ar.mdx, en.mdx, at least one of them.  [entry]`,
  ]);
});

describe('a mistake in meta.yaml', () => {
  test.each([
    [
      'an unknown field',
      replace('retry:', 'retries: 3\nretry:'),
      'meta.yaml:15\n  unknown field `retries`\n  Fix: Remove it or mend its spelling; the fields are listed in src/model.  [schema]',
    ],
    [
      'a wrong parent',
      replace('LookupError', 'ValueError'),
      'meta.yaml\n  `parent`: ValueError, but the interpreter says LookupError\n  Fix: Write parent: LookupError  [facts]',
    ],
    [
      'a wrong module',
      replace('module: builtins', 'module: dict'),
      'meta.yaml\n  `module`: dict, but the interpreter says builtins\n  Fix: Write module: builtins  [facts]',
    ],
    [
      'a name that does not exist',
      replace('name: KeyError', 'name: KeyErorr'),
      'meta.yaml\n  `name`: KeyErorr belongs in the folder keyerorr, not in keyerror\n  Fix: Rename the folder or mend the name.  [facts]',
    ],
    [
      'a wrong value',
      replace('retry: "no"', 'retry: maybe'),
      'meta.yaml:15\n  `retry`: Invalid option: expected one of "yes"|"no"|"depends"\n  Fix: Give `retry` a value as its description in src/model says.  [schema]',
    ],
    [
      'a missing field',
      replace('added: "3.0"\n', ''),
      'meta.yaml:1\n  `added`: expected string, received undefined\n  Fix: Give `added` a value as its description in src/model says.  [schema]',
    ],
    [
      'a message with neither proof nor source',
      replace('    proof: missing-key/py-broken\n', ''),
      'meta.yaml:7\n  `messages.0`: needs exactly one of proof (a run) and source (a citation)\n  Fix: Give `messages.0` a value as its description in src/model says.  [schema]',
    ],
    [
      'a related entry that does not exist',
      replace('related: [keyerror]', 'related: [keyeror]'),
      'meta.yaml\n  `related`: there is no entry keyeror\n  Fix: Name the slug of an entry that exists.  [facts]',
    ],
    [
      'an unknown code',
      replace('retry:', 'codes: [EAI_X]\nretry:'),
      'meta.yaml\n  `codes`: EAI_X is not in content/codes.yaml\n  Fix: Add its numbers there, with their source.  [facts]',
    ],
    ['YAML that is none', replace('kind: exception', 'kind: [exception'), 'not valid YAML'],
  ])('%s', (_, change, message) => {
    expect(issuesAfter('meta.yaml', change).join('\n\n')).toContain(message);
  });
});

describe('a mistake in an article', () => {
  test.each([
    [
      'no front matter',
      () => 'words',
      'en.mdx:1\n  no front matter\n  Fix: Begin the file with --- , gloss, summary, messages, --- .  [article]',
    ],
    [
      'a summary with Markdown',
      replace('The dict has no such key:', 'The **dict** has no such key:'),
      'en.mdx:3\n  `summary`: must be plain text: no Markdown, no HTML',
    ],
    [
      'a summary that is too long',
      replace('The dict has', `${'very '.repeat(40)}long`),
      'en.mdx:3\n  `summary`: Too big: expected string to have <=160 characters',
    ],
    ['an unknown field', replace('gloss:', 'glos: x\ngloss:'), 'en.mdx:2\n  unknown field `glos`'],
    [
      'a message without a gloss',
      replace('  missing: ', '  other: '),
      'en.mdx:1\n  `messages.missing`: the message has no gloss\n  Fix: Add messages.missing to the front matter.  [messages]',
    ],
    [
      'a section that is missing',
      replace('### Notes', ''),
      'en.mdx\n  the section “Notes” is missing\n  Fix: Add ### Notes  [sections]',
    ],
    [
      'a heading that is not in the table',
      replace('### Notes', '### Remarks'),
      'is none of the fixed headings and has no id\n  Fix: Use the words of src/i18n/headings.ts, or give it an English id: ### Words {#some-id}  [article]',
    ],
    [
      'a section of the wrong depth',
      replace('### Purpose', '## Purpose'),
      '“Purpose” has the wrong depth\n  Fix: Write ### Purpose  [sections]',
    ],
    [
      'a section out of order',
      replace(/### Purpose\n([\s\S]*?)### Usage/, '### Usage\n$1### Purpose'),
      '“Purpose” stands out of order or twice',
    ],
    [
      'a section that the other languages do not have',
      replace('#### A typing', '#### Another {#another}\n\n#### A typing'),
      'headings differ from content/python/keyerror/vi.mdx: it has #### typing-mistake, here is #### another',
    ],
    [
      'an example that does not exist',
      replace('id="missing-key"', 'id="missing-kee"'),
      'there is no example missing-kee\n  Fix: Its examples are: missing-key, missing-variable  [examples]',
    ],
    [
      'an example that is not shown',
      replace('<Example id="missing-key" />', ''),
      'example missing-key is not shown exactly once\n  Fix: Write <Example id="missing-key" /> under its heading.  [examples]',
    ],
    [
      'a source that does not exist',
      replace('<Cite id="docs" />', '<Cite id="doc" />'),
      'there is no source doc\n  Fix: Add it to meta.yaml; there are: docs  [sources]',
    ],
    [
      'a link to an entry that does not exist',
      replace('../keyerror/#causes', '../keyeror/'),
      'link to nowhere: ../keyeror/ (there is no entry keyeror)\n  Fix: Link as ../<slug>/ or ../<slug>/#<section>; cite pages elsewhere with <Cite id="…" />.  [links]',
    ],
    [
      'a link to a section that does not exist',
      replace('#causes)', '#cause)'),
      'link to nowhere: ../keyerror/#cause (keyerror has no section cause)',
    ],
    [
      'a link to another site',
      replace('../keyerror/#causes', 'https://example.com/'),
      'link to nowhere: https://example.com/ (neither ../<slug>/ nor #<section>)',
    ],
    [
      'braces outside code',
      replace('The dict has no such key.\n', 'The dict {a has no such key.\n'),
      'en.mdx:10\n  not valid MDX: Unexpected end of file in expression',
    ],
  ])('%s', (_, change, message) => {
    expect(issuesAfter('en.mdx', change).join('\n\n')).toContain(message);
  });
});

describe('a mistake in the examples', () => {
  test('a program that is missing', () => {
    expect(issuesAfter('examples/missing-key/fixed.ts', () => undefined)).toContain(
      `${ENTRY}/examples/missing-key/fixed.ts\n  this program is missing\n  Fix: Write fixed.ts.  [examples]`,
    );
  });

  test('a folder that meta.yaml does not list', () => {
    expect(issuesAfter('examples/stray/broken.py', () => 'x')).toContain(
      `${ENTRY}/examples/stray\n  example stray is not listed in meta.yaml\n  Fix: List it under \`examples\` in meta.yaml, or remove the folder.  [examples]`,
    );
  });

  test('a text without Arabic', () => {
    expect(issuesAfter('examples/missing-key/strings.yaml', replace(', ar: لا سعر }', ' }')).join()).toContain(
      'examples/missing-key/strings.yaml:4',
    );
  });

  test('an id that another entry has', () => {
    const twin = [...files]
      .filter(([path]) => path.startsWith(`${ENTRY}/`))
      .map(
        ([path, text]) =>
          [path.replace('keyerror', 'indexerror'), text.replace('name: KeyError', 'name: IndexError')] as const,
      );
    const problems = buildLibrary(new Map([...files, ...twin])).issues.map((issue) => issue.problem);
    expect(problems).toContain('example id missing-key is also used in content/python/indexerror');
  });
});
