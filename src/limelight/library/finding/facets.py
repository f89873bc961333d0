"""What a library can be filtered by, and how much of each there is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from limelight.kit.db.keeping import kept
from limelight.library.models import CHANGES, AssetRow, FolderRow, TagRow
from limelight.library.schemas import Count, Facets, Folder

_MOST = 60


async def get_facets(db: AsyncSession, workspace_id: str) -> Facets:
    """Kinds, makers, characters, tags and folders of what is shown; the most frequent first."""
    return await kept(db, CHANGES, ("facets", workspace_id), lambda: _facets(db, workspace_id))


async def _facets(db: AsyncSession, workspace_id: str) -> Facets:
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
    """The tags of all that is not in the trash, the most frequent first."""
    # All are counted by an index, and what is in the trash taken off: to look up where each tagged
    # asset stands takes twenty times as long.
    own, other = TagRow.workspace_id == workspace_id, aliased(TagRow)
    written = (
        sa.select(other.tag)
        .where(other.workspace_id == workspace_id, other.tag_folded == TagRow.tag_folded)
        .limit(1)
        .scalar_subquery()
    )
    every = sa.select(TagRow.tag_folded, written, sa.func.count()).where(own)
    found = (await db.execute(every.group_by(TagRow.tag_folded))).all()
    # An outer join, for SQLite begins with what stands at its left.
    is_own = (TagRow.asset_id == AssetRow.id) & (TagRow.workspace_id == AssetRow.workspace_id)
    thrown = (
        sa.select(TagRow.tag_folded, sa.func.count(TagRow.id))
        .select_from(AssetRow)
        .outerjoin(TagRow, is_own)
        .where(AssetRow.workspace_id == workspace_id, AssetRow.place == "trash")
        .group_by(TagRow.tag_folded)
    )
    gone = {folded: many for folded, many in await db.execute(thrown)}  # noqa: C416 - typed so
    left = [(gone.get(folded, 0) - many, folded, tag) for folded, tag, many in found]
    return tuple(Count(name=tag, count=-less) for less, _, tag in sorted(left)[:_MOST] if less)


async def list_folders(db: AsyncSession, workspace_id: str) -> tuple[Folder, ...]:
    """All folders, also the empty ones: each before those in it, beside each other by name."""
    found = await db.execute(
        sa.select(FolderRow.id, FolderRow.name, FolderRow.parent_id, sa.func.count(AssetRow.id))
        .outerjoin(AssetRow, (AssetRow.folder_id == FolderRow.id) & (AssetRow.place == "shown"))
        .where(FolderRow.workspace_id == workspace_id)
        .group_by(FolderRow.id, FolderRow.name, FolderRow.parent_id, FolderRow.name_folded)
        .order_by(FolderRow.name_folded)
    )
    inner: dict[str | None, list[Folder]] = {}
    for one, name, parent_id, many in found:
        folder = Folder(id=one, name=name, parent_id=parent_id, path=name, count=many)
        inner.setdefault(parent_id, []).append(folder)
    return tuple(_in_order(inner, None, "", 0))


async def count_shown(db: AsyncSession, workspace_id: str) -> int:
    """How many assets are shown."""
    shown = sa.select(sa.func.count()).where(
        AssetRow.workspace_id == workspace_id, AssetRow.place == "shown"
    )
    return await db.scalar(shown) or 0


def _in_order(
    inner: Mapping[str | None, Sequence[Folder]], parent_id: str | None, path: str, depth: int
) -> Iterator[Folder]:
    for folder in inner.get(parent_id, ()):
        told = f"{path} / {folder.name}" if path else folder.name
        below = list(_in_order(inner, folder.id, told, depth + 1))
        whole = folder.count + sum(one.count for one in below)
        yield folder.model_copy(update={"path": told, "depth": depth, "whole_count": whole})
        yield from below


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
