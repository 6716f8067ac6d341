import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.end());
await once(server.listen(0, '127.0.0.1'), 'listening');
const { port } = server.address() as AddressInfo;
const url = `http://localhost:${port}/status`;

// the whole URL stands where the host name belongs
const socket = net.connect(port, url);
await once(socket, 'connect');
console.log('connected');
