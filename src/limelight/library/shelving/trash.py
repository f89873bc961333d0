"""The trash: what was thrown away is gone for good after 30 days, or when somebody says so."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from limelight.kit.clock import utc_now
from limelight.kit.db.sessions import Sessions
from limelight.library.models import AssetRow, MeaningRow, ParentRow, RecipeRow
from limelight.library.store import FileStore

RETENTION = timedelta(days=30)
_AT_ONCE = 500


async def empty(sessions: Sessions, workspace_id: str, store: FileStore, before: datetime) -> int:
    """Delete for good all that was thrown away before that moment; how many assets that were. A
    crash half-way leaves files without rows, which nothing refers to.
    """
    total, count = 0, _AT_ONCE
    while count == _AT_ONCE:
        async with sessions.begin() as db:
            count, files = await purge(db, workspace_id, store, before)
        for path in files:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        total += count
    return total


async def throw_all_away(sessions: Sessions, workspace_id: str, store: FileStore) -> None:
    """Delete every asset of a workspace for good, with the files no other workspace needs."""
    now = utc_now()
    async with sessions.begin() as db:
        await db.execute(delete(ParentRow).where(ParentRow.workspace_id == workspace_id))
        throwing = update(AssetRow).where(AssetRow.workspace_id == workspace_id)
        await db.execute(throwing.values(place="trash", deleted_at=now))
    await empty(sessions, workspace_id, store, now + timedelta(seconds=1))


async def needed_elsewhere(
    db: AsyncSession, workspace_id: str, contents: Iterable[str]
) -> frozenset[str]:
    """Which of these contents (SHA-256) other workspaces have, or made something from."""
    needed: set[str] = set()
    left = list(contents)
    for start in range(0, len(left), _AT_ONCE):
        some = left[start : start + _AT_ONCE]
        for table in (AssetRow, ParentRow):
            asked = select(table.sha256).where(
                table.workspace_id != workspace_id, table.sha256.in_(some)
            )
            needed |= set(await db.scalars(asked))
    return frozenset(needed)


async def purge(
    db: AsyncSession, workspace_id: str, store: FileStore, before: datetime
) -> tuple[int, list[Path]]:
    """Delete for good what was thrown away before that moment, at most 500 assets a call; how many,
    and the files nothing else needs, to be removed once this is committed. A file that another
    recipe was made from stays: what was made of it can still be made again. Earlier versions go
    with the last one that was seen.
    """
    found = await db.scalars(
        select(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.place == "trash",
            AssetRow.deleted_at < before,
        )
        .limit(_AT_ONCE)
    )
    rows = [*(thrown := found.all()), *await _orphans(db, workspace_id, thrown)]
    hashes = {row.recipe_hash for row in rows}
    ids, numbers = [row.id for row in rows], [row.number for row in rows]
    await db.execute(
        delete(MeaningRow).where(
            MeaningRow.workspace_id == workspace_id, MeaningRow.number.in_(numbers)
        )
    )
    await db.execute(
        delete(AssetRow).where(AssetRow.workspace_id == workspace_id, AssetRow.id.in_(ids))
    )
    # A recipe that lost a file is made anew when it is asked for again, with all its files.
    for table, column in ((RecipeRow, RecipeRow.hash), (ParentRow, ParentRow.recipe_hash)):
        await db.execute(
            delete(table).where(table.workspace_id == workspace_id, column.in_(hashes))
        )
    files = {row.sha256: store.path(f"{row.sha256}{row.suffix}") for row in rows}
    needed = set(await db.scalars(select(AssetRow.sha256).where(AssetRow.sha256.in_(files)))) | set(
        await db.scalars(select(ParentRow.sha256).where(ParentRow.sha256.in_(files)))
    )
    return len(thrown), [path for sha256, path in files.items() if sha256 not in needed]


async def _orphans(
    db: AsyncSession, workspace_id: str, thrown: Sequence[AssetRow]
) -> Sequence[AssetRow]:
    """Earlier versions of what goes, of which no other version is left to be seen or brought
    back.
    """
    other = aliased(AssetRow)
    is_left = (
        select(other.id)
        .where(
            other.workspace_id == workspace_id,
            other.lineage_id == AssetRow.lineage_id,
            other.place != "replaced",
            other.id.not_in([row.id for row in thrown]),
        )
        .exists()
    )
    found = await db.scalars(
        select(AssetRow).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.lineage_id.in_({row.lineage_id for row in thrown}),
            AssetRow.place == "replaced",
            ~is_left,
        )
    )
    return found.all()
