import { LOCALES, type Locale } from '../i18n/locales.ts';
import { type EntryFacts, type ExampleFacts, entrySchema, PROGRAM_KEYS, type ProgramKey } from '../model/entry.ts';
import type { InterpreterFacts } from '../model/interpreter.ts';
import type { Issue } from '../model/issue.ts';
import { textsSchema } from '../model/texts.ts';
import { transcriptsSchema } from '../model/transcript.ts';
import type { Article, Entry, Example } from './library.ts';
import { readArticle } from './read-article.ts';
import { readYaml } from './read-yaml.ts';

/** Text of every file by its path from the project's root. */
export type Files = ReadonlyMap<string, string>;

/** The file of a program in its example's folder. */
export const PROGRAM_FILES: Record<ProgramKey, string> = {
  'py-broken': 'broken.py',
  'py-fixed': 'fixed.py',
  'ts-broken': 'broken.ts',
  'ts-fixed': 'fixed.ts',
};

/** Reads one entry's folder; an entry whose facts cannot be read is left out, with the issues that say why. */
export function readEntry(
  files: Files,
  folder: string,
  interpreter: InterpreterFacts,
): { entry?: Entry; issues: Issue[] } {
  const slug = folder.split('/').at(-1) ?? '';
  const meta = `${folder}/meta.yaml`;
  const text = files.get(meta);
  if (text === undefined) {
    const fix = 'Add meta.yaml with the fields of src/model/entry.ts, or remove the folder.';
    return { issues: [{ rule: 'entry', file: meta, problem: 'an entry without meta.yaml', fix }] };
  }
  const facts = readYaml(text, entrySchema, { file: meta });
  const { articles, issues } = readArticles(files, folder);
  issues.unshift(...facts.issues);
  if (facts.value === undefined) return { issues };

  const examples = readExamples(files, folder, facts.value, issues);
  const python = interpreter.classes.find((it) => it.name === facts.value?.name);
  return { entry: { slug, folder, facts: facts.value, articles, examples, ...(python ? { python } : {}) }, issues };
}

function readArticles(files: Files, folder: string): { articles: Partial<Record<Locale, Article>>; issues: Issue[] } {
  const articles: Partial<Record<Locale, Article>> = {};
  const issues: Issue[] = [];
  const present = LOCALES.filter((locale) => files.has(`${folder}/${locale}.mdx`));
  for (const locale of present) {
    const file = `${folder}/${locale}.mdx`;
    const read = readArticle(files.get(file) ?? '', file, locale);
    issues.push(...read.issues);
    if (read.article) articles[locale] = read.article;
  }
  if (present.length === 0) {
    const problem = 'an entry without any article';
    issues.push({
      rule: 'entry',
      file: folder,
      problem,
      fix: `Write ${LOCALES.map((it) => `${it}.mdx`).join(', ')}, at least one of them.`,
    });
  }
  return { articles, issues };
}

function readExamples(files: Files, folder: string, facts: EntryFacts, issues: Issue[]): Example[] {
  const folders = new Set(
    [...files.keys()].filter((it) => it.startsWith(`${folder}/examples/`)).map((it) => it.split('/')[4] ?? ''),
  );
  const listed = new Set(facts.examples.map((it) => it.id));
  for (const id of [...folders].filter((it) => !listed.has(it))) {
    const fix = 'List it under `examples` in meta.yaml, or remove the folder.';
    issues.push({
      rule: 'examples',
      file: `${folder}/examples/${id}`,
      problem: `example ${id} is not listed in meta.yaml`,
      fix,
    });
  }
  return facts.examples
    .map((it) => readExample(files, `${folder}/examples/${it.id}`, it, issues))
    .filter((it) => it !== undefined);
}

function readExample(files: Files, folder: string, facts: ExampleFacts, issues: Issue[]): Example | undefined {
  const programs: Partial<Record<ProgramKey, string>> = {};
  for (const key of PROGRAM_KEYS) {
    const file = `${folder}/${PROGRAM_FILES[key]}`;
    const source = files.get(file);
    if (source === undefined)
      issues.push({ rule: 'examples', file, problem: 'this program is missing', fix: `Write ${PROGRAM_FILES[key]}.` });
    else programs[key] = source;
  }
  const texts = readYaml(files.get(`${folder}/strings.yaml`) ?? '{}', textsSchema, { file: `${folder}/strings.yaml` });
  const recorded = files.get(`${folder}/transcripts.yaml`);
  const transcripts =
    recorded === undefined ? undefined : readYaml(recorded, transcriptsSchema, { file: `${folder}/transcripts.yaml` });
  issues.push(...texts.issues, ...(transcripts?.issues ?? []));
  if (Object.keys(programs).length < PROGRAM_KEYS.length || texts.value === undefined) return undefined;
  return {
    id: facts.id,
    folder,
    facts,
    programs: programs as Record<ProgramKey, string>,
    texts: texts.value,
    ...(transcripts?.value ? { transcripts: transcripts.value } : {}),
  };
}
