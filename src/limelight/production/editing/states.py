"""The states of a draft in the database; every function runs inside the caller's transaction."""

from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.production.models import DraftRow, DraftStateRow
from limelight.stories.editing.drafts import Draft

MOST_STATES = 200


async def find(db: AsyncSession, production_id: str, *, is_locked: bool) -> DraftRow | None:
    """The draft of a production, locked against other writers if asked."""
    query = select(DraftRow).where(DraftRow.production_id == production_id)
    return await db.scalar(query.with_for_update() if is_locked else query)


async def begin(db: AsyncSession, production_id: str, draft: Draft) -> DraftRow:
    """A first state for a production that has no draft."""
    row = DraftRow(production_id=production_id, version=1, position=0)
    db.add(row)
    await db.flush()
    db.add(_state(production_id, 0, draft, ""))
    await db.flush()
    return row


async def add(db: AsyncSession, row: DraftRow, draft: Draft, said: str) -> None:
    """A new state after the one that is shown; what was undone before is gone, and so are states
    older than the last 200.
    """
    of_draft = DraftStateRow.production_id == row.production_id
    await db.execute(delete(DraftStateRow).where(of_draft, DraftStateRow.position > row.position))
    row.position += 1
    row.version += 1
    await db.execute(
        delete(DraftStateRow).where(of_draft, DraftStateRow.position <= row.position - MOST_STATES)
    )
    db.add(_state(row.production_id, row.position, draft, said))
    await db.flush()


async def step(db: AsyncSession, row: DraftRow, by: int) -> bool:
    """Show the state before (-1) or after (1) the one that is shown; False if there is none."""
    wanted = row.position + by
    if await db.get(DraftStateRow, (row.production_id, wanted)) is None:
        return False
    row.position = wanted
    row.version += 1
    await db.flush()
    return True


async def shown(db: AsyncSession, row: DraftRow) -> tuple[Draft, str]:
    """The state that is shown, and what the change to it did."""
    state = await db.get_one(DraftStateRow, (row.production_id, row.position))
    content: dict[str, Any] = state.content
    return Draft.model_validate(content), state.said


async def ends(db: AsyncSession, row: DraftRow) -> tuple[int, int]:
    """The first and the last position there is."""
    first, last = (
        await db.execute(
            select(func.min(DraftStateRow.position), func.max(DraftStateRow.position)).where(
                DraftStateRow.production_id == row.production_id
            )
        )
    ).one()
    return first, last


def _state(production_id: str, position: int, draft: Draft, said: str) -> DraftStateRow:
    return DraftStateRow(
        production_id=production_id,
        position=position,
        content=draft.model_dump(mode="json"),
        said=said,
        edited_at=utc_now(),
    )
