import socket

HOST = "db.invalid"

try:
    with socket.create_connection((HOST, 5432), timeout=5):
        print("database reachable:", HOST)
except ConnectionError:
    print("database not reachable:", HOST)
