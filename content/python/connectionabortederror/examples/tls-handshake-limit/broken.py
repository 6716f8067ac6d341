import asyncio
import socket
import ssl


async def main(address):
    context = ssl.create_default_context()
    await asyncio.open_connection(*address, ssl=context, ssl_handshake_timeout=0.5)
    print("connected")


# this server accepts connections but never speaks TLS
with socket.create_server(("127.0.0.1", 0)) as server:
    asyncio.run(main(server.getsockname()))
