/** `node:https`: no peer in the page speaks TLS. */
import { Agent, type ClientRequest, Server as HttpServer, type RequestOptions, requestWith } from './http.ts';
import type { ConnectOptions, Socket } from './net.ts';
import { connect, createServer } from './tls.ts';

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
