import { expect, test } from '@playwright/test';
import type { RunnerLanguage } from '../../src/runner/messages.ts';
import { openPlayground, pressRun } from './runner.ts';

/** Programs that take all they can get, with the states in which they may end. */
const HOSTILE: { name: string; language: RunnerLanguage; source: string; ends: RegExp; says?: RegExp }[] = [
  { name: 'an endless loop', language: 'py', source: 'while True:\n    pass\n', ends: /^stopped$/ },
  { name: 'an endless loop', language: 'ts', source: 'for (;;);\n', ends: /^stopped$/ },
  { name: 'an endless wait', language: 'ts', source: 'setInterval(() => {}, 10);\n', ends: /^stopped$/ },
  { name: 'an output flood', language: 'py', source: 'while True:\n    print("x" * 1000)\n', ends: /^stopped$/ },
  { name: 'an output flood', language: 'ts', source: "for (;;) console.log('x'.repeat(1000));\n", ends: /^stopped$/ },
  {
    name: 'a flood of single signs',
    language: 'ts',
    source: "for (;;) process.stdout.write('x');\n",
    ends: /^stopped$/,
  },
  {
    name: 'a flood of messages',
    language: 'ts',
    source:
      'const { port1, port2 } = new MessageChannel();\nport2.onmessage = () => {};\nfor (;;) port1.postMessage("x");\n',
    ends: /^(stopped|done|failed)$/,
  },
  {
    name: 'a memory hog',
    language: 'py',
    source: 'kept = []\nwhile True:\n    kept.append(bytearray(10_000_000))\n',
    ends: /^done$/,
    says: /MemoryError/,
  },
  {
    name: 'a memory hog',
    language: 'ts',
    source: 'const kept: Uint8Array[] = [];\nfor (;;) kept.push(new Uint8Array(10_000_000).fill(1));\n',
    ends: /^(done|stopped|failed)$/,
  },
  {
    name: 'a hog of small objects',
    language: 'ts',
    source: 'const kept: number[][] = [];\nfor (;;) kept.push(new Array(1000).fill(1.5));\n',
    ends: /^(done|stopped|failed)$/,
  },
  {
    name: 'deep recursion',
    language: 'py',
    source: 'def f(n):\n    return f(n + 1)\nf(0)\n',
    ends: /^done$/,
    says: /RecursionError: maximum recursion depth exceeded/,
  },
  {
    name: 'deep recursion inside the interpreter',
    language: 'py',
    source: 'import sys\nsys.setrecursionlimit(10**9)\ndef f(n):\n    return f(n + 1)\nf(0)\n',
    ends: /^(done|stopped|failed)$/,
  },
  {
    name: 'deep recursion',
    language: 'ts',
    source: 'function f(n: number): number {\n  return f(n + 1) + 1;\n}\nf(0);\n',
    ends: /^done$/,
    says: /RangeError: Maximum call stack size exceeded/,
  },
];

for (const { name, language, source, ends, says } of HOSTILE) {
  test(`${name} (${language}): the page takes clicks meanwhile, and runs again`, async ({ page }) => {
    const playground = await openPlayground(page, 'en', language, source);
    const output = playground.locator('[data-output="free"]');
    await playground.locator('[data-run="free"]').click();
    await expect(output).toHaveAttribute('data-state', /^(running|done|stopped|failed)$/, { timeout: 60_000 });
    // a click that the page answers while the program does its worst
    await page.locator('select[name=theme]').selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark', { timeout: 2000 });
    await expect(output).toHaveAttribute('data-state', ends, { timeout: 15_000 });
    const text = (await output.textContent()) ?? '';
    expect(text.length).toBeLessThanOrEqual(64_000);
    if (says) expect(text).toMatch(says);

    await page.locator('textarea[name=code]').fill(language === 'py' ? 'print(6 * 7)\n' : 'console.log(6 * 7);\n');
    await expect(await pressRun(playground, 'free')).toHaveText('42');
    await expect(output).toHaveAttribute('data-state', 'done');
  });
}

test('Stop stops at once, and the keyboard is where it was', async ({ page }) => {
  const playground = await openPlayground(page, 'en', 'ts', 'for (;;);\n');
  await playground.locator('[data-run="free"]').press('Enter');
  const output = playground.locator('[data-output="free"]');
  await expect(output).toHaveAttribute('data-state', 'running');
  await playground.locator('[data-stop]').press('Enter');
  await expect(output).toHaveAttribute('data-state', 'stopped', { timeout: 1000 });
  await expect(playground.locator('[data-run="free"]')).toBeFocused();
});

test('a paste of ten megabytes leaves the editor and the page alive', async ({ page }) => {
  const playground = await openPlayground(page, 'en', 'py', '');
  await expect(page.locator('.editor')).toBeVisible();
  await page.locator('.editor').click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x = 1  # ten megabytes of it\n'.repeat(360_000));
    const target = document.querySelector('.editor')?.shadowRoot?.querySelector('.cm-content');
    target?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  expect(
    await page.locator('textarea[name=code]').evaluate((it: HTMLTextAreaElement) => it.value.length),
  ).toBeGreaterThan(10_000_000);
  await page.locator('select[name=theme]').selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.locator('textarea[name=code]').fill('print(6 * 7)\n');
  await expect(await pressRun(playground, 'free')).toHaveText('42');
});
