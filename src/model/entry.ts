import { z } from 'zod';
import { TOPIC_IDS } from '../i18n/topics.ts';

/** `meta.yaml`: what is true of an error in every language. This schema is the field reference for authors. */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, e.g. nothing-listening');
const line = z.string().trim().min(1);

export const SYSTEMS = ['linux', 'macos', 'windows'] as const;
export type System = (typeof SYSTEMS)[number];

export const PROGRAM_KEYS = ['py-broken', 'py-fixed', 'ts-broken', 'ts-fixed'] as const;
export type ProgramKey = (typeof PROGRAM_KEYS)[number];

/** What TypeScript on Node does in this place. */
export const counterpartSchema = z.strictObject({
  kind: z
    .enum(['throws', 'compile', 'silent', 'event', 'none'])
    .describe('throws an error · fails to compile · returns a value silently · emits an event · nothing comparable'),
  class: line.optional().describe('Constructor name of the error, e.g. Error, TypeError'),
  code: line.optional().describe("error.code, e.g. ECONNREFUSED; for 'event' the event's name"),
  causeCode: line.optional().describe('error.cause.code, for fetch'),
  ts: z
    .string()
    .regex(/^TS\d+$/)
    .optional()
    .describe('The compiler error, for kind compile'),
  api: line.describe('Where it shows: node:net, fetch, node:fs …'),
});

export const messageSchema = z
  .strictObject({
    id: id.describe('Key of the gloss in each article’s front matter; permanent'),
    text: line.describe('Verbatim, class name included, `{slot}` where it varies'),
    systems: z.array(z.enum(SYSTEMS)).min(1),
    older: z
      .array(z.strictObject({ until: line, text: line }))
      .default([])
      .describe('The same message as Pythons up to a version print it; a run on one of them may differ by just this'),
    by: line.describe('Who prints it: socket, asyncio, node:net …'),
    proof: line.optional().describe('<example id>/<program>, whose transcript contains it'),
    source: id.optional().describe('id of a source, where no run here can prove it'),
  })
  .refine((message) => (message.proof === undefined) !== (message.source === undefined), {
    message: 'needs exactly one of proof (a run) and source (a citation)',
  });

export const exampleSchema = z.strictObject({
  id: id.describe('Folder under examples/, unique in the whole site, and anchor of the example; permanent'),
  needs: z
    .array(z.enum(['namespace', 'ss']))
    .default([])
    .describe('Beyond python3 and Node: imports are found by themselves'),
  differs: z
    .array(z.enum(PROGRAM_KEYS))
    .default([])
    .describe('Programs that cannot behave in the page as they do natively; what they need is found by itself'),
  python: z
    .strictObject({
      raises: line.describe('Qualified name of the exception that ends broken.py; this entry’s own if left out'),
    })
    .optional(),
  typescript: z
    .strictObject({
      kind: z.enum(['throws', 'compile', 'silent', 'event', 'none']),
      class: line.optional().describe('throws: name before the colon of the uncaught error'),
      code: line.optional().describe('throws: its code'),
      causeCode: line.optional().describe('throws: the code of its cause'),
      ts: z
        .string()
        .regex(/^TS\d+$/)
        .optional()
        .describe('compile: the one compiler error of broken.ts'),
      prints: line.optional().describe('silent, event: a line that broken.ts prints, the same in every language'),
    })
    .refine((it) => it.kind !== 'throws' || it.class !== undefined, { message: 'kind throws needs class' })
    .refine((it) => it.kind !== 'compile' || it.ts !== undefined, { message: 'kind compile needs ts' })
    .refine((it) => !['silent', 'event'].includes(it.kind) || it.prints !== undefined, {
      message: 'kinds silent and event need prints',
    })
    .describe('What broken.ts must do'),
});

export const sourceSchema = z.strictObject({
  id,
  title: line.describe('Title of the page, in its own language'),
  url: z.url({ protocol: /^https$/ }),
});

export const entrySchema = z.strictObject({
  name: line.describe('Class name as Python prints it, module included when it is not a builtin: socket.gaierror'),
  module: line.describe('Module that owns it; builtins for builtins'),
  kind: z
    .enum(['exception', 'base', 'warning', 'alias'])
    .describe('base: programs meet its subclasses, seldom the class itself'),
  parent: line.describe('Qualified name of the base class; compared with the interpreter'),
  codes: z
    .array(line)
    .default([])
    .describe('Codes that are no errno (EAI_NONAME …); errno names come from the interpreter'),
  added: z
    .string()
    .regex(/^[23]\.\d+$/)
    .describe('Python version that brought it'),
  changed: z
    .array(z.strictObject({ version: line, source: id, note: z.record(z.enum(['en', 'vi', 'ar']), line) }))
    .default([]),
  deprecated: z
    .string()
    .regex(/^3\.\d+$/)
    .optional(),
  messages: z.array(messageSchema).min(1).describe('The first one stands at the head of the page'),
  raisedBy: z.array(line).min(1).describe('Calls that raise it, as code'),
  counterparts: z.array(counterpartSchema).min(1),
  confusedWith: z.array(line).default([]).describe('Qualified Python names'),
  retry: z.enum(['yes', 'no', 'depends']).describe('Does the same call, made again, have a chance?'),
  topics: z.array(z.enum(TOPIC_IDS)).min(1).describe('What went wrong, as src/i18n/topics.ts names it'),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe('1 first weeks, 2 daily work, 3 rare'),
  related: z.array(id).min(1).describe('Slugs of other entries'),
  search: z.strictObject({ en: z.array(line), vi: z.array(line), ar: z.array(line) }).describe('Words people type'),
  examples: z.array(exampleSchema).min(2).describe('In the order of the page'),
  sources: z.array(sourceSchema).default([]),
  seed: z
    .array(z.string().regex(/^\d{3}$/))
    .default([])
    .describe('Documents the entry grew from'),
});

export type EntryFacts = z.infer<typeof entrySchema>;
export type Counterpart = z.infer<typeof counterpartSchema>;
export type Message = z.infer<typeof messageSchema>;
export type ExampleFacts = z.infer<typeof exampleSchema>;
export type Source = z.infer<typeof sourceSchema>;
