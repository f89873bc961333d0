"""Moving every secret at rest to the first of the studio's keys, while the studio runs.

Each folder says where it keeps secrets (`Place`). A secret is changed where it still is what was
read, so that one somebody changes meanwhile stays theirs; what was moved stays moved when this is
killed, and running it again goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from limelight.kit.db.sessions import Sessions
from limelight.kit.db.tables import Table
from limelight.kit.sealing.secrets import Secrets

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A column of sealed texts and what tells its rows apart."""

    table: type[Table]
    key: str
    column: str


@dataclass(frozen=True, slots=True)
class Places:
    """Everywhere the studio keeps secrets."""

    places: tuple[Place, ...]


async def count_stale(sessions: Sessions, kept: Secrets, places: Places) -> int:
    """How many secrets the first key does not open. Raises Unreadable."""
    count = 0
    for place in places.places:
        after: Any = ""
        while rows := await _rows(sessions, place, after):
            after = rows[-1][0]
            count += sum(not kept.is_current(sealed) for _, sealed in rows)
    return count


async def reseal(sessions: Sessions, kept: Secrets, places: Places) -> int:
    """Move all that are not there to the first key, a hundred at a time; how many that were. Raises
    Unreadable for one that no key opens; those before it are moved.
    """
    count = 0
    for place in places.places:
        after: Any = ""
        while rows := await _rows(sessions, place, after):
            after = rows[-1][0]
            stale = [(key, sealed) for key, sealed in rows if not kept.is_current(sealed)]
            moved = [(key, sealed, kept.rewrap(sealed)) for key, sealed in stale]
            async with sessions.begin() as db:
                for key, before, sealed in moved:
                    named, column = _columns(place)
                    changing = update(place.table).where(named == key, column == before)
                    await db.execute(changing.values({place.column: sealed}))
            count += len(moved)
    return count


async def _rows(sessions: Sessions, place: Place, after: Any) -> Sequence[tuple[Any, str]]:
    key, column = _columns(place)
    asked = select(key, column).where(key > after, column != "").order_by(key).limit(_AT_ONCE)
    async with sessions.read() as db:
        return [(row[0], row[1]) for row in (await db.execute(asked)).all()]


def _columns(place: Place) -> tuple[Any, Any]:
    return getattr(place.table, place.key), getattr(place.table, place.column)
