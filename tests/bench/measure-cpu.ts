import { spawnSync } from 'node:child_process';

const TIMER = `
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if done.returncode: sys.exit(done.stderr.decode() or f"exit status {done.returncode}")
print(used.ru_utime + used.ru_stime)
`;

/**
 * CPU seconds, user and system, of a command with all its children.
 * @throws Error when the command fails
 */
export function measureCpu(command: readonly string[], cwd: string): number {
  const run = spawnSync('python3', ['-c', TIMER, ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (run.status !== 0) throw new Error(`${command.join(' ')} failed:\n${run.stderr.slice(-2000)}`);
  return Number(run.stdout);
}

/** The middle one of an odd number of measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
