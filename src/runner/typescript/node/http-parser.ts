/** HTTP/1.1 messages out of a stream of bytes, with llhttp's errors. */
import { Buffer, view } from './buffer.ts';
import { nodeError } from './node-errors.ts';

export interface Head {
  version: string;
  method?: string;
  url?: string;
  status?: number;
  statusText?: string;
  /** Names and values in turn, as they came. */
  rawHeaders: string[];
  shouldKeepAlive: boolean;
  upgrade: boolean;
}

interface Listener {
  onHead(head: Head): void;
  onBody(bytes: Uint8Array): void;
  onComplete(): void;
}

type State = 'start' | 'body' | 'to the end' | 'chunk size' | 'chunk' | 'chunk end' | 'trailers';

const METHODS = /^(GET|HEAD|POST|PUT|DELETE|PATCH|OPTIONS|CONNECT|TRACE) $/;

function parseError(code: string, reason: string, packet: Uint8Array): Error {
  return Object.assign(new Error(`Parse Error: ${reason}`), { bytesParsed: 0, code, reason, rawPacket: view(packet) });
}

/** Reads message after message. */
export class HttpParser {
  readonly #isResponse: boolean;
  readonly #listener: Listener;
  #bytes: Buffer = Buffer.alloc(0);
  #state: State = 'start';
  #left = 0;
  /** True when the answer to this request has no body, whatever its headers say. */
  isHeadRequest = false;
  isInMessage = false;

  constructor(isResponse: boolean, listener: Listener) {
    this.#isResponse = isResponse;
    this.#listener = listener;
  }

  /** Takes more bytes; gives an error where they are no HTTP. */
  execute(bytes: Uint8Array): Error | undefined {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    try {
      while (this.#step());
      return undefined;
    } catch (error) {
      if (error instanceof Error && 'rawPacket' in error) return Object.assign(error, { rawPacket: view(bytes) });
      throw error;
    }
  }

  /** The stream of bytes has ended; gives an error where a message has not. */
  finish(): Error | undefined {
    if (this.#state === 'to the end') this.#complete();
    return this.isInMessage ? parseError('HPE_INVALID_EOF_STATE', 'Invalid EOF state', Buffer.alloc(0)) : undefined;
  }

  /** What came after the last message. */
  get rest(): Buffer {
    return this.#bytes;
  }

  #take(length: number): Buffer {
    const part = this.#bytes.subarray(0, length) as Buffer;
    this.#bytes = this.#bytes.subarray(length) as Buffer;
    return part;
  }

  #takeLine(): string | undefined {
    const end = this.#bytes.indexOf('\r\n' as never);
    if (end === -1) return undefined;
    const line = this.#take(end + 2).toString('latin1');
    return line.slice(0, -2);
  }

  #step(): boolean {
    switch (this.#state) {
      case 'start':
        return this.#readHead();
      case 'chunk size':
        return this.#readChunkSize();
      case 'chunk end':
        if (this.#bytes.length < 2) return false;
        this.#take(2);
        this.#state = 'chunk size';
        return true;
      case 'trailers': {
        const line = this.#takeLine();
        if (line === '') this.#complete();
        return line !== undefined;
      }
      default:
        return this.#readBody();
    }
  }

  #readBody(): boolean {
    if (this.#bytes.length === 0) return false;
    const part = this.#take(
      this.#state === 'to the end' ? this.#bytes.length : Math.min(this.#left, this.#bytes.length),
    );
    this.#left -= part.length;
    this.#listener.onBody(part);
    if (this.#state === 'to the end' || this.#left > 0) return true;
    if (this.#state === 'chunk') this.#state = 'chunk end';
    else this.#complete();
    return true;
  }

  #readChunkSize(): boolean {
    const line = this.#takeLine();
    if (line === undefined) return false;
    const size = /^[\da-f]+(?=\s*(;|$))/i.exec(line)?.[0];
    if (size === undefined) throw parseError('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size', this.#bytes);
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? 'trailers' : 'chunk';
    return true;
  }

  #checkStart(): void {
    const start = (this.#bytes.subarray(0, 8) as Buffer).toString('latin1');
    if (this.#isResponse) {
      if (!'HTTP/'.startsWith(start.slice(0, 5)))
        throw parseError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/', this.#bytes);
    } else if (start.includes(' ') || start.length === 8) {
      if (!METHODS.test(start.slice(0, start.indexOf(' ') + 1)))
        throw parseError('HPE_INVALID_METHOD', 'Invalid method encountered', this.#bytes);
    }
  }

  #readHead(): boolean {
    while (this.#bytes[0] === 13 || this.#bytes[0] === 10) this.#take(1);
    if (this.#bytes.length === 0) return false;
    this.isInMessage = true;
    this.#checkStart();
    const end = this.#bytes.indexOf('\r\n\r\n' as never);
    if (end === -1) return false;
    const [first = '', ...lines] = this.#take(end + 4)
      .toString('latin1')
      .slice(0, -4)
      .split('\r\n');
    const head = this.#isResponse ? this.#readStatus(first) : this.#readRequest(first);
    const rawHeaders: string[] = [];
    for (const line of lines) {
      const [, name, value = ''] = /^([!#$%&'*+\-.^_`|~\w]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
      if (name === undefined) throw parseError('HPE_INVALID_HEADER_TOKEN', 'Invalid header token', this.#bytes);
      rawHeaders.push(name, value);
    }
    this.#begin({ ...head, rawHeaders });
    return true;
  }

  #readStatus(line: string): Pick<Head, 'version' | 'status' | 'statusText'> {
    const [, version = '', status = '', statusText = ''] = /^HTTP\/(\d\.\d) (\d{3})(?: (.*))?$/.exec(line) ?? [];
    if (!version) throw parseError('HPE_INVALID_STATUS', 'Invalid status code', this.#bytes);
    return { version, status: Number(status), statusText };
  }

  #readRequest(line: string): Pick<Head, 'version' | 'method' | 'url'> {
    const [, method = '', url = '', version = ''] = /^([A-Z]+) (\S+) HTTP\/(\d\.\d)$/.exec(line) ?? [];
    if (!version) throw parseError('HPE_INVALID_CONSTANT', 'Expected HTTP/, RTSP/ or ICE/', this.#bytes);
    return { version, method, url };
  }

  #begin(head: Omit<Head, 'shouldKeepAlive' | 'upgrade'>): void {
    const find = (wanted: string) =>
      head.rawHeaders.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === wanted);
    const value = (wanted: string) => (find(wanted) === -1 ? undefined : head.rawHeaders[find(wanted) + 1]);
    const length = value('content-length');
    if (length !== undefined && !/^\d+$/.test(length))
      throw parseError('HPE_INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length', this.#bytes);
    const connection = (value('connection') ?? '').toLowerCase();
    const isChunked = /chunked$/i.test(value('transfer-encoding') ?? '');
    const { status = 0 } = head;
    const hasNoBody = this.isHeadRequest || (status >= 100 && status < 200) || status === 204 || status === 304;
    const endsWithStream = this.#isResponse && !hasNoBody && !isChunked && length === undefined;
    const shouldKeepAlive =
      !endsWithStream && (head.version === '1.1' ? !connection.includes('close') : connection.includes('keep-alive'));
    this.#left = Number(length ?? 0);
    this.#state = hasNoBody ? 'start' : isChunked ? 'chunk size' : endsWithStream ? 'to the end' : 'body';
    this.#listener.onHead({ ...head, shouldKeepAlive, upgrade: connection.includes('upgrade') });
    if (hasNoBody || (this.#state === 'body' && this.#left === 0)) this.#complete();
  }

  #complete(): void {
    this.#state = 'start';
    this.isInMessage = false;
    this.#listener.onComplete();
  }
}

/** A header that HTTP does not allow. */
export function checkHeader(name: unknown, value: unknown): void {
  if (typeof name !== 'string' || !/^[!#$%&'*+\-.^_`|~\w]+$/.test(name))
    throw nodeError(TypeError, 'ERR_INVALID_HTTP_TOKEN', `Header name must be a valid HTTP token ["${name}"]`);
  if (value === undefined)
    throw nodeError(TypeError, 'ERR_HTTP_INVALID_HEADER_VALUE', `Invalid value "${value}" for header "${name}"`);
  if (/[^\t\x20-\x7e\x80-\xff]/.test(String(value)))
    throw nodeError(TypeError, 'ERR_INVALID_CHAR', `Invalid character in header content ["${name}"]`);
}
