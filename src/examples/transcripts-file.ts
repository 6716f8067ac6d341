import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import type { Example } from '../library/library.ts';
import type { ProgramKey } from '../model/entry.ts';
import type { Issue } from '../model/issue.ts';
import type { Recording, Transcripts } from '../model/transcript.ts';

/** Digest over everything in the file but the digest itself. */
export function sealTranscripts(content: Omit<Transcripts, 'seal'>): string {
  const canonical = JSON.stringify(content, (_, value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
  return createHash('sha256').update(canonical).digest('hex').slice(0, 12);
}

/** Says so when a transcripts file is not as it was recorded. */
export function findBrokenSeal(example: Example): Issue[] {
  if (!example.transcripts) return [];
  const { seal, ...content } = example.transcripts;
  if (seal === sealTranscripts(content)) return [];
  const file = `${example.folder}/transcripts.yaml`;
  return [
    {
      rule: 'transcripts',
      file,
      problem: 'the file was changed after it was recorded',
      fix: 'Never edit it: npm run verify -- --record',
    },
  ];
}

/** Writes an example's transcripts, keeping the date when nothing else changed. */
export async function writeTranscripts(
  root: string,
  example: Example,
  recordings: Record<ProgramKey, Recording>,
  today: string,
): Promise<'written' | 'unchanged'> {
  const before = example.transcripts;
  if (before && isDeepStrictEqual(before.programs, recordings)) return 'unchanged';
  const content = { recorded: today, programs: sorted(recordings) };
  const text = stringify({ seal: sealTranscripts(content), ...content }, { lineWidth: 0, blockQuote: 'literal' });
  await writeFile(
    join(root, example.folder, 'transcripts.yaml'),
    `# Written by npm run verify -- --record; never edited by hand.\n${text}`,
  );
  return 'written';
}

function sorted(recordings: Record<ProgramKey, Recording>): Record<ProgramKey, Recording> {
  const { 'py-broken': a, 'py-fixed': b, 'ts-broken': c, 'ts-fixed': d } = recordings;
  return { 'py-broken': a, 'py-fixed': b, 'ts-broken': c, 'ts-fixed': d };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
