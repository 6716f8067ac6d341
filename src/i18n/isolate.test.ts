import { expect, test } from 'vitest';
import { inlineCodeHtml, isolateArabic, isolateLatin } from './isolate.ts';

test('isolates Arabic inside code and escapes the rest', () => {
  expect(isolateArabic('خطأ = <b>')).toBe('<bdi>خطأ</bdi> = &lt;b&gt;');
});

test('isolates Latin runs with their signs inside Arabic', () => {
  expect(isolateLatin('المكتبة requests.get() هنا')).toBe('المكتبة <bdi>requests.get()</bdi> هنا');
});

test('keeps options whole and the text as it is', () => {
  expect(inlineCodeHtml('docker run --add-host a:b <x>')).toBe(
    '<code dir="ltr">docker run <span class="whole">--add-host</span> a:b &lt;x&gt;</code>',
  );
  expect(inlineCodeHtml('[Errno -2] a-b')).toBe('<code dir="ltr">[Errno -2] a-b</code>');
});
