import { join } from 'node:path';
import ts from 'typescript';
import type { Issue } from '../model/issue.ts';
import { localizeProgram } from '../programs/localize-program.ts';
import type { PlannedProgram } from './plan-runs.ts';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  target: ts.ScriptTarget.ESNext,
  lib: ['lib.esnext.d.ts'],
  types: ['node'],
};

/**
 * Checks TypeScript programs under strict: each must compile, or fail with exactly the code its example claims.
 * @param root the folder whose `node_modules` holds the types
 */
export function checkTypes(programs: readonly PlannedProgram[], root: string): Issue[] {
  const sources = new Map<string, PlannedProgram>();
  const texts = new Map<string, string>();
  for (const program of programs.filter((it) => it.language === 'ts')) {
    for (const locale of program.locales) {
      const path = join(root, program.example.folder, `${program.key}.${locale}.mts`);
      sources.set(path, program);
      texts.set(path, localizeProgram(program.example.programs[program.key], 'ts', program.example.texts, locale));
    }
  }
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getCurrentDirectory = () => root;
  const compiled = ts.createProgram([...texts.keys()], OPTIONS, host);
  return [...sources].flatMap(([path, program]) => typeIssues(program, compiled, compiled.getSourceFile(path)));
}

function typeIssues(program: PlannedProgram, compiled: ts.Program, source: ts.SourceFile | undefined): Issue[] {
  const found = [...compiled.getSyntacticDiagnostics(source), ...compiled.getSemanticDiagnostics(source)];
  const { kind, ts: code } = program.example.facts.typescript;
  const wanted = kind === 'compile' && program.key === 'ts-broken' ? code : undefined;
  const codes = found.map((it) => `TS${it.code}`);
  if (wanted && codes.length === 1 && codes[0] === wanted) return [];
  if (wanted) {
    return [
      {
        rule: 'types',
        file: program.file,
        problem: `must fail to compile with exactly ${wanted}, but gives ${codes.join(', ') || 'no error'}`,
        fix: 'Mend the program or the code in meta.yaml.',
      },
    ];
  }
  return found.map((it) => ({
    rule: 'types',
    file: program.file,
    ...(it.file && it.start !== undefined ? { line: it.file.getLineAndCharacterOfPosition(it.start).line + 1 } : {}),
    problem: `TS${it.code}: ${ts.flattenDiagnosticMessageText(it.messageText, ' ')}`,
    fix: 'Mend the program: it must compile under strict.',
  }));
}
