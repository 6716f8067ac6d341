import socket
from urllib.parse import urlsplit

with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]
    url = f"http://localhost:{port}/status"

    # only the host name and the port
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), timeout=5):
        print("connected to", address.hostname)
