import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.end());
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;
await once(server.close(), 'close');

for (let attempt = 1; attempt <= 3; attempt++) {
  // a new socket for every attempt
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    console.log('connected');
    socket.destroy();
    break;
  } catch (error) {
    console.log((error as NodeJS.ErrnoException).code);
    await once(server.listen(port, '127.0.0.1'), 'listening');
  }
}
server.close();
