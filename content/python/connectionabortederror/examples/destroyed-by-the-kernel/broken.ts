import { execFileSync } from 'node:child_process';
import net, { type AddressInfo } from 'node:net';

const server = net.createServer((peer) => {
  peer.on('error', () => server.close());
  peer.write('hello');
});
server.listen(0, '127.0.0.1', () => {
  const { address, port } = server.address() as AddressInfo;
  const client = net.connect(port, address);
  client.once('data', () => {
    // what an administrator, or a change of network, does to the client
    execFileSync('ss', ['--kill', '--tcp', 'dst', address, 'dport', '=', String(port)]);
  });
});
