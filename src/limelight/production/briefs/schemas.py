"""Unsent briefs as pages and the API see them."""

from datetime import datetime

from limelight.generation.schemas import Value
from limelight.production.briefs.typed import Typed


class Unsent(Value):
    """A brief that waits to be sent: the form as it was left. `version` counts its changes."""

    id: str
    version: int
    fields: Typed
    edited_at: datetime


class Saved(Value):
    """Where what was typed is kept. `is_own` where another window had changed the brief meanwhile,
    so that this one was kept as a brief of its own.
    """

    id: str
    version: int
    is_own: bool = False
