import socket
import subprocess

with socket.create_server(("127.0.0.1", 0)) as server:
    host, port = server.getsockname()
    with socket.create_connection((host, port), timeout=5) as client:
        # what an administrator, or a change of network, does to the client
        command = ["ss", "--kill", "--tcp", "dst", host, "dport", "=", str(port)]
        subprocess.run(command, stdout=subprocess.DEVNULL)
        print(client.recv(1024))
