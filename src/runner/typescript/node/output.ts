/** Where output goes, until the program has ended. */
import type { Listener } from '../../worker.ts';

let listener: Listener | undefined;

export function openOutput(given: Listener): void {
  listener = given;
}

/** From here on the program is not heard any more. */
export function closeOutput(): void {
  listener = undefined;
}

export function writeOut(text: string): void {
  listener?.write('stdout', text);
}

export function writeError(text: string): void {
  listener?.write('stderr', text);
}

/** Notes that the program asked for what does not exist in the page. */
export function notice(kind: Parameters<Listener['notice']>[0]): void {
  listener?.notice(kind);
}
