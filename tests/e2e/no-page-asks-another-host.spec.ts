import { expect, test } from '@playwright/test';
import { ARTICLES, builtPages, KINDS_OF_PAGE } from './site.ts';

test('no request leaves the site', async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  for (const path of new Set([...KINDS_OF_PAGE, ...ARTICLES.map((it) => it.path)])) await page.goto(path);
  await page.goto('/vi/search/?q=refused');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  expect(asked.length).toBeGreaterThan(20);
  expect(
    asked.filter((url) => !url.startsWith(`${baseURL}/`) && !url.startsWith('data:') && !url.startsWith('blob:')),
  ).toEqual([]);
});

test('no page carries a style attribute, a style element or an inline script', () => {
  // the sandbox is no page: its policy lets in its one script by its digest
  const pages = builtPages().filter(({ file }) => !file.startsWith('runner/sandbox-'));
  expect(pages.length).toBeGreaterThan(20);
  for (const { file, html } of pages) {
    expect(html, file).not.toMatch(/<[^>]+\sstyle=/);
    expect(html, file).not.toMatch(/<style\b/);
    expect(html, file).not.toMatch(/<script(?![^>]*\bsrc=)/);
  }
});
