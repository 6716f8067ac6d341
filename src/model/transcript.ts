import { z } from 'zod';

/** What one run of a program printed, after the normalising of `programs/normalize-output.ts`. */
export const transcriptSchema = z.strictObject({
  exit: z.int().describe('Exit status; 128 + n when signal n ended it'),
  stdout: z.string(),
  stderr: z.string(),
});

/** Why a program has no Run button. */
export const NOT_IN_PAGE = ['packages', 'processes', 'threads', 'differs'] as const;

/** A program's transcripts in each language, and what ran it. */
export const recordingSchema = z.strictObject({
  ran: z
    .record(z.string(), z.string())
    .describe('What ran it to version: {python: 3.14.2, pyodide: 314.0.7}, or {python: 3.11.7, requests: 2.34.2}'),
  page: z
    .enum(['runs', ...NOT_IN_PAGE])
    .describe('Whether the page runs it to the same output, or why it cannot: what it needs, or that it differs'),
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
export type NotInPage = (typeof NOT_IN_PAGE)[number];
export type Recording = z.infer<typeof recordingSchema>;
export type Transcripts = z.infer<typeof transcriptsSchema>;
