"""Worker processes that outlive the studio which started them, for the next test that wants some:
to start one and have it load what draws and speaks takes longer than most of what is asked of it.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

import pytest

from limelight.kit import workers

# What differs from test to test and is nothing to a worker.
_OF_A_TEST = ("LIMELIGHT_DATA", "LIMELIGHT_DATABASE_URL", "PYTEST_CURRENT_TEST")
Kind = tuple[int, str, frozenset[tuple[str, str]]]


class _Kept(ProcessPoolExecutor):
    """Closed, it lies on the shelf with nothing left to do."""

    def __init__(self, shelf: "dict[Kind, list[_Kept]]", kind: Kind, **options: Any) -> None:
        super().__init__(**options)
        self._shelf, self._kind = shelf, kind

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        left = [item.future for item in list(self._pending_work_items.values())]
        for future in left:
            if cancel_futures:
                future.cancel()
        _wait_for(left)
        if self._broken:
            self.end()
        else:
            self._shelf.setdefault(self._kind, []).append(self)

    def end(self) -> None:
        """Close it for good."""
        super().shutdown(wait=True, cancel_futures=True)


_wait_for: Callable[[Any], object] = wait


@contextmanager
def kept_pools() -> Iterator[None]:
    """Until it ends, pools of workers are taken from a shelf where one like it lies."""
    shelf: dict[Kind, list[_Kept]] = {}

    def take(count: int, **options: Any) -> _Kept:
        told = frozenset((name, os.environ[name]) for name in os.environ if name not in _OF_A_TEST)
        kind = (count, os.getcwd(), told)
        lying = shelf.get(kind)
        return lying.pop() if lying else _Kept(shelf, kind, max_workers=count, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "ProcessPoolExecutor", take)
        yield
    for lying in shelf.values():
        for pool in lying:
            pool.end()
