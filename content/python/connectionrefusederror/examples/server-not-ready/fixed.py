import asyncio
import socket


async def connect(host, port, tries=6):
    for attempt in range(tries):
        try:
            async with asyncio.timeout(5):
                return await asyncio.open_connection(host, port)
        except ConnectionRefusedError:
            if attempt == tries - 1:
                raise
            # wait a little longer after each refusal
            await asyncio.sleep(0.1 * 2**attempt)


async def main():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        # the server is still loading: it listens in 0.3 seconds
        asyncio.get_running_loop().call_later(0.3, server.listen)

        _, writer = await connect(*server.getsockname())
        print("connected")
        writer.close()


asyncio.run(main())
