"""The client itself: every operation, and what is easier with several of them."""

import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol, Self, TypeVar

from limelight.client.operations import Operations
from limelight.client.values import Event, ProductionView

T = TypeVar("T")
_ENDED = ("done", "failed", "cancelled")


class _Page(Protocol[T]):
    @property
    def items(self) -> list[T]: ...

    @property
    def next(self) -> str | None: ...


class Limelight(Operations):
    """A studio: `Limelight("http://127.0.0.1:8000", key="limelight_...")`.

    >>> with Limelight(key="...") as studio:
    ...     made = studio.create_production(NewProduction(brief="Three tips for basil"))
    ...     done = studio.wait_for(made.id)
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def every(self, listing: Callable[..., _Page[T]], **wanted: Any) -> Iterator[T]:
        """All of a list, page after page: `studio.every(studio.list_characters, tag="x")`."""
        cursor: str | None = None
        while True:
            page = listing(**wanted, cursor=cursor)
            yield from page.items
            if page.next is None or not page.items:
                return
            cursor = page.next

    def wait_for(self, production_id: str, *, look_every_seconds: float = 1.0) -> ProductionView:
        """The production once it is done, failed or cancelled."""
        while (view := self.get_production(production_id)).state not in _ENDED:
            time.sleep(look_every_seconds)
        return view

    def follow(
        self, *, types: tuple[str, ...] = (), subject: str = "", after: int | None = None
    ) -> Iterator[Event]:
        """What happens, as it happens, without end; from the event after `after` on."""
        wanted = {"types": list(types), "subject": subject}
        for event in self._follow(wanted, after):
            yield Event.model_validate(event)
