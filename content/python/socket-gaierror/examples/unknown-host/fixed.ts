import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

// the second name is for machines outside the company network
const names = ['api.invalid', 'localhost'];

async function get(port: number): Promise<Response> {
  for (const name of names) {
    try {
      return await fetch(`http://${name}:${port}/`, { signal: AbortSignal.timeout(5000) });
    } catch (error) {
      const cause = (error as TypeError).cause as NodeJS.ErrnoException | undefined;
      if (cause?.code !== 'ENOTFOUND') throw error;
      console.log(`no address for ${name}: ${cause.code}`);
    }
  }
  throw new Error('no name has an address');
}

const server = http.createServer((_, response) => response.end());
await once(server.listen(0, '127.0.0.1'), 'listening');
const response = await get((server.address() as AddressInfo).port);
console.log('status', response.status);
server.close();
