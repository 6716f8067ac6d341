import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';

function connect(port: number, limitMs: number): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ port, host: '127.0.0.1' }, () => resolve(socket.setTimeout(0)));
    socket.setTimeout(limitMs, () => socket.destroy(new Error('connected, but no TLS answer')));
    socket.on('error', reject);
  });
}

const server = net.createServer((peer) => peer.resume());
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  try {
    const socket = await connect(port, 500);
    socket.end();
  } catch (error) {
    console.log((error as Error).message);
    console.log('giving up: wrong port, or a server that hangs; using saved data');
  }
  server.close();
});
