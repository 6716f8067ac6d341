import { expect, test } from 'vitest';
import { type Message, messageSchema } from '../model/entry.ts';
import { differenceInMeaning } from './run-in-page.ts';

const failed = (message: string) => ({
  exit: 1,
  stdout: 'x\n',
  stderr: `Traceback (most recent call last):\n  File "example.py", line 1\n${message}\n`,
});
const message = (text: string, older: Message['older'] = []): Message =>
  messageSchema.parse({ id: 'a', text, older, systems: ['linux'], by: 'x', source: 'y' });

test('the same meaning in another traceback is no difference', () => {
  const native = failed("KeyError: 'a'");
  const pinned = { ...native, stderr: native.stderr.replace('line 1', 'line 1, in <module>') };
  expect(differenceInMeaning(native, pinned, [])).toBeUndefined();
});

test('printed text and exit status must be the same', () => {
  expect(differenceInMeaning(failed('E: 1'), { ...failed('E: 1'), stdout: 'y\n' }, [])).toContain('standard output');
  expect(differenceInMeaning(failed('E: 1'), { ...failed('E: 1'), exit: 2 }, [])).toContain('exit status');
});

test('a message that older Pythons print otherwise is let through only as its entry lists it', () => {
  const native = failed("TypeError: can't do int");
  const pinned = failed('TypeError: cannot do int');
  expect(differenceInMeaning(native, pinned, [message('TypeError: cannot do {type}')])).toContain('failure');
  const older = [{ until: '3.13', text: "TypeError: can't do {type}" }];
  expect(differenceInMeaning(native, pinned, [message('TypeError: cannot do {type}', older)])).toBeUndefined();
  expect(differenceInMeaning(native, pinned, [message('TypeError: will not do {type}', older)])).toContain('failure');
});
