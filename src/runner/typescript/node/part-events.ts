/** node-events.js: `events.on`, which few programs need. */
import * as events from './events.ts';
import { abortError, EventEmitter, type EventName, listen, type Source, unlisten, type WaitOptions } from './events.ts';

interface IterateOptions extends WaitOptions {
  close?: EventName[];
}

/** An async iterator over an emitter's events. */
function on(
  emitter: Source,
  name: EventName,
  { signal, close = [] }: IterateOptions = {},
): AsyncIterableIterator<unknown[]> & AsyncDisposable {
  if (signal?.aborted) throw abortError(signal);
  const values: unknown[][] = [];
  const waiting: PromiseWithResolvers<IteratorResult<unknown[]>>[] = [];
  let failure: { error: unknown } | undefined;
  let isDone = false;
  const onEvent = (...event: unknown[]) => {
    const next = waiting.shift();
    if (next) next.resolve({ value: event, done: false });
    else values.push(event);
  };
  const onError = (error: unknown) => {
    failure = { error };
    const next = waiting.shift();
    if (next) next.reject(error);
    finish();
  };
  const onAbort = () => onError(abortError(signal as AbortSignal));
  const finish = () => {
    isDone = true;
    unlisten(emitter, name, onEvent);
    unlisten(emitter, 'error', onError);
    for (const event of close) unlisten(emitter, event, finish);
    signal?.removeEventListener('abort', onAbort);
    for (const next of waiting.splice(0)) next.resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true as const });
  };
  listen(emitter, name, onEvent, false);
  if (name !== 'error') listen(emitter, 'error', onError, false);
  for (const event of close) listen(emitter, event, finish, true);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    next() {
      const value = values.shift();
      if (value) return Promise.resolve({ value, done: false });
      if (failure) {
        const { error } = failure;
        failure = undefined;
        return Promise.reject(error);
      }
      if (isDone) return Promise.resolve({ value: undefined, done: true });
      const next = Promise.withResolvers<IteratorResult<unknown[]>>();
      waiting.push(next);
      return next.promise;
    },
    return: finish,
    throw(error) {
      onError(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      finish();
    },
  };
}

EventEmitter.on = on;
export const modules = { events: { ...events, on } };
