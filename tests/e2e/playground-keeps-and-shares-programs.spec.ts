import { expect, test } from '@playwright/test';
import { encodeProgram } from '../../src/runner/page/share-link.ts';
import { openPlayground, pressRun } from './runner.ts';
import { ONE_SLUG } from './site.ts';

const code = 'textarea[name=code]';

test('a program is kept between visits, one for each language', async ({ page }) => {
  await openPlayground(page, 'vi', 'py', 'print("của tôi")\n');
  await page.locator('select[name=language]').selectOption('ts');
  await page.locator(code).fill("console.log('của tôi');\n");
  await page.goto('/ar/run/');
  await expect(page.locator('select[name=language]')).toHaveValue('ts');
  await expect(page.locator(code)).toHaveValue("console.log('của tôi');\n");
  await page.locator('select[name=language]').selectOption('py');
  await expect(page.locator(code)).toHaveValue('print("của tôi")\n');
});

test('a link brings its program, runs nothing by itself, and leaves one’s own alone', async ({ page }) => {
  await openPlayground(page, 'en', 'py', 'print("mine")\n');
  const link = await encodeProgram({ language: 'ts', source: "console.log('theirs');\n" });
  await page.goto('about:blank');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`/en/run/${link}`);
  await expect(page.locator(code)).toHaveValue("console.log('theirs');\n");
  await expect(page.locator('select[name=language]')).toHaveValue('ts');
  await expect(page.locator('[data-note]')).toContainText('runs only when you press Run');
  await page.waitForTimeout(500);
  expect(asked.filter((url) => /\/runner\/(sandbox|py-|ts-|node|pyodide|library)/.test(url))).toEqual([]);
  await expect(page.locator('[data-output]')).toHaveCount(0);

  await page.locator(code).fill("console.log('theirs, changed');\n");
  await expect.poll(() => page.url()).not.toContain(link);
  await page.reload();
  await expect(page.locator(code)).toHaveValue("console.log('theirs, changed');\n");
  await page.locator('[data-mine]').click();
  await expect(page.locator(code)).toHaveValue('print("mine")\n');
  expect(new URL(page.url()).hash).toBe('');
});

test('a damaged link explains itself and loses nothing', async ({ page }) => {
  await openPlayground(page, 'vi', 'py', 'print("của tôi")\n');
  await page.goto('about:blank');
  await page.goto('/vi/run/#py=AAAA%%');
  await expect(page.locator('[data-note]')).toContainText('bị hỏng');
  await expect(page.locator(code)).toHaveValue('print("của tôi")\n');
});

test('the link that is copied opens the program elsewhere', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const playground = await openPlayground(page, 'en', 'py', '# خطأ\nprint("xin chào")\n');
  await playground.locator('[data-share]').click();
  await expect(playground.locator('[data-share]')).toHaveText('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await expect(elsewhere.locator(code)).toHaveValue('# خطأ\nprint("xin chào")\n');
  await elsewhere.context().close();
});

test('an example opens in the playground as it stands, edits included', async ({ page }) => {
  await page.goto(`/ar/python/${ONE_SLUG}/`);
  const example = page.locator('[data-example="nothing-listening"]');
  await example.locator('[data-edit="ts-broken"]').click();
  await example.locator(code).fill('console.log(1 + 1);\n');
  const link = example.locator('a[href^="/ar/run/#ts="]');
  await expect(link).toBeVisible();
  const before = await encodeProgram({ language: 'ts', source: 'console.log(1 + 1);\n' });
  await expect(link).toHaveAttribute('href', `/ar/run/${before}`);
  await link.click();
  await expect(page.locator(code)).toHaveValue('console.log(1 + 1);\n');
  await expect(await pressRun(page.locator('[data-playground]'), 'free')).toHaveText('2');
});
