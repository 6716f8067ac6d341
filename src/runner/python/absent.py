"""What the page does not have, refused as Linux refuses it: threads, processes, packages."""

import _posixsubprocess
import _thread
import errno
import os
import posix
import sys

import _worker

_FOLDER = os.getcwd() + "/"


def _no_thread(function, *arguments, **options):
    _worker.notice("threads")
    raise RuntimeError("can't start new thread")


def _no_process(*arguments, **options):
    _worker.notice("processes")
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def _no_child(*arguments):
    raise OSError(errno.ECHILD, os.strerror(errno.ECHILD))


def _no_command(command):
    _worker.notice("processes")
    # the shell says so: not found
    return 127 << 8


def _no_program(*arguments):
    """What the child process of `subprocess` does when its program is not there: it tells its parent so."""
    _worker.notice("processes")
    error_pipe = arguments[13]
    os.write(error_pipe, b"OSError:%x:" % errno.ENOENT)
    return os.getpid() + 1


class _Packages:
    """The last to be asked for a module; it has none."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "_multiprocessing":
            # the first thing that `multiprocessing` needs for another process
            _no_process()
        if path is None:
            frame = sys._getframe(1)
            while frame and frame.f_code.co_filename.startswith("<frozen importlib"):
                frame = frame.f_back
            if frame and frame.f_code.co_filename.startswith(_FOLDER):
                _worker.notice("packages")
        return None


_thread.start_new_thread = _thread.start_new = _thread.start_joinable_thread = _no_thread
_posixsubprocess.fork_exec = _no_program
for _name in ("fork", "forkpty", "posix_spawn", "posix_spawnp"):
    setattr(os, _name, _no_process)
    setattr(posix, _name, _no_process)
for _name in ("wait", "wait3", "wait4", "waitid", "waitpid"):
    setattr(os, _name, _no_child)
    setattr(posix, _name, _no_child)
os.system = posix.system = _no_command
# it would copy into the file that stands for a socket
for _module in (os, posix):
    if hasattr(_module, "sendfile"):
        del _module.sendfile
sys.meta_path.append(_Packages)
