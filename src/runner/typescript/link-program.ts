/**
 * Turns a program, an ES module, into one that the page can import. It is wrapped in an async function one line below:
 * stacks then tell its first, synchronous part from what runs after an `await`, as Node's do, and its imports become
 * plain constants. Lines and columns stay.
 */
import { WRAPPER } from './node/stack.ts';

/** Where an `import` or `export` stands: what es-module-lexer finds, or the leading imports alone. */
export interface Found {
  statements: { start: number; end: number }[];
  dynamic: number[];
  metas: number[];
  exports: number[];
}

export interface Import {
  specifier: string;
  /** Local name by imported name; `*` for the whole namespace. */
  names: [imported: string, local: string][];
}

export interface Linked {
  imports: Import[];
  code: string;
  /** Where text was put in, and how much. */
  marks: Mark[];
}

export interface Mark {
  line: number;
  column: number;
  length: number;
}

const GAP = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
const STATEMENT = /import\b\s*(?:([^'"();=]*?)\bfrom\s*)?(['"])([^'"\n]*)\2(?:\s*with\s*\{[^}]*\})?[ \t]*;?/y;

/** The import statements that a program begins with. */
export function findLeadingImports(source: string): Found {
  const statements: Found['statements'] = [];
  for (let at = 0; ; ) {
    GAP.lastIndex = at;
    GAP.exec(source);
    STATEMENT.lastIndex = GAP.lastIndex;
    const match = STATEMENT.exec(source);
    if (!match) return { statements, dynamic: [], metas: [], exports: [] };
    at = STATEMENT.lastIndex;
    statements.push({ start: match.index, end: at });
  }
}

/** True where a program has imports or exports beyond those it begins with, so that a lexer must look. */
export function needsLexer(source: string): boolean {
  const end = findLeadingImports(source).statements.at(-1)?.end ?? 0;
  return /\b(?:import|export)\b/.test(source.slice(end));
}

/** Comments and texts, which are passed over, and every `throw` of what was made elsewhere. */
const THROWS =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|(?<![.\w$])throw[ \t]+(?!new\b)(?=[\w$(])/g;

/**
 * The wrapped program; its module's default export is called with the imports, `import()`, `import.meta`, and an array
 * that takes what each `throw` throws: no engine tells a script where an error was thrown, only where it was made.
 */
export function linkProgram(source: string, { statements, dynamic, metas, exports }: Found): Linked {
  const characters = source.split('');
  const marks: Mark[] = [];
  for (const { 0: text, index } of source.matchAll(THROWS)) {
    if (!text.startsWith('throw')) continue;
    const at = index + text.length;
    const lines = source.slice(0, at).split('\n');
    const mark = `thrown$[${marks.length}]=`;
    marks.push({ line: lines.length, column: (lines.at(-1) ?? '').length - text.length + 1, length: mark.length });
    characters[at] = mark + characters[at];
  }
  const put = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) characters[at + i] = text.charAt(i);
  };
  for (const { start, end } of statements) put(start, source.slice(start, end).replaceAll(/[^\r\n]/g, ' '));
  for (const at of dynamic) put(at, 'load$$');
  for (const at of metas) put(at, 'importMeta$');
  for (const at of exports) put(at, exportless(source.slice(at)));
  const imports = statements.map(({ start, end }) => readImport(source.slice(start, end)));
  const constants = imports.map(({ names }, i) => {
    const spaces = names.filter(([imported]) => imported === '*').map(([, local]) => `${local}=imports$[${i}]`);
    const parts = names
      .filter(([imported]) => imported !== '*')
      .map(([imported, local]) => `${JSON.stringify(imported)}:${local}`);
    return [...spaces, ...(parts.length > 0 ? [`{${parts.join()}}=imports$[${i}]`] : [])]
      .map((one) => `const ${one};`)
      .join('');
  });
  const head = `export default async function ${WRAPPER}(imports$,load$$,importMeta$,thrown$){${constants.join('')}`;
  return { imports, marks, code: `${head}\n${characters.join('')}\n}` };
}

/** What an export statement becomes in a function, of the same length. */
function exportless(statement: string): string {
  const whole = /^export\s+default\b/.exec(statement);
  if (whole) return 'var default$ ='.padEnd(whole[0].length);
  const list = /^export\s*(?:\{[^}]*\}|\*)(?:\s*from\s*(['"]).*?\1)?/.exec(statement);
  return (list?.[0] ?? 'export').replaceAll(/[^\r\n]/g, ' ');
}

function readImport(statement: string): Import {
  STATEMENT.lastIndex = 0;
  const [, clause = '', , specifier = ''] = STATEMENT.exec(statement) ?? [];
  const names: Import['names'] = [];
  const [, list] = /\{([\s\S]*)\}/.exec(clause) ?? [];
  for (const part of (list ?? '').split(',')) {
    const [imported, local] = part.trim().split(/\s+as\s+/);
    if (imported) names.push([imported, local ?? imported]);
  }
  for (const part of clause.replace(/\{[\s\S]*\}/, '').split(',')) {
    const name = part.trim();
    const [, space] = /^\*\s*as\s+(.+)$/.exec(name) ?? [];
    if (space) names.push(['*', space]);
    else if (name) names.push(['default', name]);
  }
  return { specifier, names };
}
