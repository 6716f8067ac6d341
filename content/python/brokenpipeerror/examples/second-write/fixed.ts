import net, { type AddressInfo } from 'node:net';

const server = net.createServer((connection) => {
  let confirmed = 0;
  connection.on('data', () => {
    confirmed += 1;
  });
  connection.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') throw error;
  });
  connection.on('close', () => {
    console.log('rows the client confirmed:', confirmed);
    server.close();
  });
  connection.write('row 1\n');
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const client = net.connect(port, '127.0.0.1', () => client.destroy());
});
