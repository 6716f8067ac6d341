import { expect, test } from 'vitest';
import { findImports } from './find-imports.ts';
import { findLeadingImports, linkProgram, needsLexer } from './link-program.ts';

function link(source: string) {
  return linkProgram(source, needsLexer(source) ? findImports(source) : findLeadingImports(source));
}

function bodyOf(source: string): string {
  return link(source).code.split('\n').slice(1, -1).join('\n');
}

test('takes the imports out and leaves lines and columns', () => {
  const source = `// first\nimport net, { createServer as make } from 'node:net';\nimport * as fs from "fs";\nimport 'x';\nmake();`;
  const { imports, code } = link(source);
  expect(imports).toEqual([
    {
      specifier: 'node:net',
      names: [
        ['createServer', 'make'],
        ['default', 'net'],
      ],
    },
    { specifier: 'fs', names: [['*', 'fs']] },
    { specifier: 'x', names: [] },
  ]);
  expect(code.split('\n').at(-2)).toBe('make();');
  expect(code.split('\n')).toHaveLength(source.split('\n').length + 2);
});

test('needs the lexer only for imports and exports elsewhere', () => {
  expect(needsLexer("import net from 'node:net';\nnet.connect(1);")).toBe(false);
  expect(needsLexer("const fs = await import('node:fs');")).toBe(true);
  expect(bodyOf("const fs = await import('node:fs');")).toBe("const fs = await load$$('node:fs');");
  expect(bodyOf('console.log(import.meta.url);')).toBe('console.log(importMeta$.url);');
  expect(bodyOf('export const a = 1;\nexport default a;\nexport {};')).toBe(
    '       const a = 1;\nvar default$ = a;\n         ;',
  );
  expect(bodyOf("console.log('import x');\nimport a from 'a';")).toBe(`console.log('import x');\n${' '.repeat(17)};`);
});

test('marks every throw of what was made elsewhere, outside texts and comments', () => {
  const source = `const s = 'throw x'; // throw y\nif (a) throw error;\nthrow new Error('throw z');`;
  expect(bodyOf(source)).toBe(
    `const s = 'throw x'; // throw y\nif (a) throw thrown$[0]=error;\nthrow new Error('throw z');`,
  );
  expect(link(source).marks).toEqual([{ line: 2, column: 8, length: 11 }]);
});
