import socket

with socket.socket() as server, socket.socket() as client:
    # the server has its port, but does not listen yet
    server.bind(("127.0.0.1", 0))
    client.settimeout(5)
    for attempt in range(3):
        try:
            client.connect(server.getsockname())
            break
        except ConnectionRefusedError:
            print("refused, trying again")
            # now it is ready
            server.listen()
    print("connected")
