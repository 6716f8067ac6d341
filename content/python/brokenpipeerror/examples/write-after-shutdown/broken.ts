import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => peer.resume());

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const connection = net.connect(port, '127.0.0.1', () => {
    connection.end('row 1\n'); // this side has sent everything
    connection.write('row 2\n');
  });
});
