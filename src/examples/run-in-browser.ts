import { spawnSync } from 'node:child_process';

/**
 * Builds the site and presses Run on every program in every language in a browser, as its end-to-end test does for
 * some languages only.
 * @returns whether each printed what is recorded
 */
export function runInBrowser(root: string): boolean {
  const env = { ...process.env, EVERY_LANGUAGE: '1' };
  const steps = [
    ['run', 'build'],
    ['run', 'site', '--', 'examples-run-in-the-page'],
  ];
  return steps.every((args) => spawnSync('npm', args, { cwd: root, env, stdio: 'inherit' }).status === 0);
}
