"""The record of an asset: what is known of it, and what a person said."""

from sqlalchemy.ext.asyncio import AsyncSession

from limelight.disclosure.errors import WrongStatement
from limelight.disclosure.models import StatementRow
from limelight.disclosure.queries import get_record, get_row
from limelight.disclosure.schemas import Record, Statement
from limelight.kit.clock import utc_now
from limelight.kit.events.log import record as note
from limelight.library.queries import get_asset


async def state(
    db: AsyncSession, workspace_id: str, asset_id: str, statement: Statement, *, by: str
) -> Record:
    """Keep what `by` says of an asset, and return its record; said twice it is the same. Raises
    UnknownAsset, and WrongStatement for making less of what was made here than it is.
    """
    asset = await get_asset(db, workspace_id, asset_id)
    known = await get_record(db, workspace_id, asset_id)
    is_ours = asset.made_as != "upload"
    if is_ours and statement.made not in {None, "generated"}:
        raise WrongStatement("It was made here, by AI; that cannot be said away.", field="made")
    if not is_ours and statement.made in {None, "unsaid"} and known.made == "unsaid":
        raise WrongStatement(
            "Say whether AI made it, made part of it, or none of it.", field="made"
        )
    row = await get_row(db, workspace_id, asset_id)
    if row is None:
        row = StatementRow(asset_id=asset_id, workspace_id=workspace_id, made=None)
        db.add(row)
    row.made = None if is_ours else (statement.made or row.made)
    row.partner = " ".join(statement.partner.split())
    row.said_by, row.said_at = by, utc_now()
    await db.flush()
    note(db, workspace_id, "asset.disclosed", asset_id, {"by": by})
    return await get_record(db, workspace_id, asset_id)
