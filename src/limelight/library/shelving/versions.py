"""Versions: one asset takes the place of another; titles and rights of one asset."""

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid
from limelight.library.describing import place_of
from limelight.library.errors import UnknownAsset
from limelight.library.models import AssetRow, MeaningRow, RightsRow
from limelight.library.recording import refresh_titles
from limelight.library.schemas import Rights

_LONGEST_TITLE = 200


async def replace(db: AsyncSession, workspace_id: str, old_id: str, new_id: str) -> int:
    """Let an asset take the place of another: it becomes the newest version, is shown alone and
    keeps its predecessor's folder. Returns its version, from 2 on. Raises UnknownAsset, and
    Conflict where both are versions of one thing already.
    """
    old, new = await _get(db, workspace_id, old_id), await _get(db, workspace_id, new_id)
    if old.lineage_id == new.lineage_id:
        raise Conflict("These are versions of one asset already.", id=new_id)
    newest = await db.scalar(
        select(func.max(AssetRow.version)).where(
            AssetRow.workspace_id == workspace_id, AssetRow.lineage_id == old.lineage_id
        )
    )
    new.lineage_id, new.version, new.folder_id = old.lineage_id, (newest or 1) + 1, old.folder_id
    await show_version(db, workspace_id, new.id)
    return new.version


async def show_version(db: AsyncSession, workspace_id: str, asset_id: str) -> None:
    """Show that version in place of the others; running it twice changes nothing."""
    chosen = await _get(db, workspace_id, asset_id)
    await db.flush()
    versions = await db.scalars(
        select(AssetRow).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.lineage_id == chosen.lineage_id,
            AssetRow.place != "trash",
        )
    )
    for row in versions:
        shown = row.id == chosen.id
        row.place = place_of(row.made_as, row.kind) if shown else "replaced"
        row.updated_at = utc_now()


async def rename(db: AsyncSession, workspace_id: str, asset_id: str, title: str) -> None:
    """Give an asset another title. Raises Invalid for one that is empty or too long."""
    title = " ".join(title.split())
    if not title or len(title) > _LONGEST_TITLE:
        raise Invalid(f"A title has 1 to {_LONGEST_TITLE} characters.", field="title")
    row = await _get(db, workspace_id, asset_id)
    row.title, row.updated_at = title, utc_now()
    await refresh_titles(db, workspace_id, [row])
    # What it means is taken again from the new words.
    await db.execute(
        delete(MeaningRow).where(
            MeaningRow.workspace_id == workspace_id, MeaningRow.number == row.number
        )
    )


async def declare_rights(
    db: AsyncSession, workspace_id: str, asset_id: str, rights: Rights
) -> None:
    """Record who says that an asset may be used; the last word counts. Raises UnknownAsset."""
    row = await _get(db, workspace_id, asset_id)
    said = await db.scalar(
        select(RightsRow).where(
            RightsRow.workspace_id == workspace_id, RightsRow.asset_id == row.id
        )
    )
    said = said or RightsRow(asset_id=row.id, workspace_id=workspace_id)
    said.basis, said.holder, said.note = rights.basis, rights.holder, rights.note
    said.declared_by, said.declared_at = rights.declared_by, utc_now()
    db.add(said)


async def _get(db: AsyncSession, workspace_id: str, asset_id: str) -> AssetRow:
    row = await db.scalar(
        select(AssetRow).where(AssetRow.workspace_id == workspace_id, AssetRow.id == asset_id)
    )
    if row is None:
        raise UnknownAsset("The library has no such asset. It may have been deleted.", id=asset_id)
    return row
