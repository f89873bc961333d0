"""What a library can be filtered by, and how much of each there is."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from limelight.library.models import AssetRow, FolderRow, TagRow
from limelight.library.schemas import Count, Facets, Folder

_MOST = 60


async def get_facets(db: AsyncSession, workspace_id: str) -> Facets:
    """Kinds, makers, characters, tags and folders of what is shown; the most frequent first."""
    trash = sa.select(sa.func.count()).where(
        AssetRow.workspace_id == workspace_id, AssetRow.place == "trash"
    )
    return Facets(
        kinds=await _counts(db, workspace_id, AssetRow.kind),
        makers=await _counts(db, workspace_id, AssetRow.maker),
        characters=await _counts(db, workspace_id, AssetRow.character),
        tags=await list_tags(db, workspace_id),
        folders=await list_folders(db, workspace_id),
        trash_count=await db.scalar(trash) or 0,
    )


async def list_tags(db: AsyncSession, workspace_id: str) -> tuple[Count, ...]:
    """The tags of what is shown, the most frequent first."""
    name, count = sa.func.min(TagRow.tag), sa.func.count()
    found = await db.execute(
        sa.select(name, count)
        .join(AssetRow, AssetRow.id == TagRow.asset_id)
        .where(TagRow.workspace_id == workspace_id, AssetRow.place == "shown")
        .group_by(TagRow.tag_folded)
        .order_by(count.desc(), TagRow.tag_folded)
        .limit(_MOST)
    )
    return tuple(Count(name=tag, count=many) for tag, many in found)


async def list_folders(db: AsyncSession, workspace_id: str) -> tuple[Folder, ...]:
    """All folders by name, also the empty ones."""
    found = await db.execute(
        sa.select(FolderRow.id, FolderRow.name, sa.func.count(AssetRow.id))
        .outerjoin(AssetRow, (AssetRow.folder_id == FolderRow.id) & (AssetRow.place == "shown"))
        .where(FolderRow.workspace_id == workspace_id)
        .group_by(FolderRow.id, FolderRow.name, FolderRow.name_folded)
        .order_by(FolderRow.name_folded)
    )
    return tuple(Folder(id=one, name=name, count=many) for one, name, many in found)


async def _counts(
    db: AsyncSession, workspace_id: str, column: InstrumentedAttribute[Any]
) -> tuple[Count, ...]:
    count = sa.func.count()
    found = await db.execute(
        sa.select(column, count)
        .where(AssetRow.workspace_id == workspace_id, AssetRow.place == "shown", column != "")
        .group_by(column)
        .order_by(count.desc(), column)
        .limit(_MOST)
    )
    return tuple(Count(name=name, count=many) for name, many in found)
