"""Unsent briefs as pages and the API see them."""

from datetime import datetime

from limelight.generation.schemas import Value
from limelight.library.schemas import AssetKind
from limelight.production.briefs.typed import Typed


class Unsent(Value):
    """A brief that waits to be sent: the form as it was left. `version` counts its changes."""

    id: str
    version: int
    fields: Typed
    edited_at: datetime


class ChosenFile(Value):
    """A file of the library as a card shows it: `name` is what a brief calls it, `look` a small
    picture of it and `play` itself to be heard, where there is one.
    """

    id: str
    name: str
    title: str
    kind: AssetKind
    seconds: float | None = None
    look: str = ""
    play: str = ""


class FilePage(Value):
    """A page of files; `next_cursor` is None at the end."""

    items: tuple[ChosenFile, ...]
    next_cursor: str | None = None


class Saved(Value):
    """Where what was typed is kept. `is_own` where another window had changed the brief meanwhile,
    so that this one was kept as a brief of its own.
    """

    id: str
    version: int
    is_own: bool = False
