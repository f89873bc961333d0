"""Who provides what: a map from a type to the one object that serves it. Filled in `app/`, read
at the edges.
"""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Wired:
    """The wired application. `wired[Productions]` is the object that serves that port.

    A map may lie over another one and adds to it: what is the same for everybody lies below, in the
    `root`, and what belongs to one tenant lies over it.
    """

    def __init__(self, below: "Wired | None" = None) -> None:
        self._served: dict[type, object] = {}
        self._below = below

    @property
    def root(self) -> "Wired":
        """The map below all others; itself where it lies over none."""
        return self if self._below is None else self._below.root

    def serve(self, port: type, served: object) -> None:
        """Say who serves `port`; the last word wins, so tests can replace one."""
        self._served[port] = served

    def __getitem__(self, port: type[T]) -> T:
        if port in self._served:
            return cast(T, self._served[port])
        if self._below is not None:
            return self._below[port]
        raise LookupError(f"nothing serves {port.__name__}; see app/studio.py")

    def __iter__(self) -> Iterator[Any]:
        return iter(self._served)
