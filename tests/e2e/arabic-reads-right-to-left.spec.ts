import { expect, type Page, test } from '@playwright/test';
import { LOCALES } from '../../src/i18n/locales.ts';
import { ARTICLES, builtPages, KINDS_OF_PAGE, ONE_SLUG } from './site.ts';

const ARTICLE = `/ar/python/${ONE_SLUG}/`;
const LANDMARKS = [
  '.site-name',
  '.site-header .search',
  '.languages',
  '.class-path',
  '.name-plate',
  '.contents',
  '.article-body',
  '.facts',
  '.example-language >> nth=0',
  '.program.broken >> nth=0',
];

async function boxes(page: Page) {
  return Promise.all(LANDMARKS.map(async (it) => page.locator(it).first().boundingBox()));
}

/** Left and right paddings and borders of each landmark. */
async function edges(page: Page) {
  return Promise.all(
    LANDMARKS.map((it) =>
      page
        .locator(it)
        .first()
        .evaluate((element) => {
          const style = getComputedStyle(element);
          return {
            left: [style.paddingLeft, style.borderLeftWidth],
            right: [style.paddingRight, style.borderRightWidth],
          };
        }),
    ),
  );
}

for (const width of [360, 1280, 1920]) {
  test(`at ${width} px the page turned round is its mirror image`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(ARTICLE);
    const rtl = await boxes(page);
    const rtlEdges = await edges(page);
    await page.evaluate(() => {
      document.documentElement.dir = 'ltr';
    });
    expect(rtl.filter(Boolean).length).toBeGreaterThanOrEqual(LANDMARKS.length - 1);
    const ltr = await boxes(page);
    expect(rtlEdges).toEqual((await edges(page)).map(({ left, right }) => ({ left: right, right: left })));
    const viewport = await page.evaluate(() => document.documentElement.clientWidth);
    for (const [index, box] of rtl.entries()) {
      const other = ltr[index];
      if (!box || !other) continue;
      expect(Math.abs(box.x - (viewport - other.x - other.width)), LANDMARKS[index]).toBeLessThanOrEqual(1);
      expect(Math.abs(box.width - other.width), LANDMARKS[index]).toBeLessThanOrEqual(1);
    }
  });
}

test('the class path runs from right to left', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(ARTICLE);
  const xs = await page.locator('.class-path li').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().x));
  expect(xs.length).toBeGreaterThan(3);
  expect(xs).toEqual(xs.toSorted((a, b) => b - a));
});

for (const width of [320, 768, 1280, 1920]) {
  test(`no page scrolls sideways at ${width} px`, async ({ browser }) => {
    const page = await (await browser.newContext({ viewport: { width, height: 800 }, locale: 'ja-JP' })).newPage();
    for (const path of new Set([...KINDS_OF_PAGE, ...ARTICLES.map((it) => it.path)])) {
      await page.goto(path);
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll, path).toBeLessThanOrEqual(client);
    }
  });
}

test('code and transcripts run left to right, start at their beginning and have no ligatures', async ({ page }) => {
  await page.goto(ARTICLE);
  for (const block of await page.locator('pre').all()) {
    await expect(block).toHaveAttribute('dir', 'ltr');
    const seen = await block.evaluate((it) => ({
      scroll: it.scrollLeft,
      ligatures: getComputedStyle(it).fontVariantLigatures,
      align: getComputedStyle(it).textAlign,
    }));
    expect(seen).toEqual({ scroll: 0, ligatures: 'none', align: 'start' });
  }
});

test('inline code is left to right with Arabic in it isolated, and no prose leaves its direction to chance', async ({
  page,
}) => {
  for (const locale of LOCALES) {
    await page.goto(`/${locale}/python/${ONE_SLUG}/`);
    expect(await page.locator('code:not(pre code):not([dir=ltr])').count()).toBe(0);
    expect(await page.locator(':is(p, li, td, th, h1, h2, h3, h4, div)[dir=auto]').count()).toBe(0);
    const bare = await page
      .locator('code')
      .evaluateAll(
        (all) =>
          all.flatMap((it) =>
            [...it.childNodes].filter(
              (node) =>
                node.nodeType === Node.TEXT_NODE &&
                !it.closest('pre') &&
                /\p{Script=Arabic}/u.test(node.textContent ?? ''),
            ),
          ).length,
      );
    expect(bare).toBe(0);
  }
});

test('a contents entry is the same fragment as its heading', async ({ page }) => {
  for (const locale of LOCALES) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`/${locale}/python/connectionerror/`);
    const links = page.locator('.contents a');
    expect(await links.count()).toBeGreaterThan(10);
    for (const link of await links.all()) {
      const heading = page.locator((await link.getAttribute('href')) ?? '');
      expect((await link.innerHTML()).trim()).toBe((await heading.innerHTML()).trim());
    }
  }
});

test('titles of Arabic pages begin with an Arabic letter, in Latin digits throughout', () => {
  const pages = builtPages().filter(({ file }) => file.startsWith('ar/'));
  expect(pages.length).toBeGreaterThan(5);
  for (const { file, html } of pages) {
    expect(/<title>(.)/u.exec(html)?.[1], file).toMatch(/\p{Script=Arabic}/u);
    expect(/<meta name="description" content="(.)/u.exec(html)?.[1], file).toMatch(/\p{Script=Arabic}/u);
    expect(html, file).not.toMatch(/[٠-٩۰-۹]/);
  }
});

test('no bidi control stands in any page, address or code', () => {
  for (const { file, html } of builtPages())
    expect(html, file).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
});

test('separators and trees are drawn, not typed', async ({ page }) => {
  for (const locale of LOCALES) {
    for (const path of [`/${locale}/`, `/${locale}/python/`, `/${locale}/python/${ONE_SLUG}/`]) {
      await page.goto(path);
      const texts = await page.locator('nav, .class-tree, .chips, header').allTextContents();
      expect(texts.join(''), path).not.toMatch(/[→←›»«>├└│]/);
    }
  }
});

test('an empty search box reads from the right, a typed name from the left', async ({ page }) => {
  await page.goto('/ar/search/');
  const input = page.locator('main input[name=q]');
  const direction = () => input.evaluate((it) => getComputedStyle(it).direction);
  expect(await direction()).toBe('rtl');
  await input.fill('KeyError');
  expect(await direction()).toBe('ltr');
});

test('tables have headers with a scope and cells at the start', async ({ page }) => {
  await page.goto('/ar/python/connectionerror/');
  expect(await page.locator('table').count()).toBeGreaterThan(0);
  expect(await page.locator('th:not([scope])').count()).toBe(0);
  const aligned = await page
    .locator('td, th')
    .evaluateAll((all) => all.every((it) => getComputedStyle(it).textAlign === 'start'));
  expect(aligned).toBe(true);
});

test('signed numbers keep their sign in front, also in a table read from the right', async ({ page }) => {
  await page.goto('/ar/python/socket-gaierror/');
  const cell = page.locator('.facts td bdi', { hasText: /^-2$/ });
  const xs = await cell.evaluate((it) => {
    const text = it.firstChild as Text;
    return [0, 1].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().x;
    });
  });
  expect(xs[0]).toBeLessThan(xs[1] ?? 0);
});
