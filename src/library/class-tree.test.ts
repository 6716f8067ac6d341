import { expect, test } from 'vitest';
import { fixtureFiles } from '../../tests/fixtures/fixture-library.ts';
import { requireLibrary } from './build-library.ts';
import { type ClassNode, classTree } from './class-tree.ts';

const library = requireLibrary(fixtureFiles);
const names = (node: ClassNode): string[] => [node.name, ...node.children.flatMap(names)];

test('the tree holds every builtin exception once, below its base', () => {
  const found = names(classTree(library));
  const builtins = library.interpreter.classes.filter((it) => it.module === 'builtins').map((it) => it.name);
  expect(builtins.length).toBeGreaterThan(60);
  expect(found.toSorted()).toEqual(builtins.toSorted());
});

test('a class stands below its base, with its other names', () => {
  const find = (name: string, node = classTree(library)): ClassNode | undefined =>
    node.name === name ? node : node.children.map((it) => find(name, it)).find((it) => it !== undefined);
  expect(find('LookupError')?.children.map((it) => it.name)).toEqual(['IndexError', 'KeyError']);
  expect(find('OSError')?.aliases).toContain('IOError');
});
