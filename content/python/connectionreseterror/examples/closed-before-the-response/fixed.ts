import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const server = net.createServer((connection) => {
  connection.once('data', () => {
    connection.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello');
    // the server closes when the next request comes
    connection.once('data', () => connection.end());
  });
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
function get(): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port, agent }, (response) => resolve(text(response)));
    request.on('error', (error: NodeJS.ErrnoException) => {
      // a GET may be sent twice: once more, on a new connection
      if (request.reusedSocket && error.code === 'ECONNRESET') resolve(get());
      else reject(error);
    });
  });
}
console.log('first answer:', await get());
console.log('second answer:', await get());
agent.destroy();
server.close();
