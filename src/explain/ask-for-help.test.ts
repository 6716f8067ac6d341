import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LOCALES } from '../i18n/locales.ts';
import { askForHelp } from './ask-for-help.ts';
import { readPaste } from './read-paste.ts';

const FOLDER = 'tests/fixtures/pastes';
const paste = (name: string) => readFileSync(`${FOLDER}/${name}.txt`, 'utf8');
function help(name: string, locale: 'en' | 'vi' | 'ar' = 'en'): string {
  const text = paste(name);
  const { answer } = readPaste(text);
  if (!answer) throw new Error(`${name} holds no error`);
  return askForHelp(answer, text, locale);
}

test('library frames are folded, paths are masked, versions are told', () => {
  expect(help('requests-refused')).toContain(`Environment: Python 3.12, Linux

What happened:

\`\`\`text
Traceback (most recent call last):
  … 2 frames of urllib3 …
ConnectionRefusedError: [Errno 111] Connection refused

The above exception was the direct cause of the following exception:
`);
  expect(help('requests-refused')).toContain('The last line of my own code: ~/tai_ve.py:5  requests.get(');
});

test('causes of JavaScript stand below what they led to', () => {
  expect(help('node-cause-two')).toContain(`Error: app failed
    at file://~/nut/cause.mjs:10:49
  [cause]: Error: cannot start
      at settings (file://~/nut/cause.mjs:7:11)
      at file://~/nut/cause.mjs:10:7
    [cause]: Error: ENOENT: no such file or directory, open 'settings.json'
`);
});

test('members of a group stand in its margin', () => {
  expect(
    help('python-group-taskgroup'),
  ).toContain(`  | ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "~/shop/group.py", line 6, in fetch
    |     raise ValueError("bad page")
    | ValueError: bad page
    +---------------- 2 ----------------
`);
});

test('deep recursion is shortened', () => {
  const frames = '  File "a.py", line 2, in f\n    f()\n'.repeat(3000);
  const text = `Traceback (most recent call last):\n${frames}RecursionError: maximum recursion depth exceeded`;
  const { answer } = readPaste(text);
  const lines = answer ? askForHelp(answer, text, 'en').split('\n') : [];
  expect(lines).toContain('  … 2988 more lines of the call stack …');
  expect(lines.length).toBeLessThan(60);
});

const files = readdirSync(FOLDER).filter((it) => it.endsWith('.txt') && !it.startsWith('none'));

test.each(LOCALES)(
  'in %s every pasted text gives one without a user name, which is read as the same error',
  (locale) => {
    for (const file of files) {
      const name = file.slice(0, -4);
      const text = help(name, locale);
      expect(text, name).not.toMatch(/home\/lan|Users\/lan|Users\\/i);
      const before = readPaste(paste(name)).answer;
      if (before?.exception.type && before.language === 'py') {
        expect(readPaste(text).answer?.root.type, name).toBe(before.root.type);
      }
    }
  },
);
