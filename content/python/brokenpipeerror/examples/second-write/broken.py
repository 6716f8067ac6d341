import socket
import time

with socket.create_server(("127.0.0.1", 0)) as server:
    with socket.create_connection(server.getsockname(), timeout=5):
        connection, _ = server.accept()
    # the client has closed its end
    with connection:
        connection.settimeout(5)
        connection.sendall(b"row 1\n")
        print("row 1: no error")
        time.sleep(0.1)  # meanwhile the client's system answers with RST
        connection.sendall(b"row 2\n")
        print("row 2: no error")
