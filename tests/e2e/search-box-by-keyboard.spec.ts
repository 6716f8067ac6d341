import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const settled = (page: Page) => expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
// the choice of colours is a combobox too
const boxOf = (page: Page) => page.locator('input[role=combobox]');

test('the box in the header answers as one types, closes on Escape, and leads to the search page', async ({ page }) => {
  await page.goto('/ar/python/');
  const box = page.locator('header [data-search]');
  await box.locator('input').fill('refus');
  await expect(box.locator('[data-results] a').first()).toHaveAttribute('href', '/ar/python/connectionrefusederror/');
  await page.keyboard.press('Escape');
  await expect(box.locator('[data-results]')).toBeHidden();
  await box.locator('input').fill('refuse');
  await box.locator('input').press('Enter');
  await expect(page).toHaveURL(/\/ar\/search\/\?q=refuse$/);
  await expect(page.locator('main [data-results] a').first()).toHaveAttribute(
    'href',
    '/ar/python/connectionrefusederror/',
  );
});

test('arrows go through the results and Enter opens one', async ({ page }) => {
  await page.goto('/vi/python/');
  const input = boxOf(page);
  await input.fill('connection');
  await settled(page);
  await expect(input).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('listbox')).toHaveId((await input.getAttribute('aria-controls')) ?? '');
  const options = page.getByRole('listbox').getByRole('option');
  const count = await options.count();
  expect(count).toBeGreaterThan(2);
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(input).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(input).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id')) ?? '');
  await expect(input).toBeFocused();
  const href = (await options.nth(1).getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL((url) => url.pathname === href);
});

test('leaving the box closes it', async ({ page }) => {
  await page.goto('/en/python/');
  await boxOf(page).fill('connection');
  await settled(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('listbox')).toBeHidden();
  await boxOf(page).click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.locator('main').click({ position: { x: 2, y: 500 } });
  await expect(page.getByRole('listbox')).toBeHidden();
});

for (const keys of ['Control+k', 'Meta+k', '/']) {
  test(`${keys} moves to the box`, async ({ page }) => {
    await page.goto('/en/python/');
    await page.keyboard.press(keys);
    await expect(boxOf(page)).toBeFocused();
    await expect(boxOf(page)).toHaveValue('');
    await expect(page.locator('[data-search-help] a').first()).toBeVisible();
  });
}

test('on an Arabic keyboard the character counts, not the key', async ({ page }) => {
  await page.goto('/ar/python/');
  const press = (init: { key: string; code: string; shiftKey?: boolean; ctrlKey?: boolean }) =>
    page.evaluate((it) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...it }));
    }, init);
  await press({ key: 'ظ', code: 'Slash' });
  await expect(boxOf(page)).not.toBeFocused();
  await press({ key: '/', code: 'Backquote', shiftKey: true });
  await expect(boxOf(page)).toBeFocused();
  await boxOf(page).blur();
  await press({ key: 'ن', code: 'KeyK', ctrlKey: true });
  await expect(boxOf(page)).toBeFocused();
});

test('/ in a field is a character, and it can be switched off', async ({ page }) => {
  await page.goto('/en/search/');
  const input = boxOf(page);
  await input.pressSequentially('a/b');
  await expect(input).toHaveValue('a/b');
  await input.fill('');
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('/');
  await expect(input).not.toBeFocused();
  await page.goto('/en/python/');
  await page.keyboard.press('/');
  await expect(boxOf(page)).not.toBeFocused();
  await page.goto('/en/search/');
  await page.getByRole('checkbox').check();
  await page.keyboard.press('/');
  await expect(boxOf(page)).toBeFocused();
});

test('recent searches stay on the device and can be removed', async ({ page }) => {
  await page.goto('/vi/python/');
  for (const query of ['refused', 'gaierror']) {
    await boxOf(page).fill(query);
    await settled(page);
    await page.getByRole('listbox').getByRole('option').first().click();
    await expect(page.locator('h1')).toBeVisible();
  }
  await boxOf(page).focus();
  const recent = page.locator('[data-search-help] li a');
  await expect(recent).toHaveText(['gaierror', 'refused']);
  await page.getByRole('button', { name: 'Xóa “gaierror” khỏi danh sách tìm gần đây' }).click();
  await expect(recent).toHaveText(['refused']);
  await expect(boxOf(page)).toBeFocused();
  await page.getByRole('button', { name: 'Xóa tất cả' }).click();
  await expect(recent).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('recent-searches-vi'))).toBeNull();
});

test('several pasted lines go to the page that explains them', async ({ page }) => {
  await page.route('**/ar/explain/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>explain</p>' }));
  await page.goto('/ar/python/');
  const paste = (text: string) =>
    boxOf(page).evaluate((input, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      return input.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    }, text);
  expect(await paste('KeyError: 1\n')).toBe(true);
  const trace = 'Traceback (most recent call last):\n  File "a.py", line 1\nKeyError: 1';
  expect(await paste(trace)).toBe(false);
  await expect(page).toHaveURL(/\/ar\/explain\/$/);
  expect(await page.evaluate(() => sessionStorage.getItem('pasted-text'))).toBe(trace);
});

test('markup in a query stays text', async ({ page }) => {
  await page.goto(`/en/search/?q=${encodeURIComponent('<zzzz>')}`);
  await settled(page);
  await expect(page.locator('[data-search-note]')).toContainText('<zzzz>');
  await expect(page.locator('zzzz')).toHaveCount(0);
});

for (const [locale, query] of [
  ['vi', 'tu choi'],
  ['ar', 'رفض'],
  ['en', 'zzzz'],
  ['ar', ''],
] as const) {
  test(`axe finds nothing in the open box: ${locale} «${query}»`, async ({ page }) => {
    await page.goto(`/${locale}/python/`);
    await boxOf(page).focus();
    await boxOf(page).fill(query);
    await settled(page);
    if (query === '') await expect(page.locator('[data-search-help] a').first()).toBeVisible();
    else await page.keyboard.press('ArrowDown');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  });
}

test('browsers are told how to search here', async ({ page, request, baseURL }) => {
  for (const locale of ['vi', 'ar', 'en']) {
    await page.goto(`/${locale}/`);
    const address = (await page.locator('link[rel=search]').getAttribute('href')) ?? '';
    const text = await (await request.get(`${baseURL}${address}`)).text();
    expect(text).toMatch(new RegExp(`template="https?://[^"]+/${locale}/search/\\?q=\\{searchTerms\\}"`));
  }
});
