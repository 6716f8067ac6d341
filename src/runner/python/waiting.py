"""Python's `select`: waits for the sockets of this interpreter, and for pipes and files through the real module."""

import errno
import os

import _socket
import _worker

error = OSError

PIPE_BUF = 4096
POLLIN, POLLPRI, POLLOUT, POLLERR, POLLHUP, POLLNVAL = 1, 2, 4, 8, 16, 32
POLLRDNORM, POLLRDBAND, POLLWRNORM, POLLWRBAND, POLLMSG, POLLRDHUP = 64, 128, 256, 512, 1024, 8192
EPOLLIN, EPOLLPRI, EPOLLOUT, EPOLLERR, EPOLLHUP = 1, 2, 4, 8, 16
EPOLLRDNORM, EPOLLRDBAND, EPOLLWRNORM, EPOLLWRBAND, EPOLLMSG, EPOLLRDHUP = 64, 128, 256, 512, 1024, 8192
EPOLL_CLOEXEC, EPOLLEXCLUSIVE, EPOLLONESHOT, EPOLLET, EPOLLWAKEUP = 524288, 1 << 28, 1 << 30, 1 << 31, 1 << 29

_real = _worker.select
_ALWAYS = POLLERR | POLLHUP | POLLNVAL


def _file_descriptor(file):
    fd = file
    if not isinstance(file, int):
        if not hasattr(file, "fileno"):
            raise TypeError("argument must be an int, or have a fileno() method.")
        fd = file.fileno()
        if not isinstance(fd, int):
            raise TypeError("fileno() returned a non-integer")
    if fd < 0:
        raise ValueError(f"file descriptor cannot be a negative integer ({fd})")
    return fd


def _events(fd, wanted):
    kernel = _socket.kernel_of(fd)
    if kernel is not None:
        return kernel.events() & (wanted | _ALWAYS)
    try:
        os.fstat(fd)
    except OSError:
        return POLLNVAL
    poller = _real.poll()
    poller.register(fd, wanted)
    found = poller.poll(0)
    return found[0][1] if found else 0


def _wait(find, seconds):
    """What `find` finds, now or when the time is up: nobody else is here to make anything ready meanwhile."""
    found = find()
    if found or seconds == 0:
        return found
    if seconds is None:
        while not found:
            _worker.wait(60.0)
    _worker.wait(float(seconds))
    return find()


def _seconds(timeout):
    if timeout is None:
        return None
    if not isinstance(timeout, int | float):
        raise TypeError("timeout must be a float or None")
    return timeout


def select(rlist, wlist, xlist, timeout=None, /):
    lists = []
    for files in (rlist, wlist, xlist):
        if not hasattr(type(files), "__iter__"):
            raise TypeError("arguments 1-3 must be sequences")
        lists.append([(file, _file_descriptor(file)) for file in files])
    seconds = _seconds(timeout)
    if seconds is not None and seconds < 0:
        raise ValueError("timeout must be non-negative")
    for files in lists:
        for _, fd in files:
            if fd >= 1024:
                raise ValueError("filedescriptor out of range in select()")
            if _socket.kernel_of(fd) is None:
                os.fstat(fd)

    masks = (POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI)

    def find():
        ready = [[file for file, fd in files if _events(fd, mask) & mask] for files, mask in zip(lists, masks)]
        return ready if any(ready) else None

    found = _wait(find, seconds)
    return tuple(found) if found else ([], [], [])


class poll:
    __slots__ = ("_wanted",)

    def __init__(self):
        self._wanted = {}

    def register(self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /):
        self._wanted[_file_descriptor(fd)] = eventmask

    def modify(self, fd, eventmask, /):
        fd = _file_descriptor(fd)
        if fd not in self._wanted:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._wanted[fd] = eventmask

    def unregister(self, fd, /):
        del self._wanted[_file_descriptor(fd)]

    def poll(self, timeout=None, /):
        def find():
            found = [(fd, _events(fd, wanted)) for fd, wanted in self._wanted.items()]
            return [pair for pair in found if pair[1]]

        milliseconds = _seconds(timeout)
        if milliseconds is not None:
            milliseconds = None if milliseconds < 0 else milliseconds / 1000
        return _wait(find, milliseconds) or []


class epoll:
    __slots__ = ("_fd", "_wanted")

    def __init__(self, sizehint=-1, flags=0):
        self._wanted = {}
        self._fd = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _check(self):
        if self._fd < 0:
            raise ValueError("I/O operation on closed epoll object")

    @property
    def closed(self):
        return self._fd < 0

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)

    __del__ = close

    def fileno(self):
        self._check()
        return self._fd

    def _known(self, fd):
        """A file that was closed is forgotten, even if its number stands for another one by now."""
        kernel = _socket.kernel_of(fd)
        if fd in self._wanted and self._wanted[fd][1] is not kernel:
            del self._wanted[fd]
        return kernel

    def register(self, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT):
        self._check()
        fd = _file_descriptor(fd)
        kernel = self._known(fd)
        if kernel is None:
            os.fstat(fd)
        if fd in self._wanted:
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST))
        self._wanted[fd] = (eventmask, kernel)

    def _change(self, fd):
        self._check()
        fd = _file_descriptor(fd)
        kernel = self._known(fd)
        if fd not in self._wanted:
            if kernel is None:
                os.fstat(fd)
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        return fd

    def modify(self, fd, eventmask):
        fd = self._change(fd)
        self._wanted[fd] = (eventmask, self._wanted[fd][1])

    def unregister(self, fd):
        del self._wanted[self._change(fd)]

    def poll(self, timeout=None, maxevents=-1):
        self._check()
        seconds = _seconds(timeout)
        if seconds is not None and seconds < 0:
            seconds = None
        if maxevents != -1 and maxevents <= 0:
            raise ValueError(f"maxevents must be greater than 0, got {maxevents}")

        def find():
            found = []
            for fd in list(self._wanted):
                self._known(fd)
                if fd in self._wanted:
                    events = _events(fd, self._wanted[fd][0] & 0xFFFF) & ~POLLNVAL
                    if events:
                        found.append((fd, events))
            return found

        return (_wait(find, seconds) or [])[: maxevents if maxevents > 0 else None]
