import { expect, test } from '@playwright/test';
import { ARTICLE_SECTIONS, GENERATED_SECTIONS } from '../../src/i18n/headings.ts';
import { LOCALE_FACTS } from '../../src/i18n/locales.ts';
import { PROGRAM_KEYS } from '../../src/model/entry.ts';
import { localizeProgram } from '../../src/programs/localize-program.ts';
import { ARTICLES, library } from './site.ts';

test('there are articles', () => {
  expect(ARTICLES.length).toBeGreaterThanOrEqual(18);
});

for (const { slug, locale, path } of ARTICLES) {
  test(`${path} has its language, its sections, its programs and their transcripts`, async ({ page }) => {
    const entry = library.entries.find((it) => it.slug === slug);
    if (!entry) throw new Error(slug);
    await page.goto(path);

    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('html')).toHaveAttribute('dir', LOCALE_FACTS[locale].dir);
    await expect(page.locator('h1')).toHaveText(entry.facts.name);
    await expect(page.locator('meta[name=description]')).toHaveAttribute(
      'content',
      entry.articles[locale]?.facts.summary ?? '',
    );
    await expect(page.locator('.first-message')).toHaveText(entry.facts.messages[0]?.text ?? '');

    const ids = await page.locator(':is(h2, h3, h4)').evaluateAll((all) => all.map((it) => it.id));
    const wanted = [...(entry.articles[locale]?.headings ?? []).map((it) => it.id), ...GENERATED_SECTIONS];
    expect(ids).toEqual(entry.facts.sources.length > 0 ? wanted : wanted.filter((it) => it !== 'sources'));
    for (const section of ARTICLE_SECTIONS.filter((it) => it.required)) expect(ids).toContain(section.id);

    for (const example of entry.examples) {
      const shown = page.locator(`[data-example="${example.id}"]`);
      await expect(shown).toHaveCount(1);
      for (const key of PROGRAM_KEYS) {
        const language = key.startsWith('py') ? 'py' : 'ts';
        const source = localizeProgram(example.programs[key], language, example.texts, locale);
        expect(await shown.locator(`[data-code="${key}"]`).textContent()).toBe(source);
        const recorded = example.transcripts?.programs[key][locale];
        expect(await shown.locator(`[data-transcript="${key}"]`).textContent()).toBe(
          `${recorded?.stdout}${recorded?.stderr}`,
        );
      }
    }
  });
}
