import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';

// this server accepts connections but never speaks TLS
const server = net.createServer((peer) => peer.resume());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const socket = tls.connect(port, '127.0.0.1');
  socket.on('secureConnect', () => console.log('connected'));
  socket.setTimeout(500);
  socket.on('timeout', () => {
    console.log('timeout');
    // only this ends the wait
    socket.destroy();
    server.close();
  });
});
