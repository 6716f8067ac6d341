"""As much of TLS as Python shows before a handshake is over: it starts one, and fails as OpenSSL does.

Nothing here encrypts, so no handshake ever succeeds; one that could is refused, and the error says why.
"""

import os

_WANT_READ, _EOF, _SSL = 2, 8, 1
_SOURCE = "_ssl.c:1081"
_RECORD_TYPES = range(20, 25)


class SSLError(OSError):
    """An error occurred in the SSL implementation."""

    library = reason = None

    def __str__(self):
        return self.strerror if isinstance(self.strerror, str) else str(self.args)


def _subclass(name, *bases):
    return type(name, bases or (SSLError,), {"__module__": "ssl"})


SSLError.__module__ = "ssl"
SSLZeroReturnError = _subclass("SSLZeroReturnError")
SSLWantReadError = _subclass("SSLWantReadError")
SSLWantWriteError = _subclass("SSLWantWriteError")
SSLSyscallError = _subclass("SSLSyscallError")
SSLEOFError = _subclass("SSLEOFError")
SSLCertVerificationError = _subclass("SSLCertVerificationError", SSLError, ValueError)


def _protocol_error(subclass, number, reason, text):
    error = subclass(number, f"[SSL: {reason}] {text} ({_SOURCE})")
    error.library, error.reason = "SSL", reason
    return error


class Connection:
    """One end of a connection that TLS is spoken on, or would be."""

    def __init__(self, read, write, server_side):
        self._read, self._write = read, write
        self._server_side = server_side
        self._greeted = server_side
        self._received = b""

    def do_handshake(self):
        if not self._greeted:
            self._write(_client_hello())
            self._greeted = True
        while len(self._received) < 5:
            data = self._read(5 - len(self._received))
            if data is None:
                raise SSLWantReadError(_WANT_READ, f"The operation did not complete (read) ({_SOURCE})")
            if not data:
                raise _protocol_error(
                    SSLEOFError, _EOF, "UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol"
                )
            self._received += data
        if self._received[0] in _RECORD_TYPES and self._received[1] == 3:
            raise SSLError(_SSL, "[SSL] no TLS handshake can be completed here: this Python has no encryption")
        if self._server_side and self._received[:4] in (b"GET ", b"POST", b"HEAD", b"PUT "):
            raise _protocol_error(SSLError, _SSL, "HTTP_REQUEST", "http request")
        raise _protocol_error(SSLError, _SSL, "WRONG_VERSION_NUMBER", "wrong version number")

    def read(self, *_):
        self.do_handshake()

    write = shutdown = read

    def pending(self):
        return 0

    def version(self):
        return None

    cipher = compression = selected_alpn_protocol = version


def _client_hello():
    ciphers = bytes.fromhex("130213031301c02cc030009fcca9cca8ccaac02bc02f009e00ff")
    extensions = bytes.fromhex("002b00050403040303" "000d0006000404030804" "000a00040002001d")
    body = b"\x03\x03" + os.urandom(32) + b"\x20" + os.urandom(32)
    body += len(ciphers).to_bytes(2) + ciphers + b"\x01\x00" + len(extensions).to_bytes(2) + extensions
    message = b"\x01" + len(body).to_bytes(3) + body
    return b"\x16\x03\x01" + len(message).to_bytes(2) + message


def over_memory(incoming, outgoing, server_side):
    """A connection over two memory BIOs."""

    def read(size):
        data = incoming.read(size)
        return data if data or incoming.eof else None

    return Connection(read, outgoing.write, server_side)


def over_socket(sock, server_side):
    """A connection over a socket, which waits as the socket is told to."""
    from _socket import socket

    def read(size):
        try:
            return socket.recv(sock, size)
        except BlockingIOError:
            return None
        except TimeoutError:
            pass
        raise TimeoutError("_ssl.c:1063: The handshake operation timed out")

    return Connection(read, lambda data: socket.sendall(sock, data), server_side)
