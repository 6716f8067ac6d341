import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchMessage, slotValues } from './match-message.ts';

const best = (type: string, message: string, ...texts: string[]) =>
  matchMessage(
    { type, message },
    texts.map((text) => ({ text })),
  )[0];
const values = (type: string, message: string, text: string) => {
  const match = best(type, message, text);
  return match && Object.fromEntries(slotValues(match).map((it) => [it.slot, it.value]));
};

test('slots take what stands in their place', () => {
  expect(
    values(
      'ConnectionRefusedError',
      "[Errno 111] Connect call failed ('127.0.0.1', 8080)",
      "ConnectionRefusedError: [Errno 111] Connect call failed ('{address}', {port})",
    ),
  ).toEqual({ address: '127.0.0.1', port: '8080' });
  expect(values('KeyError', "'x'", "KeyError: '{key}'")).toEqual({ key: 'x' });
  expect(values('Error', 'connect ECONNREFUSED ::1:5432', 'Error: connect ECONNREFUSED {address}:{port}')).toEqual({
    address: '::1',
    port: '5432',
  });
});

test('any quotation marks will do, and the pieces are those that were printed', () => {
  const match = best(
    'ModuleNotFoundError',
    'No module named «pandas»',
    "ModuleNotFoundError: No module named '{name}'",
  );
  expect(match?.parts).toEqual([{ text: 'No module named «' }, { text: 'pandas', slot: 'name' }, { text: '»' }]);
  expect(values('KeyError', `"it's"`, "KeyError: '{key}'")).toEqual({ key: "it's" });
});

test('Windows says it in its own language: the number is enough, and a path is still read', () => {
  const refused = 'ConnectionRefusedError: [WinError 10061] No connection could be made because …';
  expect(best('ConnectionRefusedError', '[WinError 10061] Không thể thực hiện kết nối', refused)?.how).toBe('number');
  const missing = "FileNotFoundError: [WinError 3] The system cannot find the path specified: '{path}'";
  const match = best('FileNotFoundError', "[WinError 3] 系统找不到指定的路径。: 'D:\\\\a.txt'", missing);
  expect(match?.how).toBe('number');
  expect(match && slotValues(match)).toEqual([{ slot: 'path', value: 'D:\\\\a.txt' }]);
  expect(best('FileNotFoundError', "[WinError 2] …: 'a'", missing)).toBeUndefined();
});

test('the template with the most words of its own comes first', () => {
  const general = "TypeError: '{type}' object {what}";
  const special = "TypeError: '{type}' object is not callable";
  expect(best('TypeError', "'int' object is not callable", general, special)?.template.text).toBe(special);
});

test('a message that goes on after the template still follows it, but not a longer word', () => {
  const template = 'RecursionError: maximum recursion depth exceeded';
  expect(best('RecursionError', 'maximum recursion depth exceeded while calling a Python object', template)?.how).toBe(
    'start',
  );
  expect(best('RecursionError', 'maximum recursion depth exceededly', template)).toBeUndefined();
});

test('the class must be the same, with or without its module', () => {
  const template = 'json.decoder.JSONDecodeError: Expecting value: line {line} column {column} (char {char})';
  const message = 'Expecting value: line 1 column 1 (char 0)';
  expect(best('JSONDecodeError', message, template)?.how).toBe('whole');
  expect(best('json.decoder.JSONDecodeError', message, template)?.how).toBe('whole');
  expect(best('requests.exceptions.ConnectionError', 'x', 'ConnectionError: x')).toBeUndefined();
});

test('of a message of several lines the first may be the whole', () => {
  expect(values('KeyError', "'x'\na note", "KeyError: '{key}'")).toEqual({ key: 'x' });
});

test('a code in brackets belongs to the class', () => {
  const templates = [{ text: 'Error [ERR_STREAM_WRITE_AFTER_END]: write after end' }];
  const message = 'write after end';
  expect(matchMessage({ type: 'Error', message, code: 'ERR_STREAM_WRITE_AFTER_END' }, templates)).toHaveLength(1);
  expect(matchMessage({ type: 'Error', message }, templates)).toHaveLength(0);
});

test('what fills a template is found again in it', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const template = `ValueError: ${words.map((_, index) => `<${index}> {s${index}}`).join(' ')}`;
      const message = words.map((it, index) => `<${index}> ${it}`).join(' ');
      const match = best('ValueError', message, template);
      expect(match && slotValues(match).map((it) => it.value)).toEqual(words);
      expect(match?.parts.map((it) => it.text).join('')).toBe(message);
    }),
  );
});

test('no text and no template throw, and the pieces always make the message', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (message, text) => {
      for (const match of matchMessage({ type: 'E', message }, [
        { text: `E: ${text}` },
        { text },
        { text: `E: {a}${text}{b}` },
      ])) {
        expect(message.startsWith(match.parts.map((it) => it.text).join(''))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
