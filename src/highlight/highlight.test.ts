import { expect, test } from 'vitest';
import { highlightCode } from './highlight.ts';
import { highlightTranscript } from './highlight-transcript.ts';

const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x26;', '&');

test('the text of highlighted code is the code, and colours are classes', () => {
  const code = 'import x\n\n# خطأ < & >\nprint(f"{a} b", 1)\n';
  const html = highlightCode(code, 'python');
  expect(textOf(html)).toBe(code);
  expect(html).toContain('<span class="comment">');
  expect(html).not.toContain('style=');
});

test('the text of a transcript is the transcript, and the line that names the error is marked', () => {
  const transcript = 'Traceback (most recent call last):\n  File "example.py"\nsocket.gaierror: [Errno -2] <x>\n';
  const html = highlightTranscript(transcript, 'py');
  expect(textOf(html)).toBe(transcript);
  expect(html).toContain('<strong>socket.gaierror: [Errno -2] &lt;x&gt;</strong>');
});

test('a string and a comment with Arabic are one isolate each, across colours, and the text stays', () => {
  const code = 'print(f"خطأ في {host}: {x!r}", "ثانٍ")  # لا تستخدم try/except هنا\n';
  const html = highlightCode(code, 'python');
  expect(textOf(html)).toBe(code);
  expect(html.match(/<bdi dir="rtl">/g)).toHaveLength(3);
  const bare = html.replaceAll(/<\/?span[^>]*>/g, '');
  expect(bare).toContain('f"<bdi dir="rtl">خطأ في <bdi dir="ltr">{host}</bdi>: <bdi dir="ltr">{x!r}</bdi></bdi>"');
  expect(bare).toContain('# <bdi dir="rtl">لا تستخدم <bdi dir="ltr">try/except</bdi> هنا</bdi>');
});
