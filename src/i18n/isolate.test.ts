import { expect, test } from 'vitest';
import { isolateArabic, isolateLatin } from './isolate.ts';

test('isolates Arabic inside code and escapes the rest', () => {
  expect(isolateArabic('خطأ = <b>')).toBe('<bdi>خطأ</bdi> = &lt;b&gt;');
});

test('isolates Latin runs with their signs inside Arabic', () => {
  expect(isolateLatin('المكتبة requests.get() هنا')).toBe('المكتبة <bdi>requests.get()</bdi> هنا');
});
