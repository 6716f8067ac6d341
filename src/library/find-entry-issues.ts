import type { Issue } from '../model/issue.ts';
import { slugFromName } from '../model/slug-from-name.ts';
import type { Entry, Library } from './library.ts';

/** What is wrong with the entries' facts, taken against the interpreter and against each other. */
export function findEntryIssues(library: Library): Issue[] {
  return [...library.entries.flatMap((entry) => findIssues(entry, library)), ...findRepeatedIds(library)];
}

function findIssues(entry: Entry, library: Library): Issue[] {
  const { facts, slug, python } = entry;
  const file = `${entry.folder}/meta.yaml`;
  const issues: Issue[] = [];
  const report = (problem: string, fix: string) => issues.push({ rule: 'facts', file, problem, fix });

  if (slug !== slugFromName(facts.name)) {
    report(
      `\`name\`: ${facts.name} belongs in the folder ${slugFromName(facts.name)}, not in ${slug}`,
      'Rename the folder or mend the name.',
    );
  }
  if (python === undefined && THIRD_PARTY.every((module) => facts.module !== module)) {
    report(
      `\`name\`: CPython ${library.interpreter.python} has no ${facts.name}`,
      'Mend the name, or run `npm run facts` if the module is new here.',
    );
  }
  if (python && !python.bases.includes(facts.parent)) {
    report(
      `\`parent\`: ${facts.parent}, but the interpreter says ${python.bases.join(', ')}`,
      `Write parent: ${python.bases[0]}`,
    );
  }
  if (python && python.module !== facts.module) {
    report(`\`module\`: ${facts.module}, but the interpreter says ${python.module}`, `Write module: ${python.module}`);
  }
  for (const code of facts.codes.filter((it) => !(it in library.codes.codes))) {
    report(`\`codes\`: ${code} is not in content/codes.yaml`, 'Add its numbers there, with their source.');
  }
  for (const related of facts.related.filter((it) => !library.entries.some((other) => other.slug === it))) {
    report(`\`related\`: there is no entry ${related}`, 'Name the slug of an entry that exists.');
  }
  const sources = new Set(facts.sources.map((it) => it.id));
  const needed = [...facts.messages.map((it) => it.source), ...facts.changed.map((it) => it.source)].filter(
    (it) => it !== undefined,
  );
  for (const source of needed.filter((it) => !sources.has(it))) {
    report(`\`sources\`: there is no source ${source}`, 'Add it under `sources`, or mend the id.');
  }
  return issues;
}

/** Modules whose classes are not asked of the interpreter, since it does not bring them. */
const THIRD_PARTY = ['requests.exceptions'];

function findRepeatedIds(library: Library): Issue[] {
  const owners = new Map<string, string>();
  const issues: Issue[] = [];
  for (const entry of library.entries) {
    for (const { id } of entry.facts.examples) {
      const owner = owners.get(id);
      if (owner !== undefined) {
        const fix = 'Give one of them another id; ids are unique in the whole site.';
        issues.push({
          rule: 'examples',
          file: `${entry.folder}/meta.yaml`,
          problem: `example id ${id} is also used in ${owner}`,
          fix,
        });
      }
      owners.set(id, entry.folder);
    }
  }
  return issues;
}
