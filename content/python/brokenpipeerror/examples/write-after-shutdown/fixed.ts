import net, { type AddressInfo } from 'node:net';

const server = net.createServer({ allowHalfOpen: true }, (peer) => {
  let text = '';
  peer.on('data', (part) => {
    text += part;
  });
  peer.on('end', () => peer.end(String(text.split('\n').length - 1)));
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const connection = net.connect(port, '127.0.0.1', () => {
    connection.write('row 1\n');
    connection.end('row 2\n'); // sent everything, can still read
  });
  connection.on('data', (count) => console.log('rows the server counted:', count.toString()));
  connection.on('close', () => server.close());
});
