"""Makes each thing that can go wrong with a connection happen, and tries each except clause on it. Prints JSON."""
import http.server
import json
import socket
import struct
import sys
import threading
import time
import urllib.request

try:
    import requests
except ImportError:
    requests = None

LIMIT = 0.3  # seconds before a timeout counts as one
UNKNOWN = "unknown-host.invalid"


def serve(handle):
    """Listens on a free port and gives each connection to `handle`."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            handle(listener.accept()[0])

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


def reset(connection):
    """Answers the first bytes with RST: SO_LINGER with a wait of 0 makes close() abort."""
    connection.recv(65536)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def close(connection):
    """Reads the first bytes, so that close() is clean, and closes."""
    connection.recv(65536)
    connection.close()


held = []


def full_backlog():
    """A port whose queue of waiting connections is full, so that the kernel drops every further SYN."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=0)
    held.append(listener)
    for _ in range(4):
        waiting = socket.socket()
        waiting.setblocking(False)
        waiting.connect_ex(listener.getsockname())
        held.append(waiting)
    return listener.getsockname()[1]


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class NotFound(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(404)

    def log_message(self, *args):
        pass


def not_found_server():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), NotFound)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def ask_socket(host, port):
    with socket.create_connection((host, port), timeout=LIMIT) as connection:
        connection.sendall(b"hello")
        connection.recv(100)


def write_socket(host, port):
    with socket.create_connection((host, port), timeout=LIMIT) as connection:
        for _ in range(3):
            connection.sendall(b"hello")
            time.sleep(0.05)


def slow_body():
    for _ in range(3):
        yield b"hello"
        time.sleep(0.05)


def ask_urllib(host, port):
    urllib.request.urlopen(f"http://{host}:{port}/", timeout=LIMIT).read()


def write_urllib(host, port):
    urllib.request.urlopen(f"http://{host}:{port}/", data=slow_body(), timeout=LIMIT).read()


def ask_requests(host, port):
    requests.get(f"http://{host}:{port}/", timeout=LIMIT).raise_for_status()


def write_requests(host, port):
    requests.post(f"http://{host}:{port}/", data=slow_body(), timeout=LIMIT).raise_for_status()


WAYS = {"socket": (ask_socket, write_socket), "urllib": (ask_urllib, write_urllib)}
CLAUSES = {"ConnectionError": ConnectionError, "OSError": OSError, "TimeoutError": TimeoutError}
if requests:
    WAYS["requests"] = (ask_requests, write_requests)
    CLAUSES["requests.exceptions.ConnectionError"] = requests.exceptions.ConnectionError

SITUATIONS = {
    "unknown-host": (UNKNOWN, 80),
    "refused": ("127.0.0.1", closed_port()),
    "reset": ("127.0.0.1", serve(reset)),
    "closed-then-write": ("127.0.0.1", serve(close)),
    "connect-timeout": ("127.0.0.1", full_backlog()),
    "read-timeout": ("127.0.0.1", serve(held.append)),
    "http-404": ("127.0.0.1", not_found_server()),
}


def raised_by(action, *address):
    try:
        action(*address)
    except Exception as error:
        kind = type(error)
        return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return None


def catches(clause, action, *address):
    try:
        action(*address)
    except clause:
        return True
    except Exception:
        return False
    return False


outcomes = []
for situation, address in SITUATIONS.items():
    for way, (ask, write) in WAYS.items():
        action = write if situation == "closed-then-write" else ask
        # a bare socket knows no HTTP status: to it, an answer is an answer
        arises = not (situation == "http-404" and way == "socket")
        raised = raised_by(action, *address) if arises else None
        caught = {name: catches(clause, action, *address) for name, clause in CLAUSES.items()} if raised else None
        outcomes.append({"way": way, "situation": situation, "raised": raised, "caught": caught})

ran = {"python": ".".join(map(str, sys.version_info[:3]))}
if requests:
    ran["requests"] = requests.__version__
print(json.dumps({"ran": ran, "outcomes": outcomes}))
