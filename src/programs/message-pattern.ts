/** What matches a message of `meta.yaml`, with anything in its `{slots}`. */
export function messagePattern(text: string): RegExp {
  const parts = text.split(/\{[\w ]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+?'));
}
