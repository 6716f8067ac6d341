import socket


def send_log(line):
    with socket.create_connection(("127.0.0.1", 8080), timeout=5) as connection:
        connection.sendall(line.encode() + b"\n")


try:
    send_log("backup finished")
# the whole family, and the sibling that means no answer
except (ConnectionError, TimeoutError) as error:
    print("log server unavailable, going on without it")
    print("cause:", type(error).__name__)
