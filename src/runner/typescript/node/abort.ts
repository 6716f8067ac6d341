/** Aborting, with Node's texts and on the program's own timers. */
import { setTimeout } from './timers.ts';

/** A `DOMException` as Node makes them for signals: without a stack. */
function exception(message: string, name: string): DOMException {
  const made = new DOMException(message, name);
  Object.defineProperty(made, 'stack', { value: `${name}: ${message}`, configurable: true, writable: true });
  return made;
}

/** Why an operation was aborted, where nobody says. */
export function abortReason(): DOMException {
  return exception('This operation was aborted', 'AbortError');
}

/** Makes `AbortController` and `AbortSignal` say what Node's do. */
export function mendAbort(): void {
  const { abort } = AbortController.prototype;
  AbortController.prototype.abort = function (reason: unknown = abortReason()) {
    abort.call(this, reason);
  };
  AbortSignal.abort = (reason: unknown = abortReason()) => {
    const controller = new AbortController();
    controller.abort(reason);
    return controller.signal;
  };
  AbortSignal.timeout = (delay: number) => {
    const controller = new AbortController();
    setTimeout(
      () => controller.abort(exception('The operation was aborted due to timeout', 'TimeoutError')),
      delay,
    ).unref();
    return controller.signal;
  };
}
