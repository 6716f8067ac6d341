import { expect, test } from 'vitest';
import { cutIntoRuns, directionOf, isolatesOfOutput, isolatesOfUnit, type TextRun } from './isolate-units.ts';

/** `[rtl …]` round each isolate. */
const show = (runs: readonly TextRun[]): string =>
  runs.map((it) => (it.dir ? `[${it.dir} ${it.runs ? show(it.runs) : it.text}]` : it.text)).join('');
const unit = (text: string) => show(cutIntoRuns(text, isolatesOfUnit(text)));
const output = (line: string) => show(cutIntoRuns(line, isolatesOfOutput(line)));

test('a unit reads in the direction of most of its words, not of its first', () => {
  expect(directionOf('HTTP خطأ في الخادم: 503.')).toBe('rtl');
  expect(directionOf('port المنفذ')).toBe('rtl');
  expect(directionOf('the word خطأ means error')).toBe('ltr');
  expect(directionOf('requests.get() فشل')).toBe('rtl');
  expect(directionOf('{host}:{port} و')).toBe('rtl');
});

test.each([
  ['فشل الاتصال', '[rtl فشل الاتصال]'],
  ['HTTP خطأ في الخادم: 503.', '[rtl HTTP خطأ في الخادم: 503.]'],
  ['لا يستمع برنامج على {HOST}:{PORT}؛ شغّل', '[rtl لا يستمع برنامج على [ltr {HOST}:{PORT}]؛ شغّل]'],
  ['استخدم try/except هنا', '[rtl استخدم [ltr try/except] هنا]'],
  ['جرّب requests.get() أو --timeout=5.', '[rtl جرّب [ltr requests.get()] أو [ltr --timeout=5].]'],
  ['العنوان 127.0.0.1:8080', '[rtl العنوان [ltr 127.0.0.1:8080]]'],
  ['مقبس (socket) مغلق', '[rtl مقبس (socket) مغلق]'],
  ['no Arabic at all', 'no Arabic at all'],
  ['', ''],
])('%s', (text, shown) => expect(unit(text)).toBe(shown));

test('a printed line is one unit, and its error’s name stands outside', () => {
  expect(output('الاستجابة الأولى: hello')).toBe('[rtl الاستجابة الأولى: hello]');
  expect(output('ValueError: القيمة x.y خطأ')).toBe('ValueError: [rtl القيمة [ltr x.y] خطأ]');
  expect(output('[TypeError: فشل] {')).toBe('[TypeError: [rtl فشل] {]');
});

test('a line of source isolates its strings and its comment, and nothing else', () => {
  expect(output('    print("الاستجابة الثانية:", client.read())')).toBe(
    '    print("[rtl الاستجابة الثانية:]", client.read())',
  );
  expect(output("    x = f('مرحبا {name}!')  # تعليق هنا")).toBe(
    "    x = f('[rtl مرحبا [ltr {name}]!]')  # [rtl تعليق هنا]",
  );
  expect(output('    قيمة = 1')).toBe('    [rtl قيمة] = 1');
  expect(output('  File "/home/سارة/مشروع/example.py", line 3')).toBe(
    '  File "/home/[rtl سارة]/[rtl مشروع]/example.py", line 3',
  );
});

test('the text stays the text', () => {
  const line = '    print("خطأ في {host}:{port}", x)  # لا try/except';
  const flat = (runs: readonly TextRun[]): string => runs.map((it) => (it.runs ? flat(it.runs) : it.text)).join('');
  expect(flat(cutIntoRuns(line, isolatesOfOutput(line)))).toBe(line);
});
