import { expect, test } from 'vitest';
import { fitsTemplate, readMessage } from './read-message.ts';

const fits = (message: string, template: string) =>
  fitsTemplate(readMessage(message).words, readMessage(template).words);

test.each([
  ["No module named 'pandas'", "No module named '{name}'"],
  ["[Errno 2] No such file or directory: '/home/an/config.yml'", "[Errno 2] No such file or directory: '{path}'"],
  ["can't decode byte 0xe9 in position 17: invalid", "can't decode byte {byte} in position {n}: invalid"],
  ['connect ECONNREFUSED ::1:3306', 'connect ECONNREFUSED {address}:{port}'],
  ["unsupported operand type(s) for +: 'float' and 'str'", "unsupported operand type(s) for {op}: '{a}' and '{b}'"],
  ['`dictionary changed size during iteration`', 'dictionary changed size during iteration'],
  [
    "HTTPConnectionPool(host='h', port=80): Max (Caused by X: y z)",
    "HTTPConnectionPool(host='{h}', port={p}): Max (Caused by {cause})",
  ],
])('%s fits its template', (message, template) => {
  expect(fits(message, template)).toBe(true);
});

test('other words do not fit', () => {
  expect(fits('list index out of range', 'string index out of range')).toBe(false);
  expect(fits('index out of', 'index out of range')).toBe(false);
  expect(fits('', 'index out of range')).toBe(false);
});

test('the class in front is read apart, without its module', () => {
  expect(readMessage('json.decoder.JSONDecodeError: Extra data: line 1')).toMatchObject({ printed: 'jsondecodeerror' });
  expect(readMessage('Uncaught TypeError: x is not a function')).toMatchObject({ printed: 'typeerror' });
  expect(readMessage('Error [ERR_MODULE_NOT_FOUND]: Cannot find')).toEqual({
    printed: 'error',
    words: ['cannot', 'find'],
  });
  expect(readMessage('expected: a thing').printed).toBeUndefined();
});
