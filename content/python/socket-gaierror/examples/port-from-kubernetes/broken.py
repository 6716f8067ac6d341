import os
import socket

# Kubernetes sets this for a service named redis
os.environ["REDIS_PORT"] = "tcp://127.0.0.1:6379"

address = ("127.0.0.1", os.environ["REDIS_PORT"])
with socket.create_connection(address, timeout=5):
    print("connected")
