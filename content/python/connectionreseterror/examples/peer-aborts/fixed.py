import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")
        connection, _ = server.accept()
        connection.settimeout(5)
        with connection, connection.makefile("rb") as lines:
            # the server reads up to the empty line, then answers and closes
            while lines.readline().strip():
                pass
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        print("answer:", client.recv(1024).splitlines()[0].decode())
        print("clean close, nothing left to read:", client.recv(1024) == b"")
