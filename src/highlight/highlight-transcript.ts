import { escapeHtml } from '../i18n/isolate.ts';
import { cutIntoRuns, isolatesOfOutput, type TextRun } from '../i18n/isolate-units.ts';
import type { ProgramLanguage } from '../programs/find-texts.ts';
import { namesError } from '../programs/names-error.ts';

/** A transcript as HTML with the line that names the error marked; its text content is exactly the transcript. */
export function highlightTranscript(transcript: string, language: ProgramLanguage): string {
  return transcript
    .split('\n')
    .map((line) => {
      const html = runsHtml(cutIntoRuns(line, isolatesOfOutput(line)));
      return namesError(line, language) ? `<strong>${html}</strong>` : html;
    })
    .join('\n');
}

function runsHtml(runs: readonly TextRun[]): string {
  return runs
    .map(({ text, dir, runs: inner }) => {
      const html = inner ? runsHtml(inner) : escapeHtml(text);
      return dir ? `<bdi dir="${dir}">${html}</bdi>` : html;
    })
    .join('');
}
