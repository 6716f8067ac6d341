import { expect, type Locator, type Page } from '@playwright/test';
import type { Locale } from '../../src/i18n/locales.ts';
import type { RunnerLanguage } from '../../src/runner/messages.ts';

/** States in which a run is over. */
const OVER = /^(done|stopped|failed)$/;

/** Presses a Run button and waits until the run is over. @returns the output */
export async function pressRun(place: Locator, name: string): Promise<Locator> {
  const output = place.locator(`[data-output="${name}"]`);
  await place.locator(`[data-run="${name}"]`).click();
  await expect(output).toHaveAttribute('data-state', OVER, { timeout: 60_000 });
  return output;
}

/** The playground of a language with a program in it. */
export async function openPlayground(page: Page, locale: Locale, language: RunnerLanguage, source: string) {
  await page.goto(`/${locale}/run/`);
  await expect(page.locator('[data-run="free"]')).toBeEnabled();
  await page.locator('select[name=language]').selectOption(language);
  await page.locator('textarea[name=code]').fill(source);
  return page.locator('[data-playground]');
}

/** Runs a program in the playground. @returns its state, what it printed, and each stream of it */
export async function runInPlayground(page: Page, language: RunnerLanguage, source: string) {
  const playground = await openPlayground(page, 'en', language, source);
  const output = await pressRun(playground, 'free');
  const ofStream = async (name: string) => (await output.locator(`[data-stream=${name}]`).allTextContents()).join('');
  return {
    state: await output.getAttribute('data-state'),
    text: (await output.textContent()) ?? '',
    stdout: await ofStream('stdout'),
    stderr: await ofStream('stderr'),
  };
}
