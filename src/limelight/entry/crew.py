"""Several processes that serve one socket: forked from this one, which only watches over them.

Forked ones share what was imported, so that another costs a third of the first. Python's own way to
start processes (and uvicorn's, which is built on it) would import everything once more in each.
"""

import contextlib
import gc
import os
import platform
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from limelight.kit import cli
from limelight.kit.workers import die_with_parent

MOST = 4
_SMALL_MACHINE_BYTES = 3_500_000_000
_SOON_SECONDS = 10.0
_LONGEST_WAIT_SECONDS = 30.0

_LIMIT = Path("/sys/fs/cgroup/memory.max")

Ready = Callable[[], None]
Work = Callable[[int, Ready | None], None]


def may_fork() -> bool:
    """Whether processes can be forked here: on Linux; elsewhere libraries of the system do not
    bear it.
    """
    return platform.system() == "Linux"


def right_number() -> int:
    """How many processes suit this machine: one per core and at most four; one where memory is
    short.
    """
    if not may_fork() or _memory_bytes() < _SMALL_MACHINE_BYTES:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def _memory_bytes() -> int:
    """What this machine has, or less where a container may not use all of it."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    with contextlib.suppress(OSError, ValueError):
        return min(whole, int(_LIMIT.read_text()))
    return whole


class Crew:
    """Runs `work` in `count` processes until it is told to stop (SIGTERM, SIGINT).

    `work` gets its place, from 0, and the first of all a function to call once it is ready: the
    others start then, for it prepares what all share. Whoever dies is started again; where the
    first ends before it was ready, its exit code is the program's.
    """

    def __init__(self, count: int, work: Work) -> None:
        self._count, self._work = count, work
        self._places: dict[int, int] = {}
        self._began: dict[int, float] = {}
        self._falls = 0
        self._is_stopping = False

    def run(self) -> int:
        """Start them and watch over them; the exit code of the program."""
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, self._stop)
        gc.collect()
        gc.freeze()  # what was imported stays shared: no collection touches it
        if not self._start_first():
            return self._wait_for_all()
        for place in range(1, self._count):
            self._start(place)
        while self._places:
            place, code = self._next_end()
            if self._is_stopping:
                continue
            began = self._began[place]
            self._falls = self._falls + 1 if time.monotonic() - began < _SOON_SECONDS else 0
            cli.print_line(f"A process that serves ended ({code}); it is started again.")
            if self._falls:
                time.sleep(min(2.0 ** (self._falls - 1), _LONGEST_WAIT_SECONDS))
            if not self._is_stopping:
                self._start(place)
        return 0

    def _start_first(self) -> bool:
        """Start it and wait until it is ready; False where it ended before."""
        reading, writing = os.pipe()
        self._start(0, writing)
        os.close(writing)
        with open(reading, "rb") as told:
            return bool(told.read(1))

    def _wait_for_all(self) -> int:
        worst = 0
        while self._places:
            _, code = self._next_end()
            worst = max(worst, code)
        return worst

    def _next_end(self) -> tuple[int, int]:
        pid, status = os.wait()
        return self._places.pop(pid), os.waitstatus_to_exitcode(status)

    def _start(self, place: int, ready: int = -1) -> None:
        sys.stdout.flush()
        parent = os.getpid()
        pid = os.fork()
        if not pid:
            self._be(place, parent, ready)
        self._places[pid] = place
        self._began[place] = time.monotonic()
        if self._is_stopping:  # told while it was being started
            os.kill(pid, signal.SIGTERM)

    def _be(self, place: int, parent: int, ready: int) -> None:
        code = 1
        try:
            # Apart, so that Ctrl-C reaches the one that watches, which tells each once.
            os.setpgrp()
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            die_with_parent(parent)
            self._work(place, None if ready < 0 else lambda: _tell(ready))
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except KeyboardInterrupt:
            code = 130
        except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
            traceback.print_exc()
        finally:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _stop(self, *_: object) -> None:
        self._is_stopping = True
        for pid in list(self._places):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGTERM)


def _tell(ready: int) -> None:
    os.write(ready, b"1")
    os.close(ready)
