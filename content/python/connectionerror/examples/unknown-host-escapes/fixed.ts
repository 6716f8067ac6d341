import net from 'node:net';

const host = 'db.invalid';

const socket = net.connect(5432, host, () => {
  console.log('database reachable:', host);
  socket.end();
});
socket.on('error', (error: NodeJS.ErrnoException) => {
  // no address for this name
  const unknownName = error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN';
  console.log(unknownName ? 'check the host name:' : 'database not reachable:', host);
});
