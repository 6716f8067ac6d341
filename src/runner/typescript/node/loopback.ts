/** TCP on Linux's loopback interface, as one process sees it: both ends of every connection are here. */
import { hold, onInput, onPending } from './event-loop.ts';

export interface Address {
  address: string;
  family: 'IPv4' | 'IPv6';
  port: number;
}

/** What an end reads: bytes, null at the end of the stream, or the code of an error. */
export type OnRead = (got: Uint8Array | null | string) => void;

/** Linux takes about this much of what nobody reads before a write must wait. */
const KERNEL_BUFFER = 2_500_000;
const READ_SIZE = 65_536;
const FIRST_EPHEMERAL = 40_001;

let nextPort = FIRST_EPHEMERAL;
const listening = new Set<Listening>();

/** A listening socket. */
export class Listening {
  readonly local: Address;
  readonly #accept: (end: End) => void;
  readonly #release = hold();
  #waiting: End[] = [];

  constructor(local: Address, accept: (end: End) => void) {
    this.local = local;
    this.#accept = accept;
    listening.add(this);
  }

  /** A connection is made before the program accepts it, as the kernel does. */
  enqueue(end: End): void {
    this.#waiting.push(end);
    if (this.#waiting.length > 1) return;
    onInput(() => {
      for (const next of this.#waiting.splice(0)) this.#accept(next);
    });
  }

  close(): void {
    listening.delete(this);
    this.#release();
    for (const end of this.#waiting.splice(0)) end.reset();
  }

  unref(): void {
    this.#release();
  }
}

/** Opens a listening socket, or gives the code of the error. */
export function listen(address: string, port: number, accept: (end: End) => void): Listening | string {
  const family = address.includes(':') ? 'IPv6' : 'IPv4';
  if (!isLocal(address) && !isWildcard(address)) return 'EADDRNOTAVAIL';
  if (port !== 0 && [...listening].some(({ local }) => local.port === port && overlaps(local.address, address)))
    return 'EADDRINUSE';
  return new Listening({ address, family, port: port === 0 ? ephemeralPort() : port }, accept);
}

function ephemeralPort(): number {
  nextPort += 2;
  return nextPort;
}

function isWildcard(address: string): boolean {
  return address === '::' || address === '0.0.0.0';
}

/** True for an address of this machine. */
export function isLocal(address: string): boolean {
  return /^127\.|^::1$|^::ffff:127\./.test(address) || isWildcard(address);
}

function overlaps(one: string, other: string): boolean {
  return one === other || isWildcard(one) || isWildcard(other);
}

function takes(bound: string, target: string): boolean {
  return bound === target || bound === '::' || (bound === '0.0.0.0' && !target.includes(':'));
}

/**
 * Connects to an address.
 * @param done called in the loop's next look at input, with the code of an error if it was refused
 */
export function connect(address: string, port: number, done: (result: End | string) => void): void {
  const release = hold();
  const finish = (result: End | string) =>
    (typeof result === 'string' ? onPending : onInput)(() => {
      release();
      done(result);
    });
  const target = address === '0.0.0.0' ? '127.0.0.1' : address === '::' ? '::1' : address;
  const server = [...listening].find(({ local }) => local.port === port && takes(local.address, target));
  if (!server) {
    finish('ECONNREFUSED');
    return;
  }
  const family = target.includes(':') ? 'IPv6' : 'IPv4';
  const local: Address = { address: target, family, port: ephemeralPort() };
  const remote: Address = { address: target, family, port };
  const client = new End(local, remote);
  const mapped = (one: Address): Address =>
    server.local.family === 'IPv6' && family === 'IPv4'
      ? { ...one, address: `::ffff:${one.address}`, family: 'IPv6' }
      : one;
  const accepted = new End(mapped(remote), mapped(local));
  client.peer = accepted;
  accepted.peer = client;
  // epoll tells of the listening socket first: the client's is new to it
  server.enqueue(accepted);
  finish(client);
}

/** One end of a connection. */
export class End {
  readonly local: Address;
  readonly remote: Address;
  declare peer: End;
  #inbox: Uint8Array[] = [];
  #inboxLength = 0;
  #hasFin = false;
  #sentFin = false;
  #isClosed = false;
  #isBroken = false;
  #error: string | undefined;
  #onRead: OnRead | undefined;
  #isScheduled = false;
  #waiting: { bytes: Uint8Array; done: (code?: string) => void }[] = [];

  constructor(local: Address, remote: Address) {
    this.local = local;
    this.remote = remote;
  }

  startReading(onRead: OnRead): void {
    this.#onRead = onRead;
    this.#schedule();
  }

  stopReading(): void {
    this.#onRead = undefined;
  }

  /**
   * Writes as `write(2)` does.
   * @param later called when bytes that had to wait are written
   * @returns the code of an error, `wait` if the bytes must wait, or nothing
   */
  write(bytes: Uint8Array, later: (code?: string) => void): string | undefined {
    if (this.#error) {
      const code = this.#error;
      this.#error = undefined;
      return code;
    }
    if (this.#isBroken || this.#sentFin) return 'EPIPE';
    if (this.peer.#isClosed) {
      this.#receiveReset();
      return undefined;
    }
    if (this.#waiting.length > 0 || this.peer.#inboxLength > KERNEL_BUFFER) {
      this.#waiting.push({ bytes, done: later });
      return 'wait';
    }
    this.peer.#receive(bytes);
    return undefined;
  }

  /** Ends the stream of bytes in this direction. */
  shutdown(): void {
    if (this.#sentFin || this.#isBroken) return;
    this.#sentFin = true;
    this.peer.#receiveFin();
  }

  /** Closes as `close(2)` does: what was not read is answered with a reset. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onRead = undefined;
    if (this.#inboxLength > 0) this.peer.#receiveReset();
    else if (!this.#sentFin && !this.#isBroken) this.peer.#receiveFin();
    this.#failWaiting('ECANCELED');
  }

  /** Closes with a reset. */
  reset(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onRead = undefined;
    this.peer.#receiveReset();
  }

  #receive(bytes: Uint8Array): void {
    this.#inbox.push(bytes.slice());
    this.#inboxLength += bytes.length;
    this.#schedule();
  }

  #receiveFin(): void {
    this.#hasFin = true;
    this.#schedule();
  }

  /** Linux: ECONNRESET, or EPIPE where the other side had ended its stream already (tcp_reset in net/ipv4/tcp_input.c). */
  #receiveReset(): void {
    if (this.#isClosed || this.#isBroken) return;
    this.#error = this.#hasFin ? 'EPIPE' : 'ECONNRESET';
    this.#isBroken = true;
    this.#failWaiting(this.#error);
    this.#schedule();
  }

  #failWaiting(code: string): void {
    for (const { done } of this.#waiting.splice(0)) onInput(() => done(code));
  }

  #hasNews(): boolean {
    return this.#inboxLength > 0 || this.#hasFin || this.#error !== undefined;
  }

  #schedule(): void {
    if (this.#isScheduled || !this.#onRead || !this.#hasNews()) return;
    this.#isScheduled = true;
    onInput(() => {
      this.#isScheduled = false;
      this.#deliver();
    });
  }

  /** One read: bytes first, then an error, then the end of the stream. */
  #deliver(): void {
    const onRead = this.#onRead;
    if (!onRead) return;
    if (this.#inboxLength > 0) {
      onRead(this.#take());
      this.peer.#writeWaiting();
      this.#schedule();
    } else if (this.#hasFin) {
      this.#onRead = undefined;
      onRead(null);
    } else if (this.#error !== undefined) {
      const code = this.#error;
      this.#error = undefined;
      this.#onRead = undefined;
      onRead(code);
    }
  }

  #take(): Uint8Array {
    const size = Math.min(READ_SIZE, this.#inboxLength);
    const all = new Uint8Array(size);
    for (let at = 0; at < size; ) {
      const [first] = this.#inbox as [Uint8Array];
      const part = first.subarray(0, size - at);
      all.set(part, at);
      at += part.length;
      if (part.length === first.length) this.#inbox.shift();
      else this.#inbox[0] = first.subarray(part.length);
    }
    this.#inboxLength -= size;
    return all;
  }

  #writeWaiting(): void {
    if (this.peer.#inboxLength > KERNEL_BUFFER / 2) return;
    const next = this.#waiting.shift();
    if (!next) return;
    this.peer.#receive(next.bytes);
    onInput(() => next.done());
    this.#writeWaiting();
  }
}
