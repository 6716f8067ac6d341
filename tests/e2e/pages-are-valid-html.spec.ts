import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { builtPages, DIST } from './site.ts';

test('html-validate finds nothing', async () => {
  const checker = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
      // Astro writes <!doctype html> and void elements as HTML allows
      'doctype-style': 'off',
      'void-style': 'off',
      // long lines are code
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      // a block that scrolls is a named group
      'prefer-native-element': 'off',
      'no-implicit-button-type': 'error',
    },
  });
  for (const { file, html } of builtPages()) {
    const report = await checker.validateString(html);
    const found = report.results.flatMap((result) =>
      result.messages.map((it) => `${file}:${it.line} ${it.ruleId}: ${it.message}`),
    );
    expect(found.slice(0, 10)).toEqual([]);
  }
});

test('the Nu HTML checker finds nothing', () => {
  const hasJava = spawnSync('java', ['-version']).status === 0;
  test.skip(!hasJava && process.env['CI'] !== 'true', 'needs Java');
  const jar = new URL('../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url).pathname;
  const run = spawnSync(
    'java',
    ['-jar', jar, '--Werror', '--skip-non-html', '--filterpattern', '.*appears to be written in.*', DIST],
    { encoding: 'utf8' },
  );
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
});
