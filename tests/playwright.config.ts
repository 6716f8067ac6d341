import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser.ts';

const port = Number(process.env['TEST_PORT'] ?? 4399);

/** Tests of the built site in Chromium; `npm run build` comes first. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `node --env-file=.config/astro.env node_modules/astro/bin/astro.mjs preview --host 127.0.0.1 --port ${port}`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/en/`,
    reuseExistingServer: false,
  },
});
