import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

async function get(url: string, tries = 6): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await fetch(url, { signal: AbortSignal.timeout(5000) });
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
      if (code !== 'ECONNREFUSED' || attempt === tries - 1) throw error;
      // wait a little longer after each refusal
      await sleep(100 * 2 ** attempt);
    }
  }
}

const server = createServer((_, response) => response.end('OK'));
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;

// the server restarts: it listens again in 0.3 seconds
server.close();
setTimeout(() => server.listen(port, '127.0.0.1'), 300);

const response = await get(`http://127.0.0.1:${port}/`);
console.log('answer:', await response.text());
server.close();
