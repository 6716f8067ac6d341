import { z } from 'zod';

/**
 * `strings.yaml` of an example: each comment and string body of its programs, exactly as it stands in the source,
 * to its Vietnamese and Arabic form, or `keep: true` for what no language changes (hosts, encodings, module names).
 */
export const textsSchema = z.record(
  z.string(),
  z.union([
    z.strictObject({ vi: z.string().min(1), ar: z.string().min(1) }),
    z.strictObject({ keep: z.literal(true) }),
  ]),
);

export type Texts = z.infer<typeof textsSchema>;
