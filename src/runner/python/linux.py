"""Lets Python see Linux where Pyodide would show WASI's numbers or its own name."""

import errno
import gc
import os
import posix
import select
import sys
import time

import _worker


def _take_linux_numbers():
    numbers = {}
    for line in _worker.errors.splitlines():
        name, number = line.split()
        numbers[name] = int(number)
    # CPython chooses a subclass of OSError by number, in a table of its own that only the collector shows
    classes = next(
        it
        for it in gc.get_objects()
        if type(it) is dict and FileNotFoundError in it.values() and type(next(iter(it))) is int
    )
    by_name = {
        name: classes[number] for name, number in vars(errno).items() if type(number) is int and number in classes
    }
    classes.clear()
    classes.update({numbers[name]: subclass for name, subclass in by_name.items()})
    for name in [name for name in vars(errno) if name.startswith("E")]:
        delattr(errno, name)
    errno.errorcode.clear()
    for name, number in numbers.items():
        setattr(errno, name, number)
        if name not in ("EWOULDBLOCK", "EDEADLK", "EOPNOTSUPP"):
            errno.errorcode[number] = name


def _sleep(seconds, /, sleep=time.sleep):
    if type(seconds) in (int, float) and 0 < seconds < 1e9:
        _worker.wait(float(seconds))
    else:
        sleep(seconds)


def _uname(uname=posix.uname):
    return posix.uname_result(("Linux", "localhost", "6.12.0", "#1 SMP", uname().machine))


def _link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):
    """Emscripten's files have one name each."""
    number = errno.EPERM
    if not os.path.lexists(src):
        number = errno.ENOENT
    elif os.path.lexists(dst):
        number = errno.EEXIST
    raise OSError(number, os.strerror(number), src, None, dst)


_take_linux_numbers()
_sleep.__name__ = _sleep.__qualname__ = "sleep"
time.sleep = _sleep
os.uname = posix.uname = _uname
os.link = posix.link = _link
sys.platform = "linux"
sys.implementation._multiarch = "x86_64-linux-gnu"
# so that a reader sees a line when it is printed, not when the program ends
sys.stdout.reconfigure(line_buffering=True)
# the runner's own takes its name, and asks this one about pipes
_worker.select = sys.modules.pop("select")
