"""Versions: one asset takes the place of another; titles and rights of one asset."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.errors import Conflict, Invalid
from limelight.kit.ids import new_id
from limelight.library.describing import place_of
from limelight.library.errors import UnknownAsset
from limelight.library.models import AssetRow, ChangeRow, MeaningRow, RightsRow, TagRow
from limelight.library.recording import refresh_titles
from limelight.library.schemas import Rights, VersionChange

_LONGEST_TITLE = 200


async def replace(
    db: AsyncSession, workspace_id: str, old_id: str, new_id: str, *, is_new: bool = False
) -> VersionChange:
    """Let an asset take the place of another: it becomes the newest version, is shown alone and
    keeps its predecessor's folder. One that is a version already is shown again. One that came
    just now (`is_new`) takes title, tags, stars and rating over, and undone lies in the trash;
    another stands where it stood. Raises UnknownAsset, and Conflict for what is in the trash.
    """
    old, new = await _get(db, workspace_id, old_id), await _get(db, workspace_id, new_id)
    if old.lineage_id == new.lineage_id:
        return await show_version(db, workspace_id, new_id)
    _refuse_trash(old, new)
    rows = [*await _versions(db, workspace_id, old.lineage_id), new]
    before = _before(rows)
    if is_new:
        thrown_at = utc_now().isoformat()
        before["place"][new.number], before["deleted_at"][new.number] = "trash", thrown_at
    newest = max(row.version for row in rows if row is not new)
    new.lineage_id, new.version, new.folder_id = old.lineage_id, newest + 1, old.folder_id
    if is_new:
        await _take_over(db, workspace_id, old, new)
    _show(rows, new)
    return _noted(db, workspace_id, rows, before, new)


async def show_version(db: AsyncSession, workspace_id: str, asset_id: str) -> VersionChange:
    """Show that version in place of the others; running it twice changes nothing. Raises
    UnknownAsset, and Conflict for what is in the trash.
    """
    chosen = await _get(db, workspace_id, asset_id)
    _refuse_trash(chosen)
    rows = await _versions(db, workspace_id, chosen.lineage_id)
    if chosen.place != "replaced":
        return VersionChange(version=chosen.version, undo_id=None)
    before = _before(rows)
    _show(rows, chosen)
    return _noted(db, workspace_id, rows, before, chosen)


async def _take_over(db: AsyncSession, workspace_id: str, old: AssetRow, new: AssetRow) -> None:
    """What people said of a thing goes for its next version too."""
    for name in ("title", "character", "stars", "is_favourite", "rating"):
        setattr(new, name, getattr(old, name))
    tags = await db.execute(
        select(TagRow.tag, TagRow.tag_folded).where(
            TagRow.workspace_id == workspace_id, TagRow.asset_id == old.id
        )
    )
    db.add_all(
        TagRow(id=new_id(), workspace_id=workspace_id, asset_id=new.id, tag=tag, tag_folded=folded)
        for tag, folded in tags
    )
    await db.flush()
    await refresh_titles(db, workspace_id, [new])


def _refuse_trash(*rows: AssetRow) -> None:
    if any(row.place == "trash" for row in rows):
        raise Conflict("That is in the trash. Bring it back first.")


async def _versions(db: AsyncSession, workspace_id: str, lineage_id: str) -> list[AssetRow]:
    """The versions of one thing that are not in the trash, held until the transaction ends."""
    found = await db.scalars(
        select(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.lineage_id == lineage_id,
            AssetRow.place != "trash",
        )
        .order_by(AssetRow.number)
        .with_for_update()
    )
    return list(found)


def _before(rows: Sequence[AssetRow]) -> dict[str, dict[int, Any]]:
    columns = ("lineage_id", "version", "folder_id", "place", "deleted_at")
    return {name: {row.number: getattr(row, name) for row in rows} for name in columns}


def _show(rows: Sequence[AssetRow], chosen: AssetRow) -> None:
    for row in rows:
        row.place = place_of(row.made_as, row.kind) if row is chosen else "replaced"
        row.updated_at = utc_now()


def _noted(
    db: AsyncSession,
    workspace_id: str,
    rows: Sequence[AssetRow],
    before: dict[str, dict[int, Any]],
    shown: AssetRow,
) -> VersionChange:
    columns = {
        name: [[value, [number]] for number, value in was.items()] for name, was in before.items()
    }
    told = {
        "columns": columns,
        "lineage": {"id": shown.lineage_id, "numbers": sorted(row.number for row in rows)},
    }
    change = ChangeRow(
        id=new_id(), workspace_id=workspace_id, verb="version", before=told, created_at=utc_now()
    )
    db.add(change)
    return VersionChange(version=shown.version, undo_id=change.id)


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
