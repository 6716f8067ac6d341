import { expect, test } from '@playwright/test';
import { LOCALES } from '../../src/i18n/locales.ts';
import { library } from './site.ts';

for (const locale of LOCALES) {
  test(`${locale}: a name in any case, whole or in part, comes first`, async ({ page }) => {
    await page.goto(`/${locale}/search/`);
    const results = page.locator('[data-results]');
    for (const { facts, slug } of library.entries) {
      const own = facts.name.split('.').at(-1) ?? '';
      for (const query of [facts.name, facts.name.toLowerCase(), facts.name.toUpperCase(), own.slice(0, -3)]) {
        await page.locator('main input[name=q]').fill(query);
        await expect(results).toHaveAttribute('data-state', 'done');
        await expect(results.locator('a').first(), query).toHaveAttribute('href', `/${locale}/python/${slug}/`);
      }
    }
  });
}

test('state is working from an input until the answer is settled', async ({ page }) => {
  await page.goto('/en/search/');
  await page.evaluate(() => {
    const states: (string | undefined)[] = [];
    const list = document.querySelector<HTMLElement>('[data-results]') as HTMLElement;
    new MutationObserver(() => states.push(list.dataset['state'])).observe(list, {
      attributes: true,
      attributeFilter: ['data-state'],
    });
    Object.assign(window, { states });
  });
  for (const query of ['pipe', 'reset']) {
    await page.locator('main input[name=q]').fill(query);
    await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
    await expect(page.locator('[data-results] a').first()).toBeVisible();
  }
  const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
  expect(states.filter((it, index) => it !== states[index - 1])).toEqual(['working', 'done', 'working', 'done']);
});

test('words of the text find an article, and what is found nowhere says so', async ({ page }) => {
  await page.goto('/en/search/?q=firewall');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', /\/en\/python\//);
  await page.locator('main input[name=q]').fill('zzzz');
  await expect(page.locator('[data-search-note]')).toHaveText(
    'Nothing found for “zzzz”. Try the name of the error or one word of its message.',
  );
  await expect(page.locator('[data-results] a')).toHaveCount(0);
});

test('the box in the header answers as one types, closes on Escape, and leads to the search page', async ({ page }) => {
  await page.goto('/ar/');
  const box = page.locator('header [data-search]');
  await box.locator('input').fill('refus');
  await expect(box.locator('[data-results] a').first()).toHaveAttribute('href', '/ar/python/connectionrefusederror/');
  await page.keyboard.press('Escape');
  await expect(box.locator('[data-results]')).toBeHidden();
  await box.locator('input').fill('refus');
  await box.locator('input').press('Enter');
  await expect(page).toHaveURL(/\/ar\/search\/\?q=refus$/);
  await expect(page.locator('main [data-results] a').first()).toHaveAttribute(
    'href',
    '/ar/python/connectionrefusederror/',
  );
});

test('names that could not be loaded are asked for again', async ({ page }) => {
  await page.route('**/names.json', (route) => route.abort(), { times: 1 });
  await page.goto('/en/search/');
  await page.locator('main input[name=q]').focus();
  await page.locator('main input[name=q]').fill('refused');
  await page.locator('main input[name=q]').fill('gaierror');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/socket-gaierror/');
  await expect(page.locator('[data-results] a').first()).toContainText('no address found');
});

test('names still work when the index cannot be loaded', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/en/search/?q=refused');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/connectionrefusederror/');
  await expect(page.locator('[data-search-note]')).toContainText('could not be loaded');
});
