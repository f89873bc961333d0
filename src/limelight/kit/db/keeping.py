"""What was read and is kept until something it was read from changes.

Tables that belong together share a number in the database, and every transaction that writes one of
them raises it at its end, whichever process it is in: `__table_args__ = {"info": {CHANGES: name}}`.
What is kept in memory is used while that number stays. A transaction that may write reads anew: it
would not see its own changes.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from limelight.kit.db.models import ChangedRow
from limelight.kit.db.upserts import insert_into

CHANGES = "limelight_changes"
MOST_BYTES = 24_000_000
_SMALLEST_BYTES = 64_000
_WRITTEN, _KEPT = "limelight_written", "limelight_kept"
V = TypeVar("V")


class Noting(Session):
    """Notes which tables it writes."""


@event.listens_for(Noting, "do_orm_execute")
def _note_statement(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        statement: Any = state.statement
        _note(state.session, statement.table)


@event.listens_for(Noting, "after_flush")
def _note_rows(session: Session, _: UOWTransaction) -> None:
    for row in (*session.new, *session.dirty, *session.deleted):
        _note(session, row.__table__)


def _note(session: Session, table: Any) -> None:
    name = table.info.get(CHANGES)
    if name is not None:
        session.info.setdefault(_WRITTEN, set()).add(name)


class Memory:
    """Values that were read on one database, those used last; at most 24 MB, counting what arrays
    and bytes take and 64 kB for anything else.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._values: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()

    def find(self, key: Hashable, count: int) -> tuple[Any] | None:
        """What was kept when the number was `count`, in a tuple; None where there is nothing."""
        known = self._values.get(key)
        if known is None or known[0] != count:
            return None
        self._values.move_to_end(key)
        return (known[1],)

    def keep(self, key: Hashable, count: int, value: Any) -> None:
        """Keep it, and let go of what was not used for the longest time."""
        self._drop(key)
        self._values[key] = (count, value)
        self._bytes += _size_of(value)
        while self._bytes > self._most_bytes:
            self._drop(next(iter(self._values)))

    def _drop(self, key: Hashable) -> None:
        known = self._values.pop(key, None)
        if known is not None:
            self._bytes -= _size_of(known[1])


def remembering(db: AsyncSession, memory: Memory) -> None:
    """Let this session, which only reads, use and keep what is in `memory`."""
    db.info[_KEPT] = memory


async def kept(
    db: AsyncSession, changes: str, key: tuple[Hashable, ...], read: Callable[[], Awaitable[V]]
) -> V:
    """What `read` answers, or did since tables of `changes` were last changed. `key` says what it
    is: what function, whose workspace, and all that the answer depends on. Callers share the
    value, so nobody may change it.
    """
    memory: Memory | None = db.info.get(_KEPT)
    if memory is None:
        return await read()
    # Before the read: what comes in between is then kept under a number that is soon too old.
    count = await db.scalar(select(ChangedRow.count).where(ChangedRow.name == changes)) or 0
    found = memory.find(key, count)
    if found is not None:
        told: V = found[0]
        return told
    value = await read()
    memory.keep(key, count, value)
    return value


async def tell_changes(db: AsyncSession) -> None:
    """Raise the numbers of what the transaction wrote: the last thing it does, so that others who
    write wait for the commit alone.
    """
    await db.flush()
    names = db.info.pop(_WRITTEN, ())
    for name in sorted(names):
        adding = insert_into(db, ChangedRow).values(name=name, count=1)
        await db.execute(
            adding.on_conflict_do_update(
                index_elements=[ChangedRow.name], set_={"count": ChangedRow.count + 1}
            )
        )


def _size_of(value: Any) -> int:
    own = len(value) if isinstance(value, bytes) else int(getattr(value, "nbytes", 0))
    return own + _SMALLEST_BYTES
