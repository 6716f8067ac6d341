"""Runs what asyncio would leave to a thread, where that is only the look-up of a name."""

import _socket


def look_up_in_place(run_in_executor):
    """`run_in_executor` that looks up names at once, and leaves all else to threads, which cannot be started."""

    def in_place(self, executor, func, *args):
        import asyncio
        import concurrent.futures.thread as threads
        import socket

        if executor is not None or func not in (socket.getaddrinfo, socket.getnameinfo):
            return run_in_executor(self, executor, func, *args)
        self._check_closed()
        future = threads._base.Future()
        threads._WorkItem(future, (func, args, {})).run(threads.WorkerContext(None, None))
        return asyncio.wrap_future(future, loop=self)

    return in_place
