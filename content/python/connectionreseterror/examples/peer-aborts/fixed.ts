import net, { type AddressInfo } from 'node:net';

const server = net.createServer((connection) => {
  let request = '';
  connection.on('data', (chunk) => {
    request += chunk.toString();
    // the server reads up to the empty line, then answers and closes
    if (request.endsWith('\r\n\r\n')) connection.end('HTTP/1.1 204 No Content\r\n\r\n');
  });
});

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const client = net.connect(port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: example.com\r\n\r\n');
  client.on('data', (answer) => console.log('answer:', answer.toString().trim()));
  client.on('end', () => console.log('clean close, nothing left to read'));
  client.on('error', (error) => console.log('connection lost:', error.message));
  client.on('close', () => server.close());
});
