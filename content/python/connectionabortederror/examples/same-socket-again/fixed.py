import socket

with socket.socket() as server:
    # the server has its port, but does not listen yet
    server.bind(("127.0.0.1", 0))
    for attempt in range(3):
        try:
            # a new socket for every attempt
            client = socket.create_connection(server.getsockname(), timeout=5)
            break
        except ConnectionRefusedError:
            print("refused, trying again")
            # now it is ready
            server.listen()
    else:
        raise SystemExit("not connected after 3 attempts")
    with client:
        print("connected")
