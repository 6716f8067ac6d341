import net from 'node:net';

// no class holds the family together: list the codes
const FAMILY = ['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'];

const socket = net.connect(8080, '127.0.0.1', () => socket.end('backup finished\n'));
socket.setTimeout(5000, () => {
  socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  if (!FAMILY.includes(error.code ?? '')) throw error;
  console.log('log server unavailable, going on without it');
  console.log('cause:', error.code);
});
