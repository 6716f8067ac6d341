import { expect, test } from '@playwright/test';
import { pressRun } from './runner.ts';
import { ONE_SLUG } from './site.ts';

const EXAMPLE = '[data-example="nothing-listening"]';

test('nothing of the runner is fetched before a press', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`/en/python/${ONE_SLUG}/`);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /runner|panel|editor/.test(path))).toEqual([]);
  await pressRun(page.locator(EXAMPLE), 'ts-broken');
  expect(asked.filter((path) => path.startsWith('/runner/')).length).toBeGreaterThan(3);
  expect(asked.filter((path) => path.includes('editor'))).toEqual([]);
});

test('by keyboard alone in Arabic at 320 px: run, edit, run again, leave the editor, reset', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/ar/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  const output = example.locator('[data-output="ts-fixed"]');
  await example.locator('[data-run="ts-fixed"]').focus();
  await page.keyboard.press('Enter');
  await expect(output).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  await expect(output).toHaveCSS('direction', 'ltr');
  await expect(output.locator('bdi').first()).toHaveText(/\p{Script=Arabic}/u);
  await expect(example.locator('.fresh .output-label [aria-live]').first()).toContainText('رمز الخروج');

  await page.keyboard.press('Tab');
  await expect(example.locator('[data-edit="ts-fixed"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(example.locator('.editor')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type("console.log('مرحبا', 1);");
  await expect(example.locator('textarea[name=code]')).toHaveValue("console.log('مرحبا', 1);");
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(output).toHaveText('مرحبا 1', { timeout: 30_000 });
  // Tab leaves the editor, as it leaves any field
  await page.keyboard.press('Tab');
  await expect(example.locator('.editor')).not.toBeFocused();
  const reset = example.locator('[data-code="ts-fixed"]').locator('xpath=ancestor::figure').getByRole('button', {
    name: 'استعادة الأصل',
  });
  await reset.focus();
  await page.keyboard.press('Enter');
  await expect(example.locator('[data-code="ts-fixed"]')).toBeVisible();
  await expect(example.locator('[data-edit="ts-fixed"]')).toBeFocused();

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('TypeScript that a reader edits may have types, and says so when it has what cannot be taken out', async ({
  page,
}) => {
  await page.goto(`/en/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  await example.locator('[data-edit="ts-broken"]').click();
  await example
    .locator('textarea[name=code]')
    .fill('const n: number = 6;\nconsole.log(n * 7);\nthrow new RangeError(`${n}`);\n');
  const output = await pressRun(example, 'ts-broken');
  await expect(output).toContainText('42');
  await expect(output).toContainText('example.ts:3');
  await expect(output.locator('strong')).toHaveText('RangeError: 6');
  await example.locator('textarea[name=code]').fill('enum Colour { Red }\nconsole.log(Colour.Red);\n');
  await expect(await pressRun(example, 'ts-broken')).toContainText('enum');
});

test('the editor’s text is what Copy copies and Run runs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/vi/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  await example.locator('[data-edit="ts-broken"]').click();
  await example.locator('textarea[name=code]').fill('console.log(1);\n');
  await example
    .locator('.copyable', { has: page.locator('[data-code="ts-broken"]') })
    .locator('.copy')
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('console.log(1);\n');
});

test('what was loaded once runs offline', async ({ page, context }) => {
  await page.goto(`/vi/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  await pressRun(example, 'ts-broken');
  await pressRun(example, 'py-broken');
  await context.setOffline(true);
  const python = await pressRun(example, 'py-fixed');
  await expect(python).toHaveAttribute('data-state', 'done');
  await expect(python).not.toBeEmpty();
  const typescript = await pressRun(example, 'ts-broken');
  await expect(typescript).toContainText('ECONNREFUSED');
});

test('without its files a run says what to do, and works once they are there', async ({ page }) => {
  await page.route('**/runner/**', (route) => route.abort());
  await page.goto(`/en/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  await example.locator('[data-run="ts-broken"]').click();
  await expect(example.locator('.run-bar').nth(2)).toContainText('check the connection');
  await page.unroute('**/runner/**');
  await page.route(/\/runner\/(sandbox|ts-)/, (route) => route.abort());
  const output = await pressRun(example, 'ts-broken');
  await expect(output).toHaveAttribute('data-state', 'failed');
  await expect(example.locator('.fresh')).toContainText('Check the connection');
  await page.unroute(/\/runner\/(sandbox|ts-)/);
  await expect(await pressRun(example, 'ts-broken')).toHaveAttribute('data-state', 'done');
});

test('without script the recorded output stands, with a sentence that says why', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`/vi/python/${ONE_SLUG}/`);
  const example = page.locator(EXAMPLE);
  await expect(example.locator('[data-run="py-broken"]')).toBeHidden();
  await expect(example.locator('[data-transcript="py-broken"]')).toBeVisible();
  await expect(example).toContainText('cần JavaScript');
  await page.context().close();
});

test('a program that cannot run here says why', async ({ page }) => {
  await page.goto('/en/python/connectionerror/');
  await expect(page.locator('[data-example="requests-own-class"] .program').first()).toContainText('needs a package');
});
