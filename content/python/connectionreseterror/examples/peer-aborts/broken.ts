import net, { type AddressInfo } from 'node:net';

const server = net.createServer((connection) => {
  // the server cuts the connection (RST) instead of answering
  connection.once('data', () => connection.resetAndDestroy());
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const client = net.connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n');
  client.on('data', (answer) => console.log('answer:', answer.toString()));
});
