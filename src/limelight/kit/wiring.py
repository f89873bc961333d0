"""Who provides what: a map from a type to the one object that serves it. Filled in `app/`, read
at the edges.
"""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Wired:
    """The wired application. `wired[Productions]` is the object that serves that port."""

    def __init__(self) -> None:
        self._served: dict[type, object] = {}

    def serve(self, port: type, served: object) -> None:
        """Say who serves `port`; the last word wins, so tests can replace one."""
        self._served[port] = served

    def __getitem__(self, port: type[T]) -> T:
        try:
            return cast(T, self._served[port])
        except KeyError:
            raise LookupError(f"nothing serves {port.__name__}; see app/studio.py") from None

    def __iter__(self) -> Iterator[Any]:
        return iter(self._served)
