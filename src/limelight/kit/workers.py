"""CPU work in other processes, so that pages stay quick and both cores are used.

Workers die with their parent, whatever kills it: by the kernel's parent-death signal on Linux, and
by watching for a new parent elsewhere.
"""

import contextlib
import ctypes
import importlib
import multiprocessing
import os
import platform
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_PR_SET_PDEATHSIG = 1


def die_with_parent(parent_pid: int) -> None:
    """Make this process end when `parent_pid` does; call it first thing in a child."""
    if platform.system() == "Linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent_pid:
            os._exit(1)
        return

    def watch() -> None:
        while os.getppid() == parent_pid:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def give_back_memory() -> None:
    """Hand memory that is free again back to the system, after work that needed much of it. Where
    the C library cannot (other than glibc), nothing happens.
    """
    if platform.system() == "Linux":
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def _begin(parent_pid: int) -> None:
    """What a worker does first."""
    die_with_parent(parent_pid)
    # One core is one worker's. NumPy's linear algebra would start a thread for each when it is
    # loaded: a tenth of its start, for nothing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _get_ready(needed: tuple[str, ...]) -> None:
    for name in needed:
        module, _, function = name.partition(":")
        found = importlib.import_module(module)
        if function:
            getattr(found, function)()


class Workers:
    """A pool of processes started on first use; one per process of Limelight, closed at its end.

    A worker that dies breaks the pool: the work that ran raises BrokenProcessPool, and the next
    call starts a new pool.
    """

    def __init__(self, count: int | None = None) -> None:
        self.count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    async def run(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a module-level function with picklable arguments in a worker; return its result."""
        if kwargs:
            raise TypeError("workers take positional arguments only")
        # Workers load this module too, and have no use for a loop: a tenth of their start.
        import asyncio  # noqa: PLC0415

        pool = self._started()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *args)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
            raise

    def warm(self, *needed: str) -> None:
        """Start every process and have it import what it will be asked for ("module") and call what
        loads it ("module:function"), while this one goes on: where a command must answer soon.
        """
        pool = self._started()
        for _ in range(self.count):
            pool.submit(_get_ready, needed)

    def close(self) -> None:
        """Let running work end, drop what waits."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.count,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(os.getpid(),),
            )
        return self._pool
