import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5):
        connection, _ = server.accept()
    # the client has closed its end
    with connection:
        connection.settimeout(5)
        confirmed = 0
        try:
            for row in (b"row 1\n", b"row 2\n"):
                connection.sendall(row)
                if connection.recv(100) != b"ok\n":
                    break  # an empty answer: the client has closed
                confirmed += 1
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client closed between two rows
        print("rows the client confirmed:", confirmed)
