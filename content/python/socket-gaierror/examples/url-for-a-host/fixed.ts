import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.end());
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://localhost:${port}/status`;

// only the host name and the port
const address = new URL(url);
const socket = net.connect(Number(address.port), address.hostname);
await once(socket, 'connect');
console.log('connected to', address.hostname);
socket.destroy();
server.close();
