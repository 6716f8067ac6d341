import socket

HOST = "db.invalid"

try:
    with socket.create_connection((HOST, 5432), timeout=5):
        print("database reachable:", HOST)
except socket.gaierror:  # no address for this name
    print("check the host name:", HOST)
except (ConnectionError, TimeoutError):
    print("database not reachable:", HOST)
