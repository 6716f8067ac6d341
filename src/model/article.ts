import { z } from 'zod';

const line = z.string().trim().min(1);

/** Front matter of `en.mdx`, `vi.mdx` and `ar.mdx`. */
export const articleSchema = z.strictObject({
  gloss: line.max(70).describe('What happened, in a few words; stands under the class name'),
  summary: z
    .string()
    .trim()
    .min(60)
    .max(160)
    .regex(/^[^`*_#[\]<>]*$/, 'must be plain text: no Markdown, no HTML')
    .describe('One line: meta description, search excerpt, command line'),
  messages: z.record(z.string(), line).describe('Message id to what it says, in this language'),
});

export type ArticleFacts = z.infer<typeof articleSchema>;
