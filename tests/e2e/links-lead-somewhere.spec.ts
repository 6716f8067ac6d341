import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { builtPages, DIST } from './site.ts';

test('every link and address inside the site leads to a page, and every fragment to an element', () => {
  const pages = new Map(builtPages().map(({ file, html }) => [`/${file.replace(/index\.html$/, '')}`, html]));
  const broken: string[] = [];
  let looked = 0;
  for (const [path, html] of pages) {
    for (const [, address = ''] of html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      const url = new URL(address.replaceAll('&amp;', '&'), `http://localhost:4321${path}`);
      if (url.origin !== 'http://localhost:4321') continue;
      looked++;
      const page = pages.get(url.pathname);
      const isFile = page === undefined && existsSync(`${DIST}${url.pathname}`) && !url.pathname.endsWith('/');
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!page && !isFile) broken.push(`${path} -> ${address}`);
      else if (page && fragment && !page.includes(`id="${fragment}"`))
        broken.push(`${path} -> ${address} (no such element)`);
    }
  }
  expect(looked).toBeGreaterThan(500);
  expect(broken).toEqual([]);
});

test('what does not exist answers 404 in three languages', async ({ page }) => {
  const response = await page.goto('/vi/python/no-such-error/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('main')).toContainText('Không có trang này');
  await expect(page.locator('main')).toContainText('لا توجد هذه الصفحة');
  await expect(page.locator('main')).toContainText('There is no such page');
});
