import asyncio
import socket


async def main():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        # the server is still loading: it listens in 0.3 seconds
        asyncio.get_running_loop().call_later(0.3, server.listen)

        # the client does not wait for it
        async with asyncio.timeout(5):
            _, writer = await asyncio.open_connection(*server.getsockname())
        print("connected")
        writer.close()


asyncio.run(main())
