import type { Example } from '../library/library.ts';
import { PROGRAM_KEYS, type ProgramKey } from '../model/entry.ts';
import type { Recording } from '../model/transcript.ts';
import type { Proof } from './prove-program.ts';
import { writeTranscripts } from './transcripts-file.ts';

/**
 * Writes the transcripts of every example all of whose programs ran and did what its entry says.
 * @returns a sentence that counts them
 */
export async function recordProofs(root: string, proofs: readonly Proof[]): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const byExample = Map.groupBy(proofs, (it) => it.program.example);
  const done = await Promise.all([...byExample].map(([example, own]) => recordExample(root, example, own, today)));
  const count = (result: string) => done.filter((it) => it === result).length;
  return `recorded: ${count('written')} examples written, ${count('unchanged')} unchanged, ${count('left')} left for what is wrong with them`;
}

async function recordExample(root: string, example: Example, proofs: readonly Proof[], today: string): Promise<string> {
  const recordings = Object.fromEntries(
    proofs.flatMap((it) => (it.recording ? [[it.program.key, it.recording]] : [])),
  ) as Partial<Record<ProgramKey, Recording>>;
  const whole = PROGRAM_KEYS.every((key) => recordings[key]) && proofs.every((it) => it.issues.length === 0);
  return whole ? writeTranscripts(root, example, recordings as Record<ProgramKey, Recording>, today) : 'left';
}
