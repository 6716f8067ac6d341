/** `node:tls` and `node:https`, as far as the first message of a handshake: no peer in the page answers it. */
import { Agent, type ClientRequest, Server as HttpServer, type RequestOptions, requestWith } from './http.ts';
import { type ConnectOptions, connectArguments, Server as NetServer, Socket } from './net.ts';

type Callback = (...values: never[]) => unknown;

/** About as long as the first message of OpenSSL 3. */
const HELLO_LENGTH = 1555;
const RECORD_TYPES = [20, 21, 22, 23];

interface SecureOptions extends ConnectOptions {
  servername?: string;
  rejectUnauthorized?: boolean;
}

export class TLSSocket extends Socket {
  readonly encrypted = true;
  authorized = false;
  authorizationError: string | null = null;
  #options: SecureOptions = {};

  override connect(...values: unknown[]): this {
    const [options, callback] = connectArguments(values);
    this.#options = options;
    if (callback) this.once('secureConnect', callback);
    super.connect(options);
    this.cork();
    this.once('connect', () => this._handle?.write(hello(), () => {}));
    return this;
  }

  override _onRead(got: Uint8Array | null | string): void {
    if (got === null) {
      const { host, port } = this.#options;
      const error = new Error('Client network socket disconnected before secure TLS connection was established');
      this.destroy(Object.assign(error, { code: 'ECONNRESET', path: undefined, host, port, localAddress: undefined }));
    } else if (typeof got !== 'string' && !RECORD_TYPES.includes(got[0] as number)) this.destroy(versionError());
    else if (typeof got === 'string') super._onRead(got);
  }

  getCipher(): undefined {}
  getPeerCertificate(): object {
    return {};
  }
  getProtocol(): null {
    return null;
  }
}

/** A record that says: handshake, client hello. */
function hello(): Uint8Array {
  const bytes = new Uint8Array(HELLO_LENGTH);
  bytes.set([
    22,
    3,
    1,
    (HELLO_LENGTH - 5) >> 8,
    (HELLO_LENGTH - 5) & 0xff,
    1,
    0,
    (HELLO_LENGTH - 9) >> 8,
    (HELLO_LENGTH - 9) & 0xff,
    3,
    3,
  ]);
  return bytes;
}

function versionError(): Error {
  const [library, reason] = ['SSL routines', 'wrong version number'];
  const where = 'tls_validate_record_header';
  const file = '../deps/openssl/openssl/ssl/record/methods/tlsany_meth.c:78';
  const error = new Error(`40A7B7A3FF7F0000:error:0A00010B:${library}:${where}:${reason}:${file}:\n`);
  Object.defineProperty(error, 'stack', { value: `Error: ${error.message}`, configurable: true, writable: true });
  return Object.assign(error, { library, reason, code: 'ERR_SSL_WRONG_VERSION_NUMBER' });
}

/** `tls.connect`. */
export function connect(...values: unknown[]): TLSSocket {
  const [options, callback] = connectArguments(values);
  const socket = new TLSSocket(options);
  if (options.timeout) socket.setTimeout(options.timeout);
  return socket.connect(options, callback);
}

/** A server that never finishes a handshake. */
export class Server extends NetServer {
  constructor(_options?: object, listener?: Callback) {
    super();
    if (listener) this.on('secureConnection', listener);
    this.on('connection', (socket: Socket) =>
      socket.once('error', (error: Error) => this.emit('tlsClientError', error, socket)).resume(),
    );
  }
}

export function createServer(options?: object, listener?: Callback): Server {
  return new Server(options, listener);
}

class SecureAgent extends Agent {
  override defaultPort = 443;
  override protocol = 'https:';

  override createConnection(options: ConnectOptions): Socket {
    return connect(options);
  }
}

const globalAgent = new SecureAgent({ keepAlive: true, timeout: 5000 });

function request(...values: unknown[]): ClientRequest {
  const base: RequestOptions = { protocol: 'https:', defaultPort: 443, agent: globalAgent };
  return requestWith(base, values);
}

export const https = {
  request,
  get: (...values: unknown[]) => request(...values).end(),
  Agent: SecureAgent,
  globalAgent,
  Server: HttpServer,
  createServer,
};

export const DEFAULT_MIN_VERSION = 'TLSv1.2';
export const DEFAULT_MAX_VERSION = 'TLSv1.3';
export const rootCertificates: string[] = [];
export const createSecureContext = () => ({});
export const checkServerIdentity = () => undefined;
