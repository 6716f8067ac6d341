import { z } from 'zod';

/** What can go wrong on the way to a server, in the order of the table. */
export const SITUATIONS = [
  'unknown-host',
  'refused',
  'reset',
  'closed-then-write',
  'connect-timeout',
  'read-timeout',
  'http-404',
] as const;
export type Situation = (typeof SITUATIONS)[number];

/** The `except` clauses that the survey tries. */
export const CLAUSES = ['ConnectionError', 'OSError', 'TimeoutError', 'requests.exceptions.ConnectionError'] as const;
export type Clause = (typeof CLAUSES)[number];

const pythonOutcome = z.strictObject({
  way: z.enum(['socket', 'urllib', 'requests']),
  situation: z.enum(SITUATIONS),
  raised: z.string().nullable().describe('Qualified class, or null when nothing was raised'),
  caught: z.partialRecord(z.enum(CLAUSES), z.boolean()).nullable().describe('null when nothing was raised'),
});

const nodeOutcome = z.strictObject({
  way: z.enum(['fetch', 'node:net']),
  situation: z.enum(SITUATIONS),
  thrown: z.string().nullable().describe('Constructor name, or null when nothing was thrown'),
  code: z.string().nullable().describe('error.code, or error.cause.code'),
  codeAt: z.enum(['code', 'cause.code', 'name']).nullable(),
  event: z.string().nullable().describe('Event that told instead of an error'),
});

/** `content/generated/who-catches-what.json`: made by running every situation in every way. */
export const surveySchema = z.strictObject({
  ran: z.record(z.string(), z.string()),
  python: z.array(pythonOutcome),
  node: z.array(nodeOutcome),
});

export type Survey = z.infer<typeof surveySchema>;
export type PythonOutcome = z.infer<typeof pythonOutcome>;
export type NodeOutcome = z.infer<typeof nodeOutcome>;
