import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set for the process inside, so that it does not go in twice. */
const INSIDE = 'ERROR_ATLAS_NAMESPACE';

/** Names come from /etc/hosts alone: an unknown host gives the same error on every machine. */
const NAME_RESOLUTION = 'passwd: files\ngroup: files\nhosts: files\n';

const ENTER = `ip link set lo up && mount --bind "$1" /etc/nsswitch.conf && shift && exec "$@"`;

/** True in a process that `rerunInNamespace` started. */
export function isInNamespace(): boolean {
  return process.env[INSIDE] === '1';
}

/**
 * Runs this very command again inside a network namespace of its own (loopback only, names from /etc/hosts), which
 * Linux gives without privilege.
 * @returns its exit status, or undefined where the machine has no such namespaces
 */
export async function rerunInNamespace(): Promise<number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'error-atlas-names-'));
  const names = join(folder, 'nsswitch.conf');
  writeFileSync(names, NAME_RESOLUTION);
  const enter = (...command: string[]) => ['-rnm', 'sh', '-c', ENTER, 'enter', names, ...command];
  try {
    if (spawnSync('unshare', enter('true')).status !== 0) return undefined;
    const child = spawn('unshare', enter(process.execPath, ...process.execArgv, ...process.argv.slice(1)), {
      stdio: 'inherit',
      env: { ...process.env, [INSIDE]: '1' },
    });
    return await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
