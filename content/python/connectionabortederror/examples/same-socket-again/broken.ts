import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.end());
const socket = new net.Socket();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  // the server stops, so the first attempt fails
  server.close(() => socket.connect(port, '127.0.0.1'));

  socket.on('error', (error: NodeJS.ErrnoException) => {
    console.log(error.code);
    // the same object tries again, now that the server listens
    server.listen(port, '127.0.0.1', () => socket.connect(port, '127.0.0.1'));
  });
});
socket.on('connect', () => {
  console.log('connected');
  socket.destroy();
  server.close();
});
