import socket
import subprocess


def fetch(server, kill):
    host, port = server.getsockname()
    with socket.create_connection((host, port), timeout=5) as client, server.accept()[0] as peer:
        if kill:
            command = ["ss", "--kill", "--tcp", "dst", host, "dport", "=", str(port)]
            subprocess.run(command, stdout=subprocess.DEVNULL)
        else:
            peer.sendall(b"21 C")
        return client.recv(1024)


with socket.create_server(("127.0.0.1", 0)) as server:
    for attempt in range(3):
        try:
            # only a read: asking twice does no harm
            print("temperature:", fetch(server, kill=attempt == 0).decode())
            break
        except ConnectionAbortedError:
            print("connection aborted, connecting again")
    else:
        raise SystemExit("no answer after 3 attempts")
