import { expect, test } from '@playwright/test';
import { library } from './site.ts';

test('every known code has a row that leads to its error', async ({ page }) => {
  await page.goto('/vi/codes/');
  for (const code of Object.keys(library.codes.codes)) {
    const row = page.locator(`tr#${code}`);
    await expect(row.locator('th')).toHaveText(code);
    await expect(row.locator('a')).toHaveAttribute('href', /^\/vi\/python\//);
  }
  const refused = page.locator('tr#ECONNREFUSED');
  await expect(refused).toContainText('111');
  await expect(refused).toContainText('61');
  await expect(refused).toContainText('10061 WSAECONNREFUSED');
  await refused.locator('a').click();
  await expect(page.locator('h1')).toHaveText('ConnectionRefusedError');
});

test('a press on a column’s name sorts by it, a second one the other way, by keyboard too', async ({ page }) => {
  await page.goto('/ar/codes/');
  const numbers = () =>
    page
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => Number((row as HTMLTableRowElement).cells[4]?.dataset['value'])));
  const macos = page.getByRole('columnheader', { name: 'macOS' });
  await macos.getByRole('button').click();
  await expect(macos).toHaveAttribute('aria-sort', 'ascending');
  const rising = await numbers();
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
  await page.keyboard.press('Enter');
  await expect(macos).toHaveAttribute('aria-sort', 'descending');
  expect(await numbers()).toEqual(rising.toReversed().toSorted((a, b) => b - a));
  await page.getByRole('columnheader').first().getByRole('button').click();
  await expect(macos).not.toHaveAttribute('aria-sort', /./);
});
