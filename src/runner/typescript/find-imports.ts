/** lexer.js: for programs with imports or exports elsewhere than at their beginning. */
import { parse } from 'es-module-lexer/minimal/js';
import type { Found } from './link-program.ts';

/** Where a program's imports and exports stand. */
export function findImports(source: string): Found {
  const [imports, exports] = parse(source);
  const starts = exports.map(({ s }) => source.lastIndexOf('export', s));
  for (const match of source.matchAll(/^export\s*\{\s*\}/gm)) starts.push(match.index);
  return {
    statements: imports.filter(({ d }) => d === -1).map(({ ss, se }) => ({ start: ss, end: se })),
    dynamic: imports.filter(({ d }) => d >= 0).map(({ ss }) => ss),
    metas: imports.filter(({ d }) => d === -2).map(({ ss }) => ss),
    exports: [...new Set(starts)],
  };
}
