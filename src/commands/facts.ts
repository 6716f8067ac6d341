import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { askInterpreters } from '../examples/interpreter-facts.ts';
import { requireInterpreter } from '../examples/interpreters.ts';
import { CODES_FILE, INTERPRETER_FILE } from '../library/build-library.ts';
import { readYaml } from '../library/read-yaml.ts';
import { codesSchema } from '../model/interpreter.ts';
import { IssuesError } from '../model/issue.ts';
import { ROOT } from './project.ts';

/** `npm run facts`: writes what the interpreters say of themselves. */
const codes = readYaml(await readFile(join(ROOT, CODES_FILE), 'utf8'), codesSchema, { file: CODES_FILE });
if (codes.value === undefined) throw new IssuesError(codes.issues);

const facts = await askInterpreters(await requireInterpreter([]), codes.value);
const file = join(ROOT, INTERPRETER_FILE);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify(facts, null, 1)}\n`);
console.log(
  `${INTERPRETER_FILE}: ${facts.classes.length} classes of CPython ${facts.python} (${facts.via}), ${Object.keys(facts.linux.numbers).length} Linux numbers`,
);
