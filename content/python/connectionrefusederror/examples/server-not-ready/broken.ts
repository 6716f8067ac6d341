import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

async function get(url: string): Promise<Response> {
  return await fetch(url, { signal: AbortSignal.timeout(5000) });
}

const server = createServer((_, response) => response.end('OK'));
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;

// the server restarts: it listens again in 0.3 seconds
server.close();
setTimeout(() => server.listen(port, '127.0.0.1'), 300);

// the client does not wait for it
const response = await get(`http://127.0.0.1:${port}/`);
console.log('answer:', await response.text());
server.close();
