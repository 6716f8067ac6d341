import { LINUX_ERRORS } from './linux-errors.ts';

/** Linux's number for each of WASI's, by the names they share. */
export function linuxNumbers(wasiNumbers: Readonly<Record<string, number>>): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [name, linux] of LINUX_ERRORS) {
    const wasi = wasiNumbers[name];
    if (wasi !== undefined && !numbers.has(wasi)) numbers.set(wasi, linux);
  }
  return numbers;
}

/** glibc's text for a number of Linux. */
export function linuxText(number: number): string {
  if (number === 0) return 'Success';
  return LINUX_ERRORS.find((error) => error[1] === number)?.[2] ?? `Unknown error ${number}`;
}
