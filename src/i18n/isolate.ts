import type { Locale } from './locales.ts';

const ARABIC_RUN = /[\p{Script=Arabic}][\p{Script=Arabic}\p{M}\s،؛؟]*/gu;
const LATIN_RUN = /[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\p{N}\p{P}\p{S} ]*/gu;

/** Text as HTML, each Arabic run in it an isolate: for code, which is laid out left to right. */
export function isolateArabic(text: string): string {
  return isolate(text, ARABIC_RUN);
}

/** Inline code as HTML: left to right, Arabic in it isolated, and options such as `--add-host` never broken at a hyphen. */
export function inlineCodeHtml(code: string): string {
  const html = isolateArabic(code).replace(/(^|\s)(--?[a-z][\w-]*)/gi, '$1<span class="whole">$2</span>');
  return `<code dir="ltr">${html}</code>`;
}

/** A piece of a heading as HTML: the same in the heading itself and in contents lists. */
export function headingRunHtml(run: { kind: 'text' | 'code'; value: string }, locale: Locale): string {
  if (run.kind === 'code') return inlineCodeHtml(run.value);
  return locale === 'ar' ? isolateLatin(run.value) : isolateArabic(run.value);
}

/** Text as HTML, each Latin run that ends or begins with a sign an isolate: for headings and lists on Arabic pages. */
export function isolateLatin(text: string): string {
  return isolate(text, LATIN_RUN);
}

function isolate(text: string, runs: RegExp): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(runs)) {
    const run = match[0].trimEnd();
    html += `${escapeHtml(text.slice(at, match.index))}<bdi>${escapeHtml(run)}</bdi>`;
    at = match.index + run.length;
  }
  return html + escapeHtml(text.slice(at));
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
