"""What the shell needs from the folders that bring pages; wired in `app/`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Found(NamedTuple):
    """One thing the command palette goes to, or has done by a script (`act`).

    `picture_url` stands in the place of the icon; `keys` are the keys that do the same.
    """

    title: str
    url: str
    icon: str
    detail: str = ""
    picture_url: str = ""
    act: str = ""
    keys: str = ""


class Finder(Protocol):
    """Finds things of one kind by words; only those that the asking person may see."""

    @property
    def kind(self) -> str:
        """What the things are called, in English, as a catalog has it ("Characters")."""
        ...

    async def find(self, words: str, most: int) -> Sequence[Found]:
        """At most so many, the best first; the newest when `words` is empty."""
        ...


class Glance(NamedTuple):
    """What the first page shows: what is being made, the newest videos and characters, and how far
    a newcomer is. `waiting` is what somebody has to decide on, the oldest first; `has_decided`:
    somebody decided on something that was made here.
    """

    making: Sequence[Found] = ()
    videos: Sequence[Found] = ()
    characters: Sequence[Found] = ()
    waiting: Sequence[Found] = ()
    has_own_character: bool = False
    has_decided: bool = False


class Board(Protocol):
    """What a workspace has to show at first sight."""

    async def glance(self) -> Glance:
        """As it is now."""
        ...


class Finders:
    """All finders, in the order in which what they find is shown."""

    def __init__(self, finders: Sequence[Finder] = ()) -> None:
        self.all = tuple(finders)
