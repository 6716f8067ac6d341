import net from 'node:net';

// Kubernetes sets this for a service named redis
process.env.REDIS_PORT = 'tcp://127.0.0.1:6379';

const socket = net.connect(Number(process.env.REDIS_PORT), '127.0.0.1');
socket.on('connect', () => console.log('connected'));
