import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { KINDS_OF_PAGE } from './site.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of KINDS_OF_PAGE) {
    test(`axe finds nothing on ${path} in ${colorScheme}`, async ({ browser }) => {
      // a language that the site does not have, so that the first page stays
      const page = await (await browser.newContext({ colorScheme, locale: 'ja-JP' })).newPage();
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
      await page.context().close();
    });
  }
}

test('the skip link comes first and leads to the content', async ({ page }) => {
  await page.goto('/ar/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('every block that scrolls takes the focus and has a name', async ({ page }) => {
  await page.goto('/ar/python/connectionrefusederror/');
  const blocks = page.locator('pre, .scroll');
  expect(await blocks.count()).toBeGreaterThan(8);
  for (const block of await blocks.all()) {
    await expect(block).toHaveAttribute('tabindex', '0');
    await expect(block).toHaveAttribute('aria-label', /\p{Script=Arabic}/u);
  }
});
