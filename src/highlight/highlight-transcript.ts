import { escapeHtml, isolateArabic } from '../i18n/isolate.ts';

/** A transcript as HTML with the line that names the error marked; its text content is exactly the transcript. */
export function highlightTranscript(transcript: string, language: 'py' | 'ts'): string {
  const isError =
    language === 'py'
      ? /^[A-Za-z_][\w.]*(?:[Ee]rror|Exception|Disconnected|Group|Warning|Interrupt)\b(?=:|$)/
      : /^\[?(?:\w*(?:Error|Exception)(?: \[\w+\])?|DOMException \[\w+\]): /;
  return transcript
    .split('\n')
    .map((line) => (isError.test(line) ? `<strong>${escapeHtml(line)}</strong>` : isolateArabic(line)))
    .join('\n');
}
