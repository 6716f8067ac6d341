import socket

# the server belongs here, but nobody has started it
with socket.create_connection(("127.0.0.1", 8080), timeout=5) as connection:
    connection.sendall(b"PING\r\n")
    print("answer:", connection.recv(100))
