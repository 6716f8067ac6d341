import contextlib
import http.client
import socket


def answer_once(server):
    connection, _ = server.accept()
    with connection:
        connection.settimeout(5)
        connection.recv(1024)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")


with socket.create_server(("127.0.0.1", 0)) as server:
    with contextlib.closing(http.client.HTTPConnection(*server.getsockname(), timeout=5)) as client:
        client.request("GET", "/")
        answer_once(server)
        print("first answer:", client.getresponse().read().decode())

        # the client keeps the connection; the server has closed it meanwhile
        client.request("GET", "/")
        print("second answer:", client.getresponse().read().decode())
