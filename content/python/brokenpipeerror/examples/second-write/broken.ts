import net, { type AddressInfo } from 'node:net';

const server = net.createServer({ allowHalfOpen: true }, (connection) => {
  connection.resume().on('end', () => {
    // the client has closed its end
    connection.write('row 1\n', () => console.log('row 1: no error'));
    setTimeout(() => connection.write('row 2\n'), 100);
  });
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const client = net.connect(port, '127.0.0.1', () => client.destroy());
});
