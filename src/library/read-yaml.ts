import { isMap, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Issue } from '../model/issue.ts';

interface YamlPlace {
  file: string;
  /** Lines of the file before the YAML begins: 1 for front matter. */
  linesBefore?: number;
}

/**
 * Reads YAML text into what a schema describes.
 * @returns the value, or undefined with at least one issue naming file, line and field
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  place: YamlPlace,
): { value?: z.infer<Schema>; issues: Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + (place.linesBefore ?? 0);
  const issue = (offset: number, problem: string, fix: string): Issue => ({
    rule: 'schema',
    file: place.file,
    line: lineAt(offset),
    problem,
    fix,
  });
  if (document.errors.length > 0) {
    return {
      issues: document.errors.map((error) =>
        issue(
          error.pos[0],
          `not valid YAML: ${error.message}`,
          'Mend the YAML; quote text that contains “: ” or begins with a sign.',
        ),
      ),
    };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, issues: [] };
  return {
    issues: result.error.issues.flatMap((found) =>
      describe(found).map(({ path, problem, fix }) => issue(offsetOf(document.contents, path), problem, fix)),
    ),
  };
}

interface Finding {
  path: readonly PropertyKey[];
  problem: string;
  fix: string;
}

function describe(found: z.core.$ZodIssue): Finding[] {
  const field = found.path.map(String).join('.') || 'the file';
  if (found.code === 'unrecognized_keys') {
    return found.keys.map((key) => ({
      path: [...found.path, key],
      problem: `unknown field \`${[...found.path, key].join('.')}\``,
      fix: 'Remove it or mend its spelling; the fields are listed in src/model.',
    }));
  }
  const problem = found.message.replace(/^Invalid input: /, '');
  return [
    {
      path: found.path,
      problem: `\`${field}\`: ${problem}`,
      fix: `Give \`${field}\` a value as its description in src/model says.`,
    },
  ];
}

/** Offset of the node at a path, or of the nearest one above it. */
function offsetOf(node: unknown, path: readonly PropertyKey[], fallback = 0): number {
  const here = (node as { range?: [number, number, number] } | null)?.range?.[0] ?? fallback;
  const [head, ...rest] = path;
  if (head === undefined) return here;
  const items = (node as { items?: unknown[] } | null)?.items ?? [];
  if (!isMap(node)) return items[head as number] === undefined ? here : offsetOf(items[head as number], rest, here);
  const pair = node.items.find(
    (item) => isPair(item) && String((item.key as { value?: unknown })?.value) === String(head),
  );
  if (!pair) return here;
  const key = (pair.key as unknown as { range: [number, number, number] }).range[0];
  return rest.length === 0 ? key : offsetOf(pair.value, rest, key);
}
