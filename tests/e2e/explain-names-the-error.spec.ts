import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'yaml';
import { LOCALES } from '../../src/i18n/locales.ts';

const paste = (name: string) => readFileSync(new URL(`../fixtures/pastes/${name}.txt`, import.meta.url), 'utf8');
const expected: Record<string, { exception: string; root: string; own: string | null }> = Object.assign(
  {},
  ...Object.values(parse(readFileSync(new URL('../fixtures/pastes/expected.yaml', import.meta.url), 'utf8'))),
);

/** Pasted texts, and the entry that each must lead to where it has one. */
const PASTES: Record<string, string | undefined> = {
  'requests-refused': 'connectionrefusederror',
  'python-urlopen-gaierror': 'socket-gaierror',
  'docker-compose-interleaved': 'connectionrefusederror',
  'windows-vietnamese': 'connectionrefusederror',
  'windows-arabic': 'connectionreseterror',
  celery: 'connectionreseterror',
  'last-line': 'connectionrefusederror',
  'last-line-node': 'connectionrefusederror',
  'node-aggregate-localhost': 'connectionrefusederror',
  'python-chain-cause': undefined,
  'python-chain-context-three': undefined,
  'python-group-taskgroup': undefined,
  'python-syntax-caret': undefined,
  'python-warning': undefined,
  'ipython-chain': undefined,
  'pytest-chain-coloured': undefined,
  'chrome-console': undefined,
  'mail-quote': undefined,
};

async function ask(page: Page, text: string) {
  await page.locator('textarea[name=trace]').fill(text);
  await expect(page.locator('[data-explain]')).toHaveAttribute('data-state', 'done');
  return page.locator('[data-explain]');
}

for (const locale of LOCALES) {
  test(`${locale}: pasted texts name the exception, its root, the reader's own line and the entry`, async ({
    page,
  }) => {
    await page.goto(`/${locale}/explain/`);
    for (const [name, slug] of Object.entries(PASTES)) {
      const facts = expected[name];
      const answer = await ask(page, paste(name));
      await expect.soft(answer, name).toHaveAttribute('data-exception', facts?.exception ?? '?');
      await expect.soft(answer, name).toHaveAttribute('data-root', facts?.root ?? '?');
      await expect.soft(answer, name).not.toHaveAttribute('data-result', /./);
      await expect.soft(answer.locator('[data-headline]'), name).toContainText(facts?.exception ?? '?');
      if (facts?.own) {
        const file = facts.own.slice(0, facts.own.lastIndexOf(':')).split(/[\\/]/).at(-1) ?? '?';
        await expect.soft(answer.locator('[data-details]'), name).toContainText(file);
        await expect.soft(answer.locator('.explain-text mark').first(), name).toBeAttached();
      }
      if (slug) {
        const primary = answer.locator('a[data-primary]');
        await expect.soft(primary, name).toHaveAttribute('href', `/${locale}/python/${slug}/`);
      }
    }
  });

  test(`${locale}: a text without an error says so, and the answer after it is another`, async ({ page }) => {
    await page.goto(`/${locale}/explain/`);
    const answer = await ask(page, paste('none-log'));
    await expect(answer).toHaveAttribute('data-result', 'unknown');
    await expect(answer).not.toHaveAttribute('data-exception', /./);
    await expect(answer.locator('[data-headline]')).toContainText('Traceback (most recent call last):');
    await ask(page, paste('last-line'));
    await expect(answer).not.toHaveAttribute('data-result', /./);
    await expect(answer).toHaveAttribute('data-exception', 'ConnectionRefusedError');
    await page.locator('[data-clear]').click();
    await expect(answer).toHaveAttribute('data-state', 'done');
    await expect(answer).not.toHaveAttribute('data-exception', /./);
    await expect(answer.locator('[data-headline]')).toBeEmpty();
    await expect(page.locator('textarea[name=trace]')).toBeFocused();
  });
}

test('state is working from an input until the answer is settled, on the second too', async ({ page }) => {
  await page.goto('/en/explain/');
  await page.evaluate(() => {
    const states: (string | undefined)[] = [];
    const answer = document.querySelector<HTMLElement>('[data-explain]') as HTMLElement;
    new MutationObserver(() => states.push(answer.dataset['state'])).observe(answer, {
      attributes: true,
      attributeFilter: ['data-state'],
    });
    document.querySelector('textarea')?.addEventListener('input', () => states.push(answer.dataset['state']));
    Object.assign(window, { states });
  });
  await ask(page, paste('last-line'));
  await ask(page, paste('celery'));
  const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
  expect(states.filter((it, index) => it !== states[index - 1])).toEqual(['working', 'done', 'working', 'done']);
});

test('a class without a page says so and leads to the nearest base that has one', async ({ page }) => {
  await page.goto('/en/explain/');
  const answer = await ask(
    page,
    'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    f()\nssl.SSLZeroReturnError: closed',
  );
  await expect(answer).toContainText('There is no page for ssl.SSLZeroReturnError yet.');
  const unknown = await ask(page, paste('python-multi-line-message'));
  await expect(unknown).toContainText('There is no page for QueryError yet.');
});

test('the message is shown word by word with its values', async ({ page }) => {
  await page.goto('/vi/explain/');
  const answer = await ask(page, 'Error: connect ECONNREFUSED 127.0.0.1:8080');
  await expect(answer.locator('.explain-values dt').first()).toHaveText('address');
  await expect(answer.locator('.explain-values dd')).toHaveText(['127.0.0.1', '8080']);
});

test('library frames are folded, the own line is lit, and the text is all there', async ({ page }) => {
  await page.goto('/en/explain/');
  const answer = await ask(page, paste('requests-refused'));
  const text = answer.locator('.explain-text');
  await expect(text.locator('details:not([open])')).toHaveCount(4);
  await expect(text.locator('mark')).toHaveText([/tai_ve\.py", line 5/, /requests\.get\(/]);
  await expect(text.locator('pre').filter({ hasText: 'sock.connect(sa)' })).toBeHidden();
  const lines = await text.locator('pre').allTextContents();
  expect(lines.join('').trimEnd()).toBe(paste('requests-refused').replaceAll('/home/lan', '~').trimEnd());
});
