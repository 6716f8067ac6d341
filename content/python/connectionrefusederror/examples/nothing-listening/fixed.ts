import net from 'node:net';

const host = '127.0.0.1';
const port = 8080;

const socket = net.connect({ host, port, timeout: 5000 });
socket.on('connect', () => socket.write('PING\r\n'));
socket.on('data', (data) => console.log('answer:', data.toString()));
socket.on('timeout', () => socket.destroy(new Error('no answer for 5 seconds')));
socket.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ECONNREFUSED') throw error;
  console.log(`no program listens on ${host}:${port}; start the server first`);
});
