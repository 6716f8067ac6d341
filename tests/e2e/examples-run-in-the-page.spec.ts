import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { LOCALES, type Locale } from '../../src/i18n/locales.ts';
import { PROGRAM_KEYS, type ProgramKey } from '../../src/model/entry.ts';
import { normalizeOutput } from '../../src/programs/normalize-output.ts';
import { FOLDER as PYTHON_FOLDER } from '../../src/runner/python/place.ts';
import { FOLDER as TYPESCRIPT_FOLDER } from '../../src/runner/typescript/place.ts';
import { pressRun } from './runner.ts';
import { library } from './site.ts';

/** `npm run verify -- --all` asks for every language; otherwise Python runs in English and one other. */
const EVERY_LANGUAGE = process.env['EVERY_LANGUAGE'] === '1';

function localesFor(key: ProgramKey, id: string): readonly Locale[] {
  if (EVERY_LANGUAGE || key.startsWith('ts')) return LOCALES;
  const odd = createHash('sha256').update(id).digest()[0] ?? 0;
  return ['en', odd % 2 === 0 ? 'vi' : 'ar'];
}

const programs = library.entries.flatMap((entry) =>
  entry.examples.flatMap((example) => PROGRAM_KEYS.map((key) => ({ entry, example, key }))),
);

test('a program has a Run button exactly when the page runs it', async ({ page }) => {
  for (const entry of library.entries) {
    await page.goto(`/vi/python/${entry.slug}/`);
    for (const example of entry.examples) {
      const shown = page.locator(`[data-example="${example.id}"]`);
      for (const key of PROGRAM_KEYS) {
        const runs = example.transcripts?.programs[key].page === 'runs';
        await expect(shown.locator(`[data-run="${key}"]`), `${example.id} ${key}`).toHaveCount(runs ? 1 : 0);
        await expect(shown.locator(`[data-edit="${key}"]`), `${example.id} ${key}`).toHaveCount(runs ? 1 : 0);
      }
    }
  }
});

test('at least nine in ten of the programs that need nothing but the language and its library run', () => {
  const own = programs.filter(({ example, key }) => example.transcripts?.programs[key].page !== 'packages');
  const runs = own.filter(({ example, key }) => example.transcripts?.programs[key].page === 'runs');
  expect(own.length).toBeGreaterThan(50);
  expect(runs.length / own.length).toBeGreaterThanOrEqual(0.9);
});

for (const entry of library.entries) {
  for (const locale of LOCALES) {
    const runnable = programs.filter(
      ({ entry: own, example, key }) =>
        own === entry &&
        example.transcripts?.programs[key].page === 'runs' &&
        localesFor(key, example.id).includes(locale),
    );
    if (runnable.length === 0) continue;
    test(`/${locale}/python/${entry.slug}/ prints on Run what is recorded, ${runnable.length} programs`, async ({
      page,
    }) => {
      await page.goto(`/${locale}/python/${entry.slug}/`);
      for (const { example, key } of runnable) {
        const name = `${example.id} ${key}`;
        const recorded = example.transcripts?.programs[key][locale];
        const output = await pressRun(page.locator(`[data-example="${example.id}"]`), key);
        expect.soft(await output.getAttribute('data-state'), name).toBe('done');
        const folder = key.startsWith('py') ? PYTHON_FOLDER : TYPESCRIPT_FOLDER;
        const printed = normalizeOutput((await output.textContent()) ?? '', '', { folder, prefixes: [] }).stdout;
        expect.soft(printed, name).toBe(`${recorded?.stdout}${recorded?.stderr}`);
        const status = output.locator('xpath=preceding-sibling::p').first();
        await expect.soft(status, name).toContainText(String(recorded?.exit));
      }
    });
  }
}
