"""Reads of disclosure; always inside one workspace."""

from typing import get_args

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.disclosure.models import StatementRow
from limelight.disclosure.schemas import Kind, Made, Record
from limelight.library.provenance.schemas import EDITED_WITH_AI, MADE_BY_AI
from limelight.library.queries import get_sheet
from limelight.library.schemas import AssetKind, Sheet

_KINDS: dict[AssetKind, Kind] = {
    "film": "video",
    "picture": "picture",
    "sound": "sound",
    "text": "text",
    "data": "text",
}
_SAID_BY_FILE: dict[str, Made] = {MADE_BY_AI: "generated", EDITED_WITH_AI: "edited"}


async def get_record(db: AsyncSession, workspace_id: str, asset_id: str) -> Record:
    """What an asset is; raises UnknownAsset."""
    sheet = await get_sheet(db, workspace_id, asset_id)
    row = await get_row(db, workspace_id, asset_id)
    said: dict[str, Made] = {one: one for one in get_args(Made)}
    made = said.get(row.made) if row is not None and row.made else None
    return Record(
        asset_id=asset_id,
        kind=_KINDS[sheet.asset.kind],
        made=made or _known(sheet),
        character=sheet.asset.character,
        partner=row.partner if row is not None else "",
        said_by=row.said_by if row is not None else "",
        said_at=row.said_at if row is not None else None,
    )


async def get_row(db: AsyncSession, workspace_id: str, asset_id: str) -> StatementRow | None:
    """What was said of an asset, if anything."""
    found: StatementRow | None = await db.scalar(
        select(StatementRow).where(
            StatementRow.workspace_id == workspace_id, StatementRow.asset_id == asset_id
        )
    )
    return found


def _known(sheet: Sheet) -> Made:
    if sheet.asset.made_as != "upload":
        return "generated"
    came = sheet.facts.get("came_as")
    declared = came.get("digital_source_type", "") if isinstance(came, dict) else ""
    return _SAID_BY_FILE.get(declared, "unsaid")
