import os
import socket

with socket.create_server(("127.0.0.1", 0)) as server:
    # Kubernetes sets both for a service named redis
    port = server.getsockname()[1]
    os.environ["REDIS_PORT"] = f"tcp://127.0.0.1:{port}"
    os.environ["REDIS_SERVICE_PORT"] = str(port)

    # int() names a wrong value at once
    address = ("127.0.0.1", int(os.environ["REDIS_SERVICE_PORT"]))
    with socket.create_connection(address, timeout=5):
        print("connected")
