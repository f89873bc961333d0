"""What characters said in their pieces, so that they do not say it again. Serves the port
`stories.ports.Memories`.
"""

from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.accounts.schemas import WorkspaceId
from limelight.characters.schemas import CharacterId
from limelight.kit.db.sessions import Sessions
from limelight.production.models import ProductionRow, StepRow
from limelight.production.schemas import ProductionId
from limelight.stories.script import Script, sentences_of

MOST_PIECES = 50


class StudioMemories:
    """What the characters of one workspace said."""

    def __init__(self, workspace_id: WorkspaceId, sessions: Sessions) -> None:
        self._workspace_id, self._sessions = workspace_id, sessions

    async def said_lately(self, character_id: CharacterId) -> tuple[str, ...]:
        """The sentences of the last fifty pieces of a character, newest piece first."""
        async with self._sessions.read() as db:
            return await _sentences(db, _pieces(self._workspace_id, character_id))


async def said_before(
    db: AsyncSession, workspace_id: str, production_id: ProductionId
) -> tuple[str, ...]:
    """The sentences of the last fifty pieces whose scripts were written when a production was
    ordered, newest piece first.

    For an order equal to an earlier one it is what had been said before the earlier one, so that
    the same order, given again or resumed, asks for the same words.
    """
    first = await _first_equal(db, workspace_id, production_id)
    earlier = _pieces(workspace_id, first.character_id).where(
        ProductionRow.id.in_(_written_before(first.created_at)), ProductionRow.id != first.id
    )
    return await _sentences(db, earlier)


def _written_before(moment: datetime) -> Select[str]:
    return select(StepRow.production_id).where(
        StepRow.name == "script",
        StepRow.state.in_(("done", "reused")),
        StepRow.ended_at <= moment,
    )


async def _first_equal(
    db: AsyncSession, workspace_id: str, production_id: ProductionId
) -> ProductionRow:
    """The first production of the same brief by the same character as it is now."""
    asked = select(ProductionRow).where(
        ProductionRow.workspace_id == workspace_id, ProductionRow.id == production_id
    )
    own = (await db.scalars(asked)).one()
    orders = _pieces(workspace_id, own.character_id).where(ProductionRow.id <= own.id)
    rows = await db.scalars(orders.order_by(None).order_by(ProductionRow.id))
    return next(
        row
        for row in rows
        if row.id == own.id
        or (row.given_script is None and (row.brief, row.character) == (own.brief, own.character))
    )


def _pieces(workspace_id: str, character_id: str) -> Select[ProductionRow]:
    return (
        select(ProductionRow)
        .where(
            ProductionRow.workspace_id == workspace_id, ProductionRow.character_id == character_id
        )
        .order_by(ProductionRow.id.desc())
    )


async def _sentences(db: AsyncSession, pieces: Select[ProductionRow]) -> tuple[str, ...]:
    rows = await db.scalars(pieces.limit(MOST_PIECES))
    scripts = [Script.model_validate(row.script) for row in rows if row.script]
    return tuple(each for script in scripts for each in sentences_of(script))
