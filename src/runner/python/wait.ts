/** Lets time pass while nothing else runs in this thread. */
export function wait(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  if (sleeper) Atomics.wait(sleeper, 0, 0, milliseconds);
  // a timer may wake early by less than a millisecond
  while (performance.now() < until);
}

/** Shared memory of WebAssembly is to be had where SharedArrayBuffer is hidden; no-one else ever sees this one. */
const sleeper = (() => {
  try {
    return new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
  } catch {
    return undefined;
  }
})();
