import net from 'node:net';

const socket = net.connect(8080, '127.0.0.1', () => socket.end('backup finished\n'));
socket.on('error', (error: NodeJS.ErrnoException) => {
  // it reset us once before
  if (error.code !== 'ECONNRESET') throw error;
  console.log('log server unavailable, going on without it');
});
