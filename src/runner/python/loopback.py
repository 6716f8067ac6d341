"""Python's `_socket` without a network: sockets that reach each other inside this interpreter, as on Linux's loopback.

A single thread talks to itself here, so nothing happens while it waits, and what one end does the other sees at once.
The states and errors follow Linux: net/ipv4/tcp.c, tcp_input.c and af_inet.c, net/unix/af_unix.c.
"""

import _warnings
import errno
import os
import sys

import _worker
from _socket_constants import *

error = OSError
timeout = TimeoutError
has_ipv6 = True


class herror(OSError):
    pass


class gaierror(OSError):
    pass


herror.__module__ = gaierror.__module__ = "socket"

_NONBLOCKING_TYPE = SOCK_NONBLOCK | SOCK_CLOEXEC
_FIRST_PORT, _LAST_PORT = 32768, 60999
# what Linux holds for a reader who does not read, about
_TCP_ROOM = 3_900_000
_UNIX_ROOM = 212_992
_LARGEST_DATAGRAM = 65_507
_LONGEST_BACKLOG = 4096

_fds = {}
_bound = {}
_unix_paths = {}
_unix_inodes = 0
_next_port = _FIRST_PORT
_default_timeout = None


def _fail(number):
    raise OSError(number, os.strerror(number))


def _wait_forever():
    while True:
        _worker.wait(60.0)


# ---- what the kernel has


class _Kernel:
    """An open socket as the kernel knows it; any number of file descriptors may stand for it."""

    def __init__(self, family, type, proto):
        self.family, self.type, self.proto = family, type, proto
        self.references = 0
        self.nonblocking = False
        self.local = None
        self.remote = None
        # where it stands in `_bound`, apart from what it answers for its name
        self.place = None
        self.listening = False
        self.backlog = 0
        self.waiting = []
        self.peer = None
        # Linux's sock->state SS_CONNECTING, which outlives a refused connect that did not block
        self.connecting = False
        # TCP_CLOSE: never connected, or reset
        self.closed = True
        self.was_connected = False
        # orphaned: no file descriptor stands for it any more
        self.orphaned = False
        self.inbox = bytearray()
        self.datagrams = []
        self.error = 0
        self.end_received = False
        self.no_reading = False
        self.no_writing = False
        self.options = {}

    # -- names

    def bind(self, address):
        if self.place is not None or self.was_connected:
            _fail(errno.EINVAL)
        host, port = address[0], address[1]
        if not _is_own(host):
            _fail(errno.EADDRNOTAVAIL)
        if port == 0:
            port = self.free_port(host)
        elif self.is_taken(host, port):
            _fail(errno.EADDRINUSE)
        self.take(host, port)

    def take(self, host, port):
        self.place = (self.type, port)
        _bound.setdefault(self.place, []).append(self)
        self.local = (host, port) if self.family == AF_INET else (host, port, 0, 0)

    def is_taken(self, host, port):
        for other in _bound.get((self.type, port), ()):
            shared = self.options.get((SOL_SOCKET, SO_REUSEPORT)) and other.options.get((SOL_SOCKET, SO_REUSEPORT))
            reused = self.options.get((SOL_SOCKET, SO_REUSEADDR)) and other.options.get((SOL_SOCKET, SO_REUSEADDR))
            if shared or (reused and not other.listening):
                continue
            theirs = other.local[0]
            both_families = {self.family, other.family} == {AF_INET, AF_INET6}
            if both_families:
                wide = "::" in (host, theirs) and not any(
                    it.family == AF_INET6 and it.options.get((IPPROTO_IPV6, IPV6_V6ONLY)) for it in (self, other)
                )
                if wide:
                    return True
            elif host == theirs or _is_any(host) or _is_any(theirs):
                return True
        return False

    def free_port(self, host):
        global _next_port
        while True:
            port = _next_port
            _next_port = _FIRST_PORT if port == _LAST_PORT else port + 1
            if not self.is_taken(host, port):
                return port

    def leave_place(self):
        if self.place in _bound:
            _bound[self.place].remove(self)
            if not _bound[self.place]:
                del _bound[self.place]
        self.place = None

    # -- connections

    def listen(self, backlog):
        if self.type != SOCK_STREAM:
            _fail(errno.EOPNOTSUPP)
        if self.was_connected and not self.closed:
            _fail(errno.EINVAL)
        if self.family == AF_UNIX:
            if self.local is None:
                _fail(errno.EINVAL)
        elif self.place is None:
            host = "0.0.0.0" if self.family == AF_INET else "::"
            self.take(host, self.free_port(host))
        self.listening = True
        self.closed = False
        self.backlog = min(max(backlog, 0), _LONGEST_BACKLOG)

    def connect(self, address):
        """Connects, as far as that goes at once; returns an errno, with EINPROGRESS where the caller has to wait."""
        if self.connecting:
            if self.closed:
                number, self.error = self.error or errno.ECONNABORTED, 0
                self.connecting = False
                return number
            self.connecting = False
            return 0
        if not self.closed:
            return errno.EISCONN
        host, port = address[0], address[1]
        if _is_any(host):
            host = "127.0.0.1" if self.family == AF_INET else "::1"
        if not _is_loopback(host):
            _notice_internet(host)
            return errno.ENETUNREACH
        if self.place is None:
            own = "127.0.0.1" if self.family == AF_INET else "::1"
            self.take(own, self.free_port(own))
        elif _is_any(self.local[0]):
            self.local = (host, *self.local[1:])
        self.connecting = True
        listener = _find(SOCK_STREAM, self.family, host, port)
        if listener is None or not listener.listening:
            self.error = errno.ECONNREFUSED
            return errno.EINPROGRESS
        if len(listener.waiting) > listener.backlog:
            # the packet is dropped, and sent again and again
            return errno.ETIMEDOUT
        self.meet(listener, (host, port))
        return errno.EINPROGRESS

    def meet(self, listener, address):
        other = _Kernel(self.family, self.type, self.proto)
        other.options = dict(listener.options)
        if self.family == AF_UNIX:
            other.local, self.remote = listener.local, listener.local
            other.remote = self.local
        else:
            tail = () if self.family == AF_INET else (0, 0)
            other.local = self.remote = (*address, *tail)
            other.remote = self.local
            other.place = (self.type, address[1])
            _bound.setdefault(other.place, []).append(other)
        for one, another in ((self, other), (other, self)):
            one.peer = another
            one.closed = False
            one.was_connected = True
            one.error = 0
            one.end_received = one.no_reading = one.no_writing = False
            one.inbox.clear()
        listener.waiting.append(other)

    def receive_reset(self):
        if self.closed:
            return
        self.error = errno.EPIPE if self.end_received and self.family != AF_UNIX else errno.ECONNRESET
        self.closed = self.no_reading = self.no_writing = True
        self.peer = None

    def receive_end(self):
        self.end_received = True

    def close(self):
        self.orphaned = True
        if self.listening:
            for unaccepted in self.waiting:
                unaccepted.reset()
            self.waiting.clear()
        elif self.peer is not None:
            linger = self.options.get((SOL_SOCKET, SO_LINGER))
            if self.inbox or self.datagrams or linger == (1, 0):
                self.reset()
            else:
                self.peer.receive_end()
        if self.family == AF_UNIX and isinstance(self.local, str):
            _unix_paths.pop(self.local, None)
        if self.listening or self.peer is None or self.peer.end_received:
            self.leave_place()

    def reset(self):
        peer, self.peer = self.peer, None
        self.closed = True
        self.leave_place()
        if peer is not None:
            peer.receive_reset()

    def shutdown(self, how):
        if how not in (SHUT_RD, SHUT_WR, SHUT_RDWR):
            _fail(errno.EINVAL)
        if self.listening:
            if how != SHUT_WR:
                self.listening = False
                self.closed = True
            return
        if self.closed or (self.type == SOCK_STREAM and self.peer is None):
            _fail(errno.ENOTCONN)
        if self.peer is not None and self.end_received and self.no_writing and self.family != AF_UNIX:
            _fail(errno.ENOTCONN)
        if how != SHUT_WR:
            self.no_reading = True
        if how != SHUT_RD and not self.no_writing:
            self.no_writing = True
            if self.peer is not None:
                self.peer.receive_end()

    # -- data

    def take_error(self):
        number, self.error = self.error, 0
        return number

    def room(self):
        if self.peer is None:
            return 1
        return max(0, self.peer.capacity() - len(self.peer.inbox))

    def capacity(self):
        if self.family == AF_UNIX:
            return _UNIX_ROOM
        sizes = [self.options.get((SOL_SOCKET, SO_RCVBUF)), self.peer and self.peer.options.get((SOL_SOCKET, SO_SNDBUF))]
        return sum(sizes) if all(sizes) else (max(filter(None, sizes)) + 65536 if any(sizes) else _TCP_ROOM)

    def send(self, data):
        """Returns how much was taken, or None where a blocking socket would wait."""
        if self.error or self.no_writing or self.closed or self.peer is None:
            number = self.take_error()
            if self.no_writing and not self.closed:
                number = number if number else errno.EPIPE
            _fail(number or errno.EPIPE)
        peer = self.peer
        if peer.orphaned or peer.closed:
            if self.family == AF_UNIX:
                self.closed = self.no_writing = True
                _fail(errno.EPIPE)
            if len(data):
                # the other end is gone: its system answers with a reset
                peer.leave_place()
                self.receive_reset()
            return len(data)
        if self.family == AF_UNIX and peer.no_reading:
            _fail(errno.EPIPE)
        room = self.room()
        if room == 0 and len(data):
            return None
        peer.inbox += data[:room]
        return min(room, len(data))

    def receive(self, size, peek):
        """Returns what there is, or None where a blocking socket would wait."""
        if self.inbox and not (size == 0):
            data = bytes(self.inbox[:size])
            if not peek:
                del self.inbox[:size]
            return data
        if self.listening or not self.was_connected:
            _fail(errno.EINVAL if self.family == AF_UNIX else errno.ENOTCONN)
        if self.end_received and self.family != AF_UNIX:
            return b""
        if self.error:
            _fail(self.take_error())
        if self.no_reading or self.end_received or self.closed or size == 0:
            return b""
        return None

    def send_datagram(self, data, address):
        if self.error:
            _fail(self.take_error())
        if address is None:
            if self.peer is not None:
                return self.put_datagram(self.peer, data)
            if self.remote is None:
                _fail(errno.EDESTADDRREQ if self.family != AF_UNIX else errno.ENOTCONN)
            address = self.remote
        if len(data) > _LARGEST_DATAGRAM:
            _fail(errno.EMSGSIZE)
        if self.family == AF_UNIX:
            target = _unix_paths.get(address)
            if target is None:
                _fail(_unix_problem(address))
            return self.put_datagram(target, data)
        host, port = address[0], address[1]
        if _is_any(host):
            host = "127.0.0.1" if self.family == AF_INET else "::1"
        if not _is_loopback(host):
            _notice_internet(host)
            _fail(errno.ENETUNREACH)
        if self.place is None:
            own = "0.0.0.0" if self.family == AF_INET else "::"
            self.take(own, self.free_port(own))
        target = _find(SOCK_DGRAM, self.family, host, port)
        if target is not None:
            self.put_datagram(target, data)
        elif self.remote is not None:
            self.error = errno.ECONNREFUSED
        return len(data)

    def put_datagram(self, target, data):
        if target.orphaned:
            _fail(errno.ECONNREFUSED)
        sender = self.local
        if sender is not None and self.family != AF_UNIX and _is_any(sender[0]):
            sender = ("127.0.0.1" if self.family == AF_INET else "::1", *sender[1:])
        if sum(len(datagram) for datagram, _ in target.datagrams) < _UNIX_ROOM:
            target.datagrams.append((bytes(data), sender))
        return len(data)

    def receive_datagram(self, peek):
        if self.datagrams:
            return self.datagrams[0] if peek else self.datagrams.pop(0)
        if self.error:
            _fail(self.take_error())
        if self.no_reading or (self.peer is not None and self.peer.orphaned):
            return b"", None
        return None

    # -- readiness, in the bits of poll(2)

    def events(self):
        if self.type != SOCK_STREAM:
            return (1 if self.datagrams or self.error else 0) | 4 | (8 if self.error else 0)
        if self.listening:
            return 1 if self.waiting else 0
        mask = 8 if self.error else 0
        if self.closed or ((self.no_reading or self.end_received) and self.no_writing):
            mask |= 16
        if self.no_reading or self.end_received:
            mask |= 1 | 0x2000
        if self.inbox:
            mask |= 1
        if not (self.connecting and self.closed and not self.error) and (self.no_writing or self.room() > 0):
            mask |= 4
        return mask


def _find(type, family, host, port):
    """Who has this address: one who asked for exactly it before one who takes any."""
    found = None
    for one in _bound.get((type, port), ()):
        if type == SOCK_STREAM and not one.listening:
            continue
        if one.family == family and one.local[0] == host:
            return one
        two_stacks = one.family == AF_INET6 and not one.options.get((IPPROTO_IPV6, IPV6_V6ONLY))
        if _is_any(one.local[0]) and (one.family == family or two_stacks):
            found = one
    return found


def _is_any(host):
    return host in ("0.0.0.0", "::")


def _is_loopback(host):
    return host.startswith("127.") or host in ("::1", "::ffff:127.0.0.1")


def _is_own(host):
    return _is_any(host) or _is_loopback(host)


def _notice_internet(host):
    _worker.notice("internet")


def _unix_problem(path):
    return errno.ECONNREFUSED if os.path.exists(path) else errno.ENOENT


def _register(kernel):
    """A file descriptor for it: that of a file with nothing in it, so that numbers are given out as Linux does."""
    fd = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    _fds[fd] = kernel
    kernel.references += 1
    return fd


def kernel_of(fd):
    """The socket that a file descriptor stands for, or None."""
    return _fds.get(fd)


def close(fd, /):
    kernel = _fds.pop(fd, None)
    os.close(fd)
    if kernel is not None:
        kernel.references -= 1
        if kernel.references == 0:
            kernel.close()


def dup(fd, /):
    if fd not in _fds:
        _fail(errno.EBADF)
    return _register(_fds[fd])


# ---- what Python has


def _as_index(value):
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _as_bytes(data):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        view = memoryview(data)
    except TypeError:
        view = None
    if view is None:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return view.cast("B") if view.contiguous and view.nbytes else memoryview(bytes(view))


def _as_timeout(value):
    if value is None:
        return None
    if isinstance(value, float):
        seconds = value
    else:
        seconds = float(_as_index(value))
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("Timeout value out of range")
    return seconds


class socket:
    """socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object"""

    __slots__ = ("_fd", "_kernel", "_timeout", "_family", "_type", "_proto")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        self._kernel = None
        self._timeout = _default_timeout
        if fileno is not None:
            fd = _as_index(fileno)
            if fd < 0:
                raise ValueError("negative file descriptor")
            os.fstat(fd)
            kernel = _fds.get(fd)
            if kernel is None:
                _fail(errno.ENOTSOCK)
            self._fd, self._kernel = fd, kernel
        else:
            family = AF_INET if family == -1 else _as_index(family)
            type = SOCK_STREAM if type == -1 else _as_index(type)
            proto = 0 if proto == -1 else _as_index(proto)
            flags, type = type & _NONBLOCKING_TYPE, type & ~_NONBLOCKING_TYPE
            if family not in (AF_INET, AF_INET6, AF_UNIX):
                _fail(errno.EAFNOSUPPORT)
            if type not in (SOCK_STREAM, SOCK_DGRAM):
                _fail(errno.EPROTONOSUPPORT if type == SOCK_RAW else errno.EINVAL)
            if proto not in (0, IPPROTO_TCP if type == SOCK_STREAM else IPPROTO_UDP):
                _fail(errno.EPROTONOSUPPORT)
            self._kernel = _Kernel(family, type, proto)
            self._fd = _register(self._kernel)
            if flags & SOCK_NONBLOCK:
                self._timeout = 0.0
        self._family, self._type, self._proto = self._kernel.family, self._kernel.type, self._kernel.proto

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>"

    def __del__(self):
        if getattr(self, "_fd", -1) >= 0:
            _warnings.warn(f"unclosed {self!r}", ResourceWarning, 2, self)
            fd, self._fd = self._fd, -1
            close(fd)

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def _open(self):
        kernel = _fds.get(self._fd)
        if kernel is None:
            _fail(errno.EBADF)
        return kernel

    def _block(self, attempt):
        """Tries until it succeeds or the time is up; whatever is not so at once stays so, as nobody else is here."""
        result = attempt()
        if result is not None:
            return result
        if self._timeout is None:
            _wait_forever()
        if self._timeout == 0:
            _fail(errno.EAGAIN)
        _worker.wait(self._timeout)
        raise TimeoutError("timed out")

    def _read_address(self, address, caller):
        if self._family == AF_UNIX:
            if isinstance(address, str):
                address = os.fsencode(address)
            address = bytes(_as_bytes(address))
            if len(address) > 107:
                raise OSError("AF_UNIX path too long")
            return os.fsdecode(address)
        name = "AF_INET" if self._family == AF_INET else "AF_INET6"
        if not isinstance(address, tuple):
            raise TypeError(f"{caller}(): {name} address must be tuple, not {address.__class__.__name__}")
        if self._family == AF_INET and len(address) != 2:
            raise TypeError("AF_INET address must be a pair (host, port)")
        if not 2 <= len(address) <= 4:
            raise TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
        host, port = address[0], _as_index(address[1])
        if not isinstance(host, str | bytes | bytearray):
            raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
        host = _resolve_one(host, self._family)
        if not 0 <= port <= 0xFFFF:
            raise OverflowError(f"{caller}(): port must be 0-65535.")
        return (host, port, *address[2:])

    def bind(self, address, /):
        address = self._read_address(address, "bind")
        kernel = self._open()
        if self._family != AF_UNIX:
            kernel.bind(address)
            return
        if kernel.local is not None:
            _fail(errno.EINVAL)
        if not address.startswith("\0"):
            if os.path.lexists(address):
                _fail(errno.EADDRINUSE)
            os.close(os.open(address, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        elif address in _unix_paths:
            _fail(errno.EADDRINUSE)
        kernel.local = address
        _unix_paths[address] = kernel

    def listen(self, backlog=128, /):
        self._open().listen(_as_index(backlog))

    def _accept(self):
        kernel = self._open()

        def attempt():
            if not kernel.listening:
                _fail(errno.EINVAL)
            return kernel.waiting.pop(0) if kernel.waiting else None

        if kernel.type != SOCK_STREAM:
            _fail(errno.EOPNOTSUPP)
        accepted = self._block(attempt)
        return _register(accepted), _name(accepted, accepted.remote)

    def _connect(self, address, caller):
        address = self._read_address(address, caller)
        kernel = self._open()
        if kernel.type == SOCK_DGRAM:
            return self._connect_datagrams(kernel, address)
        if kernel.listening:
            return errno.EISCONN if self._family != AF_UNIX else errno.EINVAL
        if self._family == AF_UNIX:
            return self._connect_path(kernel, address)
        number = kernel.connect(address)
        if number == errno.ETIMEDOUT:
            if self._timeout == 0:
                return errno.EINPROGRESS
            self._block(lambda: None)
        if number != errno.EINPROGRESS or self._timeout == 0:
            return number
        # a connect that blocks takes the error itself; one with a time limit asks for it, and the state stays
        if self._timeout is None:
            kernel.connecting = False
        elif not kernel.error:
            kernel.connecting = False
        return kernel.take_error()

    def _connect_datagrams(self, kernel, address):
        if self._family == AF_UNIX:
            if address not in _unix_paths:
                return _unix_problem(address)
            kernel.peer = _unix_paths[address]
            return 0
        if not _is_own(address[0]):
            _notice_internet(address[0])
            return errno.ENETUNREACH
        host = ("127.0.0.1" if self._family == AF_INET else "::1") if _is_any(address[0]) else address[0]
        if kernel.place is None:
            kernel.take(host, kernel.free_port(host))
        kernel.remote = (host, *address[1:])
        return 0

    def _connect_path(self, kernel, path):
        if kernel.peer is not None:
            return errno.EISCONN
        listener = _unix_paths.get(path)
        if listener is None or not listener.listening:
            return _unix_problem(path) if not path.startswith("\0") else errno.ECONNREFUSED
        kernel.meet(listener, path)
        return 0

    def connect(self, address, /):
        number = self._connect(address, "connect")
        if number:
            _fail(number)

    def connect_ex(self, address, /):
        return self._connect(address, "connect_ex")

    def _send(self, data, address=None):
        kernel = self._open()
        if kernel.type == SOCK_DGRAM:
            return kernel.send_datagram(data, address)
        return self._block(lambda: kernel.send(data))

    def send(self, data, flags=0, /):
        return self._send(_as_bytes(data))

    def sendall(self, data, flags=0, /):
        data = _as_bytes(data)
        while True:
            data = data[self._send(data) :]
            if not len(data):
                return

    def sendto(self, data, *rest):
        data = _as_bytes(data)
        address = self._read_address(rest[-1], "sendto") if rest[-1] is not None else None
        return self._send(data, address)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        data = b"".join(bytes(_as_bytes(buffer)) for buffer in buffers)
        return self._send(memoryview(data), None if address is None else self._read_address(address, "sendmsg"))

    def _receive(self, size, flags):
        kernel = self._open()
        peek = flags & MSG_PEEK

        def attempt():
            if kernel.type == SOCK_DGRAM:
                found = kernel.receive_datagram(peek)
                return found and (found[0][:size], found[1])
            data = kernel.receive(size, peek)
            return None if data is None else (data, None)

        if flags & MSG_DONTWAIT:
            found = attempt()
            if found is None:
                _fail(errno.EAGAIN)
            return found
        data, sender = self._block(attempt)
        while flags & MSG_WAITALL and kernel.type == SOCK_STREAM and 0 < len(data) < size:
            more, _ = self._block(attempt)
            if not more:
                break
            data += more
        return data, sender

    def _read_size(self, size, caller):
        size = _as_index(size)
        if size < 0:
            raise ValueError(f"negative buffersize in {caller}")
        return size

    def recv(self, *arguments):
        if not arguments:
            raise TypeError("recv() takes at least 1 argument (0 given)")
        size, flags = (*arguments, 0)[:2]
        return self._receive(self._read_size(size, "recv"), flags)[0]

    def recvfrom(self, size, flags=0, /):
        data, sender = self._receive(self._read_size(size, "recvfrom"), flags)
        return data, _name(self._kernel, sender) if sender is not None else None

    def recvmsg(self, size, ancbufsize=0, flags=0, /):
        data, sender = self._receive(self._read_size(size, "recvmsg"), flags)
        return data, [], 0, sender

    def recv_into(self, buffer, nbytes=0, flags=0):
        return self.recvfrom_into(buffer, nbytes, flags)[0]

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        view = memoryview(buffer).cast("B")
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        if nbytes > len(view):
            raise ValueError("nbytes is greater than the length of the buffer")
        data, sender = self._receive(nbytes or len(view), flags)
        view[: len(data)] = data
        return len(data), sender

    def shutdown(self, how, /):
        self._open().shutdown(_as_index(how))

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            close(fd)

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def fileno(self):
        return self._fd

    def getsockname(self):
        kernel = self._open()
        return _name(kernel, kernel.local)

    def getpeername(self):
        kernel = self._open()
        connected = kernel.remote is not None or (self._family == AF_UNIX and kernel.peer is not None)
        if not connected or (kernel.type == SOCK_STREAM and kernel.closed):
            _fail(errno.ENOTCONN)
        if kernel.end_received and kernel.no_writing and self._family != AF_UNIX:
            _fail(errno.ENOTCONN)
        return _name(kernel, kernel.remote)

    def settimeout(self, value, /):
        seconds = _as_timeout(value)
        self._open()
        self._timeout = seconds

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag, /):
        self._open()
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout is None or self._timeout > 0

    def setsockopt(self, *arguments):
        if len(arguments) not in (3, 4):
            raise TypeError(f"setsockopt() takes exactly 3 arguments ({len(arguments)} given)")
        level, name, value = arguments[:3]
        kernel = self._open()
        if level not in _OPTIONS or name not in _OPTIONS[level]:
            _fail(errno.ENOPROTOOPT)
        if not isinstance(value, int):
            data = bytes(_as_bytes(value))
            numbers = tuple(int.from_bytes(data[at : at + 4], sys.byteorder, signed=True) for at in range(0, len(data), 4))
            value = numbers[:2] if (level, name) == (SOL_SOCKET, SO_LINGER) else numbers[0] if numbers else 0
        elif (level, name) == (SOL_SOCKET, SO_LINGER):
            _fail(errno.EINVAL)
        elif level == SOL_SOCKET and name in (SO_RCVBUF, SO_SNDBUF):
            value = max(2 * value, 2304 if name == SO_RCVBUF else 4608)
        kernel.options[level, name] = value

    def getsockopt(self, level, name, size=None, /):
        kernel = self._open()
        if level not in _OPTIONS or name not in _OPTIONS[level]:
            _fail(errno.ENOPROTOOPT)
        if level == SOL_SOCKET and name in (SO_ERROR, SO_TYPE, SO_ACCEPTCONN, SO_DOMAIN, SO_PROTOCOL):
            known = {SO_TYPE: kernel.type, SO_ACCEPTCONN: int(kernel.listening), SO_DOMAIN: kernel.family}
            protocol = {SOCK_STREAM: IPPROTO_TCP, SOCK_DGRAM: IPPROTO_UDP}[kernel.type]
            value = kernel.take_error() if name == SO_ERROR else known.get(name, protocol)
        else:
            value = kernel.options.get((level, name), _OPTIONS[level][name])
        if size is None:
            return value if isinstance(value, int) else value[0]
        numbers = value if isinstance(value, tuple) else (value,)
        return b"".join(number.to_bytes(4, sys.byteorder, signed=True) for number in numbers)[:size]


socket.__module__ = "_socket"
SocketType = socket

# the options that are known, with what they are at first
_OPTIONS = {
    SOL_SOCKET: {
        SO_DEBUG: 0,
        SO_REUSEADDR: 0,
        SO_TYPE: 0,
        SO_ERROR: 0,
        SO_DONTROUTE: 0,
        SO_BROADCAST: 0,
        SO_SNDBUF: 16384,
        SO_RCVBUF: 131072,
        SO_KEEPALIVE: 0,
        SO_OOBINLINE: 0,
        SO_LINGER: (0, 0),
        SO_REUSEPORT: 0,
        SO_RCVTIMEO: 0,
        SO_SNDTIMEO: 0,
        SO_ACCEPTCONN: 0,
        SO_PROTOCOL: 0,
        SO_DOMAIN: 0,
    },
    IPPROTO_TCP: {
        TCP_NODELAY: 0,
        TCP_MAXSEG: 65483,
        TCP_CORK: 0,
        TCP_KEEPIDLE: 7200,
        TCP_KEEPINTVL: 75,
        TCP_KEEPCNT: 9,
        TCP_SYNCNT: 6,
        TCP_DEFER_ACCEPT: 0,
        TCP_USER_TIMEOUT: 0,
        TCP_QUICKACK: 1,
        TCP_FASTOPEN: 0,
    },
    IPPROTO_IP: {IP_TOS: 0, IP_TTL: 64, IP_MULTICAST_TTL: 1, IP_MULTICAST_LOOP: 1, IP_ADD_MEMBERSHIP: 0},
    IPPROTO_IPV6: {IPV6_V6ONLY: 0, IPV6_UNICAST_HOPS: 64, IPV6_MULTICAST_HOPS: 1},
}


def _name(kernel, address):
    if kernel.family == AF_UNIX:
        return address if isinstance(address, str) else ""
    if address is None:
        return ("0.0.0.0", 0) if kernel.family == AF_INET else ("::", 0, 0, 0)
    return address


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    if family != AF_UNIX:
        _fail(errno.EOPNOTSUPP)
    one, other = socket(family, type, proto), socket(family, type, proto)
    for this, that in ((one, other), (other, one)):
        this._kernel.peer = that._kernel
        this._kernel.closed = False
        this._kernel.was_connected = True
    return one, other


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(value, /):
    global _default_timeout
    _default_timeout = _as_timeout(value)


# ---- names and addresses

_GAI_TEXTS = {
    EAI_BADFLAGS: "Bad value for ai_flags",
    EAI_NONAME: "Name or service not known",
    EAI_FAMILY: "ai_family not supported",
    EAI_SOCKTYPE: "ai_socktype not supported",
    EAI_SERVICE: "Servname not supported for ai_socktype",
    EAI_ADDRFAMILY: "Address family for hostname not supported",
}

# of /etc/services, what programs name
_SERVICES = {
    "echo": 7,
    "ftp-data": 20,
    "ftp": 21,
    "ssh": 22,
    "telnet": 23,
    "smtp": 25,
    "time": 37,
    "domain": 53,
    "http": 80,
    "pop3": 110,
    "ntp": 123,
    "imap2": 143,
    "snmp": 161,
    "ldap": 389,
    "https": 443,
    "submission": 587,
    "ldaps": 636,
    "imaps": 993,
    "pop3s": 995,
    "mysql": 3306,
    "postgresql": 5432,
    "http-alt": 8080,
}
_PROTOCOLS = {"ip": 0, "icmp": 1, "tcp": 6, "udp": 17, "ipv6-icmp": 58}
_KINDS = ((SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, 0))

# names for which nobody would have to ask the internet: RFC 6761, RFC 8375
_NEVER_PUBLIC = ("invalid", "test", "example", "localhost", "local", "internal", "home", "lan")


def _gai_fail(number):
    raise gaierror(number, _GAI_TEXTS[number])


def _parse_ipv4(text):
    """Four numbers as inet_aton(3) reads them, or None."""
    parts = text.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers = []
    for part in parts:
        lower = part.lower()
        base = 16 if lower.startswith("0x") else 8 if len(part) > 1 and part.startswith("0") else 10
        digits = lower[2:] if base == 16 else part
        allowed = "0123456789abcdef"[:base]
        if not digits or any(digit not in allowed for digit in digits):
            return None
        numbers.append(int(digits, base))
    *heads, last = numbers
    if any(number > 255 for number in heads) or last >= 256 ** (4 - len(heads)):
        return None
    return bytes(heads) + last.to_bytes(4 - len(heads), "big")


def _parse_ipv6(text):
    """Sixteen bytes, or None."""
    if text.count("::") > 1 or ":::" in text:
        return None
    groups_of = lambda part: part.split(":") if part else []
    head, found, tail = text.partition("::")
    halves = []
    for half in (groups_of(head), groups_of(tail)):
        data = b""
        for group in half:
            if "." in group and group is half[-1]:
                quad = _parse_ipv4(group)
                if quad is None or group.count(".") != 3:
                    return None
                data += quad
            elif 1 <= len(group) <= 4 and all(digit in "0123456789abcdefABCDEF" for digit in group):
                data += int(group, 16).to_bytes(2, "big")
            else:
                return None
        halves.append(data)
    missing = 16 - len(halves[0]) - len(halves[1])
    if (not found and missing) or missing < (2 if found else 0):
        return None
    return halves[0] + bytes(missing) + halves[1]


def _write_ipv6(data):
    groups = [data[at] << 8 | data[at + 1] for at in range(0, 16, 2)]
    best, at = (0, 0), 0
    while at < 8:
        length = 0
        while at + length < 8 and groups[at + length] == 0:
            length += 1
        if length > max(best[0], 1):
            best = (length, at)
        at += length or 1
    words = [f"{group:x}" for group in groups]
    if data[:12] == b"\0" * 10 + b"\xff\xff":
        return "::ffff:" + ".".join(map(str, data[12:]))
    length, at = best
    return ":".join(words[:at]) + "::" + ":".join(words[at + length :]) if length else ":".join(words)


def _host_text(host):
    if isinstance(host, str):
        if host.isascii() and all(0 < len(label) < 64 for label in host.removesuffix(".").split(".")):
            return host
        return host.encode("idna").decode("ascii") if host else ""
    return bytes(host).decode("ascii", "surrogateescape")


def _addresses(host, family, numeric_only=False):
    """(family, address) of a host, in glibc's order; raises gaierror."""
    quad = _parse_ipv4(host)
    if quad is not None:
        if family == AF_INET6:
            _gai_fail(EAI_ADDRFAMILY)
        return [(AF_INET, ".".join(map(str, quad)))]
    bare, _, _scope = host.partition("%")
    data = _parse_ipv6(bare) if ":" in bare else None
    if data is not None:
        if family == AF_INET:
            _gai_fail(EAI_ADDRFAMILY)
        return [(AF_INET6, _write_ipv6(data))]
    name = host.removesuffix(".").lower()
    if not numeric_only:
        if name == "localhost":
            return [(AF_INET, "127.0.0.1")] if family != AF_INET6 else [(AF_INET6, "::1")]
        if name == _HOST_NAME and family != AF_INET6:
            return [(AF_INET, "127.0.0.1")]
        labels = name.split(".")
        if len(labels) > 1 and all(label.replace("-", "").isalnum() for label in labels):
            if labels[-1] not in _NEVER_PUBLIC:
                _worker.notice("internet")
    _gai_fail(EAI_NONAME)


_HOST_NAME = "localhost"


def _resolve_one(host, family):
    host = _host_text(host)
    if host == "":
        return "0.0.0.0" if family == AF_INET else "::"
    if host == "<broadcast>" and family == AF_INET:
        return "255.255.255.255"
    return _addresses(host, family)[0][1]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if host is not None and not isinstance(host, str | bytes | bytearray):
        raise TypeError("getaddrinfo() argument 1 must be string or None")
    if isinstance(host, str):
        host = _host_text(host)
    elif host is not None:
        host = bytes(host).decode()
    if isinstance(port, bytes):
        port = port.decode()
    if not (port is None or isinstance(port, int | str)):
        raise OSError("Int or String expected")
    if host is None and port is None:
        _gai_fail(EAI_NONAME)
    if family not in (AF_UNSPEC, AF_INET, AF_INET6):
        _gai_fail(EAI_FAMILY)
    kinds = [kind for kind in _KINDS if type in (0, kind[0]) and (proto in (0, kind[1]) or kind[0] == SOCK_RAW)]
    if not kinds or (type == 0 and proto and proto not in (IPPROTO_TCP, IPPROTO_UDP) and len(kinds) > 1):
        _gai_fail(EAI_SOCKTYPE if not kinds and type not in (1, 2, 3) else EAI_SERVICE)
    number = _port_number(port, flags)
    if isinstance(port, str) and not port.isdigit():
        kinds = [kind for kind in kinds if kind[0] != SOCK_RAW]
    if host is None:
        any_host = flags & AI_PASSIVE
        found = [(AF_INET6, "::1"), (AF_INET, "127.0.0.1")]
        if any_host:
            found = [(AF_INET, "0.0.0.0"), (AF_INET6, "::")]
        found = [pair for pair in found if family in (AF_UNSPEC, pair[0])]
    elif host == "":
        _gai_fail(EAI_NONAME)
    else:
        found = _addresses(host, family, flags & AI_NUMERICHOST)
    canonical = host if flags & AI_CANONNAME else ""
    results = []
    for its_family, address in found:
        for its_type, its_proto in kinds:
            target = (address, number) if its_family == AF_INET else (address, number, 0, 0)
            results.append((its_family, its_type, proto or its_proto, canonical, target))
            canonical = ""
    return results


def _port_number(port, flags):
    if port is None or port == "":
        return 0
    if isinstance(port, int) or port.isdigit():
        if int(port) < 0:
            _gai_fail(EAI_SERVICE)
        return int(port) & 0xFFFF
    if flags & AI_NUMERICSERV or port not in _SERVICES:
        _gai_fail(EAI_NONAME if flags & AI_NUMERICSERV else EAI_SERVICE)
    return _SERVICES[port]


def gethostbyname(host, /):
    return _resolve_one(host, AF_INET)


def gethostbyname_ex(host, /):
    return _host_text(host), [], [_resolve_one(host, AF_INET)]


def gethostbyaddr(host, /):
    if not isinstance(host, str | bytes | bytearray):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    text = _host_text(host)
    address = _addresses(text, AF_UNSPEC)[0][1]
    if address != "127.0.0.1":
        if not _is_loopback(address):
            _worker.notice("internet")
        raise herror(1, "Unknown host")
    return "localhost", [], [address]


def getnameinfo(sockaddr, flags, /):
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    host, port = sockaddr[0], _as_index(sockaddr[1])
    address = _addresses(host, AF_UNSPEC, numeric_only=True)[0][1]
    if not flags & NI_NUMERICHOST:
        if address == "127.0.0.1":
            address = "localhost"
        elif flags & NI_NAMEREQD:
            _gai_fail(EAI_NONAME)
    service = str(port)
    if not flags & NI_NUMERICSERV:
        service = next((name for name, number in _SERVICES.items() if number == port), service)
    return address, service


def gethostname():
    return _HOST_NAME


def sethostname(name, /):
    _fail(errno.EPERM)


def getservbyname(name, protocol=None, /):
    if name not in _SERVICES:
        raise OSError("service/proto not found")
    return _SERVICES[name]


def getservbyport(port, protocol=None, /):
    for name, number in _SERVICES.items():
        if number == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(name, /):
    if name not in _PROTOCOLS:
        raise OSError("protocol not found")
    return _PROTOCOLS[name]


def inet_aton(text, /):
    data = _parse_ipv4(text)
    if data is None:
        raise OSError("illegal IP address string passed to inet_aton")
    return data


def inet_ntoa(data, /):
    if len(data) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return ".".join(map(str, bytes(data)))


def inet_pton(family, text, /):
    if family not in (AF_INET, AF_INET6):
        _fail(errno.EAFNOSUPPORT)
    data = _parse_ipv6(text) if family == AF_INET6 else _parse_ipv4(text) if text.count(".") == 3 else None
    if data is None:
        raise OSError("illegal IP address string passed to inet_pton")
    return data


def inet_ntop(family, data, /):
    if family not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {family}")
    if len(data) != (4 if family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    return ".".join(map(str, bytes(data))) if family == AF_INET else _write_ipv6(bytes(data))


def _swap(name, bits):
    def swap(number, /):
        number = _as_index(number)
        if bits == 16:
            if number < 0:
                raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
            if number > 0xFFFF:
                raise OverflowError(f"{name}: Python int too large to convert to C 16-bit unsigned integer")
        elif number < 0:
            raise OverflowError("can't convert negative value to unsigned int")
        elif number > 0xFFFFFFFF:
            raise OverflowError("int larger than 32 bits")
        return int.from_bytes(number.to_bytes(bits // 8, "big"), "little")

    swap.__name__ = swap.__qualname__ = name
    return swap


htons, ntohs, htonl, ntohl = (_swap(name, 16 if name.endswith("s") else 32) for name in ("htons", "ntohs", "htonl", "ntohl"))


def if_nameindex():
    return [(1, "lo")]


def if_nametoindex(name, /):
    if name != "lo":
        raise OSError("no interface with this name")
    return 1


def if_indextoname(index, /):
    if index != 1:
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    return "lo"
