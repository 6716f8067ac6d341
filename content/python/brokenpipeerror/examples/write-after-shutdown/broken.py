import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5) as connection:
        connection.sendall(b"row 1\n")
        connection.shutdown(socket.SHUT_WR)  # this side has sent everything
        connection.sendall(b"row 2\n")
