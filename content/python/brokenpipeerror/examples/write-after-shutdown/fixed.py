import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5) as connection:
        connection.sendall(b"row 1\n")
        connection.sendall(b"row 2\n")
        connection.shutdown(socket.SHUT_WR)  # sent everything, can still read
        peer, _ = server.accept()
        with peer, peer.makefile() as rows:
            count = len(rows.readlines())
            peer.sendall(str(count).encode())
        print("rows the server counted:", connection.recv(100).decode())
