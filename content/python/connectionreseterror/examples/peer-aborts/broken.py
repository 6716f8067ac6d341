import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")
        connection, _ = server.accept()
        with connection:
            connection.settimeout(5)
            # the server reads the first line and closes; the rest stays unread
            connection.recv(16)
        print("answer:", client.recv(1024))
