import socket

# this name exists only inside the company network
with socket.create_connection(("api.invalid", 8080), timeout=5) as connection:
    print("connected to", connection.getpeername())
