import net from 'node:net';

const host = 'db.invalid';

const socket = net.connect(5432, host, () => {
  console.log('database reachable:', host);
  socket.end();
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ECONNREFUSED') throw error;
  console.log('database not reachable:', host);
});
