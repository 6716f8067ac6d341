import socket

HOST, PORT = "127.0.0.1", 8080

try:
    with socket.create_connection((HOST, PORT), timeout=5) as connection:
        connection.sendall(b"PING\r\n")
        print("answer:", connection.recv(100))
except ConnectionRefusedError:
    # the system's message names no address, so name it here
    print(f"no program listens on {HOST}:{PORT}; start the server first")
