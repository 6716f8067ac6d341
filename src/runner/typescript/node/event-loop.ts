/**
 * Node's event loop: timers, then input and output, then immediates; after every callback the `process.nextTick`
 * queue, then the microtasks.
 */
import type { Host } from '../host.ts';

type Task = () => void;

/** What keeps a program alive. */
export interface Timer {
  due: number;
  id: number;
  isRef: boolean;
  run: Task;
}

export interface Immediate {
  isRef: boolean;
  isCleared: boolean;
  run: Task;
}

let host: Host;
let onUncaught: (error: unknown) => void;
const ticks: Task[] = [];
const pendings: Task[] = [];
const inputs: Task[] = [];
let immediates: Immediate[] = [];
const closings: Task[] = [];
const timers = new Set<Timer>();
let held = 0;
let clock = 0;
let timerId = 0;
let isStopped = false;
let wake: Task | undefined;

/** Gives the loop what it stands on; comes before all else. */
export function prepareLoop(given: Host, uncaught: (error: unknown) => void): void {
  host = given;
  onUncaught = uncaught;
  clock = Math.floor(host.now());
}

/** Milliseconds on the host's clock. */
export function now(): number {
  return host.now();
}

/** Runs `task` after the present callback, before any promise. */
export function nextTick(task: Task): void {
  ticks.push(task);
  wake?.();
}

/** Runs `task` in the next turn, before anything that was read: what a system call could say at once. */
export function onPending(task: Task): void {
  pendings.push(task);
  wake?.();
}

/** Runs `task` when the loop next looks at input and output. */
export function onInput(task: Task): void {
  inputs.push(task);
  wake?.();
}

/** Runs `task` in the loop's last phase. */
export function onClosing(task: Task): void {
  closings.push(task);
  wake?.();
}

/** Adds what `setImmediate` asks for. */
export function addImmediate(immediate: Immediate): void {
  immediates.push(immediate);
  wake?.();
}

/** Takes it back, even while its phase runs. */
export function removeImmediate(immediate: Immediate): void {
  immediate.isCleared = true;
  immediates = immediates.filter((one) => one !== immediate);
}

/** Starts a timer, or starts it again. */
export function startTimer(timer: Timer, delay: number): void {
  timer.due = Math.max(clock, Math.floor(host.now())) + delay;
  timer.id = timerId++;
  timers.add(timer);
  wake?.();
}

export function stopTimer(timer: Timer): void {
  timers.delete(timer);
  wake?.();
}

/** Keeps the program alive until the returned function is called. */
export function hold(): Task {
  let isHeld = true;
  held += 1;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    held -= 1;
    wake?.();
  };
}

/** Stops the loop for good. */
export function stopLoop(): void {
  isStopped = true;
  wake?.();
}

export function isLoopStopped(): boolean {
  return isStopped;
}

/** Calls into the program; what it throws is an uncaught error. */
export function enter(task: Task): void {
  if (isStopped) return;
  try {
    task();
  } catch (error) {
    onUncaught(error);
  }
}

/**
 * Runs until nothing is left to do.
 * @param idle called when nothing keeps the program alive; true when it gave the loop new work
 */
export async function runLoop(idle: () => boolean): Promise<void> {
  // the program's module runs in a microtask: the others come before the first tick
  await nextTask();
  await settle();
  while (!isStopped) {
    const didSomething = await turn();
    if (didSomething || isStopped) continue;
    if (hasWork()) await sleep();
    else if (!(await nativeWorkArrives()) && !idle()) return;
  }
}

/** True while something keeps the program alive. */
export function hasWork(): boolean {
  return (
    held > 0 ||
    ticks.length > 0 ||
    pendings.length > 0 ||
    inputs.length > 0 ||
    closings.length > 0 ||
    immediates.some(({ isRef }) => isRef) ||
    [...timers].some(({ isRef }) => isRef)
  );
}

/** One turn of the loop. */
async function turn(): Promise<boolean> {
  let count = 0;
  const run = async (task: Task) => {
    if (isStopped) return;
    count += 1;
    enter(task);
    await settle();
  };
  clock = Math.floor(host.now());
  for (;;) {
    const [next] = [...timers].filter(({ due }) => due <= clock).sort((a, b) => a.due - b.due || a.id - b.id);
    if (!next || isStopped) break;
    timers.delete(next);
    await run(next.run);
  }
  for (const task of pendings.splice(0)) await run(task);
  for (const task of inputs.splice(0)) await run(task);
  // libuv looks again, eight times at most, lest it wait for others
  for (let i = 0; i < 8 && pendings.length > 0; i++) for (const task of pendings.splice(0)) await run(task);
  clock = Math.floor(host.now());
  for (const immediate of immediates.splice(0)) if (!immediate.isCleared) await run(immediate.run);
  for (const task of closings.splice(0)) await run(task);
  return count > 0;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => host.nextTask(resolve));
}

/** Lets ticks and microtasks run, in turn, until none is left. */
async function settle(): Promise<void> {
  do {
    for (let task = ticks.shift(); task && !isStopped; task = ticks.shift()) enter(task);
    await nextTask();
  } while (ticks.length > 0 && !isStopped);
}

/** Waits for the next timer, or for something to come from outside. */
async function sleep(): Promise<void> {
  const next = Math.min(...[...timers].map(({ due }) => due));
  await new Promise<void>((resolve) => {
    wake = resolve;
    if (next !== Number.POSITIVE_INFINITY) host.setTimeout(resolve, Math.max(0, next - host.now()));
  });
  wake = undefined;
  await settle();
}

/** Promises of the browser's own (a response's body, a digest) settle in tasks that nobody can count. */
async function nativeWorkArrives(): Promise<boolean> {
  for (let i = 0; i < 4 && !hasWork() && !isStopped; i++) {
    await new Promise<void>((resolve) => host.setTimeout(resolve, 1));
    await settle();
  }
  return hasWork() || isStopped;
}
