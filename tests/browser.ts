import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium to test with: one already installed, else Playwright's own, else the system's package.
 * @throws Error where none can be had, with what to do
 */
export function findBrowser(): string {
  const found = installed() ?? playwrights() ?? systems();
  if (!found) throw new Error('No Chromium: install Chromium or Chrome, or run `npx playwright install chromium`.');
  return found;
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return [...INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE].find((path) =>
    existsSync(path),
  );
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  if (!existsSync(path)) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  return existsSync(path) ? path : undefined;
}

function systems(): string | undefined {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined;
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  return installed();
}
