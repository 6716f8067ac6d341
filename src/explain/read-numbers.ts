import type { PastedException } from './paste.ts';

/** Fills in the number that Python prints before the system's own text: `[Errno 111]`, `[WinError 10061]`. */
export function readNumbers(exception: PastedException): void {
  const number = /^\[(Errno|WinError) (-?\d{1,10})\]/.exec(exception.message);
  if (!number) return;
  if (number[1] === 'Errno') exception.errno = Number(number[2]);
  else exception.winerror = Number(number[2]);
}
