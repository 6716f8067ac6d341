import { spawnSync } from 'node:child_process';
import { findInterpreters, OLDEST_PYTHON } from './interpreters.ts';
import { isInNamespace } from './namespace.ts';
import type { Machine } from './plan-runs.ts';

/**
 * Looks at what this machine can run programs with.
 * @throws Error where it has no Python that is new enough
 */
export async function lookAtMachine(): Promise<Machine> {
  const interpreters = await findInterpreters();
  if (interpreters.length === 0) throw new Error(`no python3 ≥ ${OLDEST_PYTHON} on the path; install one`);
  return {
    interpreters,
    node: { executable: process.execPath, version: process.versions.node },
    namespace: isInNamespace(),
    ss: spawnSync('ss', ['-V']).status === 0,
  };
}
