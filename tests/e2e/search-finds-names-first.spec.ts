import { expect, test } from '@playwright/test';
import { LOCALES } from '../../src/i18n/locales.ts';
import { library } from './site.ts';

for (const locale of LOCALES) {
  test(`${locale}: a name in any case, whole or in part, comes first`, async ({ page }) => {
    await page.goto(`/${locale}/search/`);
    const results = page.locator('[data-results]');
    for (const { facts, slug } of library.entries) {
      const own = facts.name.split('.').at(-1) ?? '';
      for (const query of [facts.name, facts.name.toLowerCase(), facts.name.toUpperCase(), own.slice(0, -3)]) {
        await page.locator('main input[name=q]').fill(query);
        await expect(results).toHaveAttribute('data-state', 'done');
        await expect(results.locator('a').first(), query).toHaveAttribute('href', `/${locale}/python/${slug}/`);
      }
    }
  });
}

const FINDS: readonly [what: string, locale: string, query: string, slug: string][] = [
  ['a code', 'en', 'ECONNREFUSED', 'connectionrefusederror'],
  ['a number of Windows', 'vi', 'WinError 10061', 'connectionrefusederror'],
  ['a message', 'ar', '[Errno 111] Connection refused', 'connectionrefusederror'],
  ['a name spelled badly', 'en', 'ConectionRefusdError', 'connectionrefusederror'],
  ['Vietnamese without marks', 'vi', 'ket noi bi tu choi', 'connectionrefusederror'],
  ['Vietnamese with marks', 'vi', 'kết nối bị từ chối', 'connectionrefusederror'],
  ['Arabic without vowel marks', 'ar', 'رفض الاتصال', 'connectionrefusederror'],
  ['English words on an Arabic page', 'ar', 'connection refused', 'connectionrefusederror'],
];
for (const [what, locale, query, slug] of FINDS) {
  test(`${what} finds its error: ${query}`, async ({ page }) => {
    await page.goto(`/${locale}/search/?q=${encodeURIComponent(query)}`);
    await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', `/${locale}/python/${slug}/`);
    await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
    await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', `/${locale}/python/${slug}/`);
  });
}

test('what matched is highlighted in its own spelling', async ({ page }) => {
  await page.goto('/en/search/?q=brokenpipe');
  await expect(page.locator('[data-results] a').first().locator('bdi mark')).toHaveText('BrokenPipe');
  await page.locator('main input[name=q]').fill('WSAECONNREFUSED');
  await expect(page.locator('[data-results] a').first().locator('small mark')).toHaveText('WSAECONNREFUSED');
});

test('an excerpt of the text shows đ, and what was found', async ({ page }) => {
  await page.goto('/vi/search/?q=duong');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  const marks = page.locator('[data-results] mark');
  await expect(marks.filter({ hasText: /^đường/i }).first()).toBeVisible();
  expect(await page.locator('[data-results]').textContent()).not.toContain('\u0335');
});

test('state is working from an input until the answer is settled', async ({ page }) => {
  await page.goto('/en/search/');
  await page.evaluate(() => {
    const states: (string | undefined)[] = [];
    const list = document.querySelector<HTMLElement>('[data-results]') as HTMLElement;
    new MutationObserver(() => states.push(list.dataset['state'])).observe(list, {
      attributes: true,
      attributeFilter: ['data-state'],
    });
    Object.assign(window, { states });
  });
  await expect(page.locator('[data-search-help] a').first()).toBeVisible();
  await page.evaluate(() => (window as unknown as { states: string[] }).states.splice(0));
  for (const query of ['pipe', 'firewall']) {
    await page.locator('main input[name=q]').fill(query);
    await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
    await expect(page.locator('[data-results] a').first()).toBeVisible();
  }
  const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
  expect(states.filter((it, index) => it !== states[index - 1])).toEqual(['working', 'done', 'working', 'done']);
});

test('state is working while the script of the box is on its way', async ({ page }) => {
  await page.route('**/search/box-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goto('/en/');
  await page.locator('main input[name=q]').fill('gaierror');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'working');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/socket-gaierror/');
});

test('words of the text find an article', async ({ page }) => {
  await page.goto('/en/search/?q=firewall');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', /\/en\/python\//);
});

test('what is found nowhere says so, and shows other ways in', async ({ page }) => {
  await page.goto('/en/search/?q=zzzz');
  await expect(page.locator('[data-search-note]')).toHaveText(
    'Nothing found for “zzzz”. Try the name of the error or one word of its message.',
  );
  await expect(page.locator('[data-results] a')).toHaveCount(0);
  await expect(page.locator('[data-search-help] a')).toHaveCount(2);
  await expect(page.locator('[data-search-help] a[href="/en/explain/"]')).toBeVisible();
  await expect(page.locator('[data-search-help] a[href="/en/python/"]')).toBeVisible();
});

test('a misspelled name asks whether another was meant', async ({ page }) => {
  await page.goto('/en/search/?q=BrokenPypeError');
  await expect(page.locator('[data-search-note]')).toHaveText(
    'Nothing matches “BrokenPypeError” exactly. Did you mean:',
  );
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/brokenpipeerror/');
});

test('the address follows what is searched for', async ({ page }) => {
  await page.goto('/vi/search/');
  await page.locator('main input[name=q]').fill('từ chối');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  expect(new URL(page.url()).searchParams.get('q')).toBe('từ chối');
  await page.reload();
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/vi/python/connectionrefusederror/');
});

test('the index is asked for again where it could not be loaded', async ({ page }) => {
  await page.route('**/lookup/manifest.json', (route) => route.abort(), { times: 1 });
  await page.goto('/en/');
  await page.locator('main input[name=q]').focus();
  await page.locator('main input[name=q]').fill('refused');
  await page.locator('main input[name=q]').fill('gaierror');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/socket-gaierror/');
  await expect(page.locator('[data-results] a').first()).toContainText('no address found');
});

test('names still work when full text cannot be loaded', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('/en/search/?q=refus');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/en/python/connectionrefusederror/');
  await expect(page.locator('[data-search-note]')).toContainText('could not be loaded');
});

test('a name needs no full text', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/en/search/?q=BrokenPipeError');
  await expect(page.locator('[data-results] a').first()).toBeVisible();
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  expect(asked.filter((url) => /pagefind|texts-/.test(url))).toEqual([]);
});
