import type { Example } from '../../library/library.ts';
import type { Message, ProgramKey } from '../../model/entry.ts';
import { messagePattern } from '../../programs/message-pattern.ts';
import type { Rule } from '../rule.ts';

export const messagesMatchTranscripts: Rule = {
  promise: 'Every message that claims a run as its proof stands in that run’s output',
  check(library) {
    let looked = 0;
    const issues = library.entries.flatMap((entry) =>
      entry.facts.messages.flatMap((message) => {
        if (!message.proof) return [];
        looked++;
        const problem = proofProblem(message, entry.examples);
        const fix = 'Mend the text or the proof in meta.yaml, or cite a source instead.';
        return problem ? [{ rule: 'messages-match-transcripts', file: `${entry.folder}/meta.yaml`, problem, fix }] : [];
      }),
    );
    return { looked, issues };
  },
};

function proofProblem(message: Message, examples: readonly Example[]): string | undefined {
  const [id, key] = message.proof?.split('/') ?? [];
  const recording = examples.find((it) => it.id === id)?.transcripts?.programs[key as ProgramKey];
  if (!recording) return `message ${message.id}: there is no run ${message.proof}`;
  const printed = recording.en.stdout + recording.en.stderr;
  return messagePattern(message.text).test(printed)
    ? undefined
    : `message ${message.id}: ${message.proof} does not print “${message.text}”`;
}
