import { build, preview } from 'astro';

/** `npm start`: builds the site and serves it on this machine, at PORT or 4321. */
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a number from 1 to 65535, not ${process.env['PORT']}.`);
  process.exit(2);
}
await build({ logLevel: 'warn' });
const server = await preview({ logLevel: 'warn', server: { host: '127.0.0.1', port } });
console.log(`Error Atlas is at http://127.0.0.1:${server.port}/`);
