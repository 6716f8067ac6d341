import { expect, test } from '@playwright/test';
import { ONE_SLUG } from './site.ts';

test.use({ javaScriptEnabled: false });

test('from the choice of a language through the tree to an article', async ({ page }) => {
  await page.goto('/');
  await page.locator('main a[hreflang=ar]').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await page.locator('.site-nav a[href$="/python/"]').click();
  await page.locator(`main a[href="/ar/python/${ONE_SLUG}/"]`).click();
  await expect(page.locator('h1')).toHaveText('ConnectionRefusedError');
  await expect(page.locator('[data-transcript="py-broken"]').first()).toContainText(
    'ConnectionRefusedError: [Errno 111] Connection refused',
  );
  await expect(page.locator('.theme')).toBeHidden();
  await page.locator('.languages a[hreflang=vi]').click();
  await expect(page).toHaveURL(new RegExp(`/vi/python/${ONE_SLUG}/$`));
});

test('search says that it needs script and offers the tree', async ({ page }) => {
  await page.goto('/vi/search/?q=x');
  await expect(page.locator('main')).toContainText('Tìm kiếm cần JavaScript');
  await expect(page.locator('main a[href="/vi/python/"]')).toBeVisible();
});
