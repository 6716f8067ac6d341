import { z } from 'zod';

/** What one run of a program printed, after the normalising of `programs/normalize-output.ts`. */
export const transcriptSchema = z.strictObject({
  exit: z.int().describe('Exit status; 128 + n when signal n ended it'),
  stdout: z.string(),
  stderr: z.string(),
});

/** A program's transcripts in each language, and what ran it. */
export const recordingSchema = z.strictObject({
  ran: z
    .record(z.string(), z.string())
    .describe('Runtime and third-party package to version: {python: 3.11.7, requests: 2.34.2}'),
  en: transcriptSchema,
  vi: transcriptSchema,
  ar: transcriptSchema,
});

/** `transcripts.yaml` of an example, written by `npm run verify -- --record` and by nothing else. */
export const transcriptsSchema = z.strictObject({
  recorded: z.iso.date(),
  seal: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .describe('Digest of everything else in the file, so that an edit by hand shows'),
  programs: z.strictObject({
    'py-broken': recordingSchema,
    'py-fixed': recordingSchema,
    'ts-broken': recordingSchema,
    'ts-fixed': recordingSchema,
  }),
});

export type Transcript = z.infer<typeof transcriptSchema>;
export type Recording = z.infer<typeof recordingSchema>;
export type Transcripts = z.infer<typeof transcriptsSchema>;
