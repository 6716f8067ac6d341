import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '../../src/i18n/locales.ts';

const paste = (name: string) => readFileSync(new URL(`../fixtures/pastes/${name}.txt`, import.meta.url), 'utf8');

async function ask(page: Page, text: string) {
  await page.locator('textarea[name=trace]').fill(text);
  await expect(page.locator('[data-explain]')).toHaveAttribute('data-state', 'done');
  return page.locator('[data-explain]');
}

test('HTML in a text stays text', async ({ page }) => {
  await page.goto('/ar/explain/');
  const html = '<img src=x onerror="document.title=1"><script>document.title=1</script><b>x</b>';
  const answer = await ask(
    page,
    `Traceback (most recent call last):\n  File "/srv/${html}.py", line 1, in <${html}>\n    f("${html}")\nValueError: ${html}\n`,
  );
  await expect(answer).toHaveAttribute('data-exception', 'ValueError');
  await expect(answer.locator('img, script, b')).toHaveCount(0);
  await expect(answer.locator('.explain-text')).toContainText('<b>x</b>');
  await page.locator('[data-ask=ar]').click();
  await expect(answer.locator('[data-help]')).toContainText('ValueError');
  await expect(answer.locator('img, script, b')).toHaveCount(0);
  expect(await page.title()).not.toBe('1');
});

for (const locale of LOCALES) {
  test(`${locale}: the text for a forum is shown and copied without user names`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/${locale}/explain/`);
    const answer = await ask(page, `lan@laptop:~$ python /home/lan/tai_ve.py\n${paste('requests-refused')}`);
    await expect(answer.locator('[data-details]')).not.toContainText('/home/lan');
    for (const language of new Set([locale, 'en'])) {
      await page.locator(`[data-ask=${language}]`).click();
      await expect(answer.locator('[data-help] pre')).toHaveAttribute('lang', language);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('~/tai_ve.py');
      expect(copied).not.toContain('/home/lan');
      expect(copied).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
      expect((await answer.locator('[data-help] pre').textContent())?.trimEnd()).toBe(copied.trimEnd());
    }
    await expect(answer.locator('[data-details]')).not.toContainText('/home/lan');
  });

  test(`${locale}: axe finds nothing on an answer, and nothing scrolls sideways at 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(`/${locale}/explain/`);
    for (const name of ['requests-refused', 'windows-arabic', 'python-chain-cause', 'none-log']) {
      await ask(page, paste(name));
      const ask1 = page.locator('[data-ask]').first();
      if (await ask1.isVisible()) await ask1.click();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320);
      expect(await page.locator('main [style]').count()).toBe(0);
    }
  });
}

test('no request is made while a text is explained and copied', async ({ page }) => {
  await page.goto('/en/explain/');
  await page.waitForLoadState('networkidle');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await ask(page, paste('requests-refused'));
  await page.locator('[data-ask=en]').click();
  await ask(page, paste('none-log'));
  await page.waitForTimeout(300);
  expect(asked).toEqual([]);
});

test('a text handed over by another page is explained and forgotten', async ({ page }) => {
  await page.goto('/vi/');
  const text = paste('python-chain-cause');
  await page.evaluate((it) => sessionStorage.setItem('pasted-text', it), text);
  await page.goto('/vi/explain/');
  await expect(page.locator('[data-explain]')).toHaveAttribute('data-root', 'FileNotFoundError');
  await expect(page.locator('textarea[name=trace]')).toHaveValue(text);
  expect(await page.evaluate(() => sessionStorage.getItem('pasted-text'))).toBeNull();
});

test('without the list of pages the answer says that its links are missing', async ({ page }) => {
  await page.route('**/explain/entries.json', (route) => route.abort());
  await page.goto('/en/explain/');
  const answer = await ask(page, paste('last-line'));
  await expect(answer).toHaveAttribute('data-exception', 'ConnectionRefusedError');
  await expect(answer).toContainText('could not be loaded');
});

test('all of it by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/ar/explain/');
  await page.locator('textarea[name=trace]').focus();
  await page.keyboard.insertText(paste('requests-refused'));
  const answer = page.locator('[data-explain]');
  await expect(answer).toHaveAttribute('data-root', 'ConnectionRefusedError');
  const seen: string[] = [];
  for (let step = 0; step < 20 && !seen.includes('ask'); step++) {
    await page.keyboard.press('Tab');
    seen.push(
      await page.evaluate(() => {
        const it = document.activeElement;
        if (it?.matches('summary')) return 'fold';
        if (it?.matches('[data-primary]')) return 'primary';
        if (it?.matches('[data-clear]')) return 'clear';
        return it?.matches('[data-ask]') ? 'ask' : '';
      }),
    );
    if (seen.at(-1) === 'fold') await page.keyboard.press('Enter');
  }
  expect(seen.filter((it, index) => it !== '' && seen.indexOf(it) === index)).toEqual([
    'clear',
    'primary',
    'fold',
    'ask',
  ]);
  await expect(answer.locator('details[open]')).toHaveCount(4);
  await page.keyboard.press('Enter');
  await expect(answer.locator('[data-help] pre')).toBeVisible();
});

test('a long text is answered in a moment', async ({ page }) => {
  await page.goto('/en/explain/');
  const frames = Array.from(
    { length: 20_000 },
    (_, at) => `  File "/srv/f${at}.py", line ${at + 1}, in f\n    g(${at})`,
  );
  const text = `Traceback (most recent call last):\n${frames.join('\n')}\nConnectionResetError: [Errno 104] Connection reset by peer\n`;
  const started = Date.now();
  await page.evaluate((it) => {
    const box = document.querySelector('textarea[name=trace]') as HTMLTextAreaElement;
    box.value = it;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await expect(page.locator('[data-explain]')).toHaveAttribute('data-exception', 'ConnectionResetError');
  expect(Date.now() - started).toBeLessThan(5000);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says that it needs script and offers the tree', async ({ page }) => {
    await page.goto('/ar/explain/');
    await expect(page.locator('.without-script')).toContainText('جافاسكربت');
    await expect(page.locator('main a[href="/ar/python/"]')).toBeVisible();
    await expect(page.locator('textarea')).toBeHidden();
  });
});
