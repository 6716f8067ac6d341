import { expect, test } from '@playwright/test';
import { ONE_SLUG } from './site.ts';

test('from Vietnamese to Arabic and English, page and section stay', async ({ page }) => {
  await page.goto(`/vi/python/${ONE_SLUG}/#causes`);
  await page.locator('.languages a[hreflang=ar]').click();
  await expect(page).toHaveURL(new RegExp(`/ar/python/${ONE_SLUG}/#causes$`));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('#causes')).toBeInViewport();
  await page.locator('.languages a[hreflang=en]').click();
  await expect(page).toHaveURL(new RegExp(`/en/python/${ONE_SLUG}/#causes$`));
});

test('a search keeps its query', async ({ page }) => {
  await page.goto('/en/search/?q=refused');
  await page.locator('.languages a[hreflang=vi]').click();
  await expect(page).toHaveURL(/\/vi\/search\/\?q=refused$/);
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/vi/python/connectionrefusederror/');
});

test('the first page leads to the language of the browser, and saves nothing', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'ar-EG' });
  await page.goto('/');
  await expect(page).toHaveURL(/\/ar\/$/);
  expect(await page.evaluate(() => localStorage.getItem('locale'))).toBeNull();
});

test('a language chosen by a click is kept', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'en-US' });
  await page.goto('/en/');
  await page.locator('.languages a[hreflang=vi]').click();
  await expect(page).toHaveURL(/\/vi\/$/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/vi\/$/);
});

test('a browser with none of the languages gets the choice', async ({ browser }) => {
  const page = await browser.newPage({ locale: 'ja-JP' });
  await page.goto('/');
  await expect(page.locator('main a')).toHaveText([/Tiếng Việt/, /العربية/, /English/]);
  await expect(page).toHaveURL(/\/$/);
});
