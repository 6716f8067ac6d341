import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom; `*` is every room but pages, components and layouts. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  i18n: [],
  model: ['i18n'],
  programs: ['model', 'i18n'],
  search: ['model', 'i18n'],
  explain: ['model', 'i18n'],
  'content.config.ts': ['model', 'library'],
  'env.d.ts': [],
  library: ['model', 'i18n'],
  highlight: ['model', 'i18n', 'programs'],
  runner: ['model', 'i18n', 'programs'],
  'runner-files': ['runner', 'i18n'],
  examples: ['model', 'i18n', 'library', 'programs', 'runner', 'runner-files'],
  checks: ['model', 'i18n', 'library', 'programs', 'examples'],
  components: ['i18n', 'model', 'highlight', 'programs', 'search', 'explain', 'library', 'runner'],
  layouts: ['i18n', 'model', 'components', 'library', 'styles'],
  pages: ['components', 'layouts', 'library', 'programs', 'search', 'explain', 'i18n', 'model', 'styles', 'runner'],
  integrations: ['model', 'library', 'programs', 'i18n', 'search', 'highlight', 'runner-files'],
  commands: [
    'i18n',
    'model',
    'library',
    'programs',
    'examples',
    'checks',
    'search',
    'highlight',
    'integrations',
    'runner-files',
  ],
  styles: [],
};

/** Rooms that browsers run: nothing of Node in them. */
const RUNS_ANYWHERE = ['i18n', 'model', 'programs', 'search', 'explain', 'runner'];

async function sourceFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((it) => it.isFile()).map((it) => relative('.', join(it.parentPath, it.name)));
}

const roomOf = (path: string) => path.split('/')[1] ?? '';
const importsOf = (text: string) =>
  [...text.matchAll(/(?:from\s+|import\s+|import\()['"]([^'"]+)['"]/g)].map((it) => it[1] ?? '');

test('every file of src stands in a room of the table', async () => {
  const rooms = new Set((await sourceFiles('src')).map(roomOf));
  expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
});

test('rooms import only the rooms they may', async () => {
  const wrong: string[] = [];
  let looked = 0;
  for (const path of (await sourceFiles('src')).filter((it) => /\.(ts|astro)$/.test(it) && !it.endsWith('.test.ts'))) {
    for (const target of importsOf(await readFile(path, 'utf8')).filter((it) => it.startsWith('.'))) {
      const room = roomOf(relative('.', join(path, '..', target)));
      looked++;
      if (room !== roomOf(path) && !MAY_IMPORT[roomOf(path)]?.includes(room)) wrong.push(`${path} imports ${target}`);
    }
  }
  expect(looked).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});

test('rooms that browsers run import nothing of Node', async () => {
  const wrong: string[] = [];
  for (const path of (await sourceFiles('src')).filter(
    (it) => RUNS_ANYWHERE.includes(roomOf(it)) && !it.endsWith('.test.ts'),
  )) {
    if (importsOf(await readFile(path, 'utf8')).some((it) => it.startsWith('node:'))) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

test('content imports nothing from src', async () => {
  const articles = (await sourceFiles('content')).filter((it) => it.endsWith('.mdx'));
  expect(articles.length).toBeGreaterThan(0);
  for (const path of articles) expect(await readFile(path, 'utf8'), path).not.toMatch(/^import /m);
});

test('files are named in kebab-case, components and layouts in PascalCase, and nothing is a drawer', async () => {
  const wrong = (await sourceFiles('src')).filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    if (/^(utils|lib|helpers|common|types|index)\.ts$/.test(name)) return true;
    if (roomOf(path) === 'pages' || name === 'content.config.ts' || name === 'env.d.ts') return false;
    return name.endsWith('.astro')
      ? !/^[A-Z][A-Za-z]+\.astro$/.test(name)
      : !/^[a-z0-9-]+(\.test)?\.(ts|css|py)$/.test(name);
  });
  expect(wrong).toEqual([]);
});

test('no test stands below src/pages, where Astro would publish it', async () => {
  expect((await sourceFiles('src/pages')).filter((it) => it.includes('.test.'))).toEqual([]);
});

test('the top level is the one that was chosen', async () => {
  const chosen = [
    'README.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'astro.config.mjs',
    'content',
    'package-lock.json',
    'package.json',
    'public',
    'src',
    'tests',
    'tsconfig.json',
  ];
  const made = ['node_modules', 'dist', 'test-results', 'playwright-report'];
  expect(
    (await readdir('.')).filter((it) => !it.startsWith('.') && !chosen.includes(it) && !made.includes(it)),
  ).toEqual([]);
});

test.each(['README.md', 'CONTRIBUTING.md'])('every path named in %s exists', async (page) => {
  const text = await readFile(page, 'utf8');
  const named = [
    ...text.matchAll(/`((?:src|content|tests|public|\.ci|\.config)\/[^`\s<>*…{}]*)`/g),
    ...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g),
  ].map((it) => it[1] ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test('every dependency has an exact version', async () => {
  const { devDependencies, dependencies = {} } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(
    Object.entries({ ...devDependencies, ...dependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
    ),
  ).toEqual([]);
});

test('the six entries of the connection family have all three languages', () => {
  for (const slug of [
    'connectionerror',
    'connectionrefusederror',
    'connectionreseterror',
    'connectionabortederror',
    'brokenpipeerror',
    'socket-gaierror',
  ]) {
    for (const locale of ['en', 'vi', 'ar'])
      expect(existsSync(`content/python/${slug}/${locale}.mdx`), `${slug} ${locale}`).toBe(true);
  }
});
