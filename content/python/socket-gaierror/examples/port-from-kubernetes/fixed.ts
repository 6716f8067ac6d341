import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.end());
await once(server.listen(0, '127.0.0.1'), 'listening');

// Kubernetes sets both for a service named redis
const { port } = server.address() as AddressInfo;
process.env.REDIS_PORT = `tcp://127.0.0.1:${port}`;
process.env.REDIS_SERVICE_PORT = String(port);

const socket = net.connect(Number(process.env.REDIS_SERVICE_PORT), '127.0.0.1');
await once(socket, 'connect');
console.log('connected');
socket.destroy();
server.close();
