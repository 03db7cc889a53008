"""A process for what is too large for the loop: it reads the archive itself and answers by values.

Made when first needed. It ends by itself when the engine is gone, however that happened.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from typing import ParamSpec, TypeVar

from inspector.core.problem import Problem
from inspector.engine.event_loop import keep_what_stays

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Runs functions in the order they were asked for.

    Args:
        processes: How many at the same time; the second process is made when it is needed.
        gently: Whether everything else on the machine goes first.
    """

    def __init__(self, processes: int = 1, *, gently: bool = False) -> None:
        self._processes = processes
        self._gently = gently
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Problem:
        """Run a function of a module there.

        Arguments and result are pickled. A worker that dies on it (out of memory, killed) is a
        Problem of kind `worker-died`; the next call gets a new process.
        """
        pool = self._ready()
        try:
            return await asyncio.wrap_future(pool.submit(function, *args, **kwargs))
        except BrokenProcessPool:
            if self._pool is pool:
                self.close()
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise  # whoever asked no longer waits; else the call was dropped by `close`
        return Problem(
            "The process for large bodies died.", "It starts anew by itself.", "worker-died"
        )

    def warm(self, first: Callable[[], None]) -> None:
        """Start the process now and run `first` there, so that the first call need not wait.

        What the module of `first` imports is there then, too, and that takes the longest.
        """
        self._ready().submit(first)

    def close(self) -> None:
        """End the process without waiting for what it does."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # A running function cannot be cancelled, and waiting for it would hold up the stop.
        processes = list((getattr(pool, "_processes", None) or {}).values())
        results = getattr(pool, "_result_queue", None)
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join(5.0)
        # A process that ended in the middle of a result leaves the pool's thread reading the rest,
        # for ever: this end of the pipe would stay open, and we could not exit.
        if results is not None:
            results._writer.close()  # noqa: SLF001 - there is no other way to it

    def _ready(self) -> ProcessPoolExecutor:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")  # fork would copy sockets and the lease
            self._pool = ProcessPoolExecutor(self._processes, spawn, _begin, (self._gently,))
        return self._pool


def _begin(gently: bool) -> None:  # noqa: FBT001 - an initializer gets plain arguments
    """Set a new worker up: Ctrl-C is the engine's business, and it must not outlive the engine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if gently and sys.platform != "win32":
        os.nice(10)
    keep_what_stays()
    engine = multiprocessing.parent_process()
    if engine is not None:
        threading.Thread(target=_end_with, args=(engine.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(0)
