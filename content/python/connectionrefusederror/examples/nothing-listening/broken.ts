import net from 'node:net';

// the server belongs here, but nobody has started it
const socket = net.connect({ host: '127.0.0.1', port: 8080 });
socket.on('connect', () => socket.write('PING\r\n'));
socket.on('data', (data) => console.log('answer:', data.toString()));
