import { expect, test } from '@playwright/test';

const ground = () => getComputedStyle(document.documentElement).backgroundColor;

test('dark, light and the system’s colours', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/vi/');
  const light = await page.evaluate(ground);

  await page.locator('select[name=theme]').selectOption('dark');
  const dark = await page.evaluate(ground);
  expect(dark).not.toBe(light);

  await page.goto('/ar/python/');
  expect(await page.evaluate(ground)).toBe(dark);
  await expect(page.locator('select[name=theme]')).toHaveValue('dark');

  await page.locator('select[name=theme]').selectOption('system');
  await page.reload();
  expect(await page.evaluate(ground)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await page.evaluate(ground)).toBe(dark);
});
