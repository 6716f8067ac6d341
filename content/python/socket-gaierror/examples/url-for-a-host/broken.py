import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]
    url = f"http://localhost:{port}/status"

    # the whole URL stands where the host name belongs
    with socket.create_connection((url, port), timeout=5):
        print("connected")
