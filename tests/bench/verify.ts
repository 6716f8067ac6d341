import { resolve } from 'node:path';
import { measureCpu, median } from './measure-cpu.ts';
import { printTable } from './table.ts';

const BAR = 1.5;

/** CPU of `npm run verify` beside the same processes started bare: every program, the survey, tsc, Pyodide. */
export function benchVerify(): boolean {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    bare.push(measureCpu([process.execPath, resolve('tests/bench/start-bare-processes.ts')], '.'));
    ours.push(measureCpu([process.execPath, resolve('src/commands/verify.ts')], '.'));
  }
  const ratio = median(ours) / median(bare);
  return printTable('verify (CPU seconds, median of 3)', [
    { what: 'the same processes, bare', figure: median(bare).toFixed(2) },
    { what: 'npm run verify', figure: median(ours).toFixed(2) },
    { what: 'verify / bare', figure: ratio.toFixed(2), bar: `at most ${BAR}`, holds: ratio <= BAR },
  ]);
}
