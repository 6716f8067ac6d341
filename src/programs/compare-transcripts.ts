import type { Transcript } from '../model/transcript.ts';
import type { ProgramLanguage } from './find-texts.ts';
import { readFailure } from './read-failure.ts';

/** How closely a fresh run must follow the recorded one. */
export type Strictness =
  | 'exact' // the version that recorded: every character
  | 'meaning' // another Python or Node: exit, standard output, error type, code and message
  | 'cause'; // another minor version of a third-party package: exit, standard output, error type and innermost cause

/** The first difference between a recorded transcript and a fresh run, in words, or undefined when they agree. */
export function compareTranscripts(
  recorded: Transcript,
  fresh: Transcript,
  language: ProgramLanguage,
  strictness: Strictness,
): string | undefined {
  if (recorded.exit !== fresh.exit) return `exit status: recorded ${recorded.exit}, now ${fresh.exit}`;
  const stdout = difference('standard output', recorded.stdout, fresh.stdout);
  if (stdout || strictness === 'exact') return stdout ?? difference('error output', recorded.stderr, fresh.stderr);
  if (strictness === 'cause')
    return difference('cause of failure', innermost(recorded, language), innermost(fresh, language));
  return difference('failure', meaning(recorded, language), meaning(fresh, language));
}

function meaning(transcript: Transcript, language: ProgramLanguage): string {
  const failure = readFailure(transcript.stderr, language);
  if (!failure) return '(none)';
  return [`${failure.type}: ${failure.message}`, failure.code, failure.causeCode, ...errnos(transcript.stderr)]
    .filter(Boolean)
    .join('\n');
}

function innermost(transcript: Transcript, language: ProgramLanguage): string {
  const failure = readFailure(transcript.stderr, language);
  return failure ? `${failure.type}\n${failure.causes[0] ?? ''}` : '(none)';
}

/** Node prints the number beside the code. */
function errnos(stderr: string): string[] {
  return [...stderr.matchAll(/\berrno: (-?\d+)/g)].map((match) => match[0]);
}

function difference(what: string, recorded: string, fresh: string): string | undefined {
  if (recorded === fresh) return undefined;
  const before = recorded.split('\n');
  const after = fresh.split('\n');
  const at = before.findIndex((line, index) => line !== after[index]);
  const line = at === -1 ? before.length : at;
  return `${what}, line ${line + 1}:\n    recorded: ${before[line] ?? '(no more lines)'}\n    now:      ${after[line] ?? '(no more lines)'}`;
}
