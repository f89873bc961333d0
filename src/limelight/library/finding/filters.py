"""A filter as conditions on the table of assets."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.limits import plain
from limelight.library.finding.words import Part, parts, to_fts5, to_tsquery
from limelight.library.models import AssetRow, FolderRow, TagRow
from limelight.library.schemas import AssetFilter

UNFILED = "none"


def is_sqlite(db: AsyncSession) -> bool:
    """Whether the session talks to SQLite."""
    return db.get_bind().dialect.name == "sqlite"


def fold_tag(tag: str) -> str:
    """A tag as it is compared."""
    return plain(" ".join(tag.split()).removeprefix("#"))


def conditions(
    db: AsyncSession, workspace_id: str, wanted: AssetFilter
) -> list[ColumnElement[bool]]:
    """What must hold for an asset of the workspace; `mode` and `like` are not looked at, and words
    only where they are searched as words.
    """
    found: list[ColumnElement[bool]] = [
        AssetRow.workspace_id == workspace_id,
        AssetRow.place == wanted.place if wanted.place == "trash" else _is_shown(wanted),
    ]
    if wanted.kinds:
        found.append(AssetRow.kind.in_(wanted.kinds))
    for column, value in (
        (AssetRow.made_as, wanted.made_as),
        (AssetRow.maker, wanted.maker),
        (AssetRow.character, wanted.character),
        (AssetRow.rating, wanted.rating),
        (AssetRow.review, wanted.review),
    ):
        if value:
            found.append(column == value)
    if wanted.folder:
        found.append(_lies_in(workspace_id, wanted))
    if wanted.least_stars:
        found.append(AssetRow.stars >= wanted.least_stars)
    if wanted.is_favourite:
        found.append(AssetRow.is_favourite.is_(True))
    if wanted.since:
        found.append(AssetRow.created_at >= _start_of(wanted.since))
    if wanted.until:
        found.append(AssetRow.created_at < _start_of(wanted.until))
    found += (_has_tag(workspace_id, tag) for tag in wanted.tags)
    if wanted.mode == "words":
        found += _say(db, parts(wanted.words))
    return found


def _is_shown(wanted: AssetFilter) -> ColumnElement[bool]:
    # What things are made from (drawings as data) is seen by those who ask for data.
    if "data" in wanted.kinds:
        return AssetRow.place.in_(("shown", "material"))
    return AssetRow.place == "shown"


def _lies_in(workspace_id: str, wanted: AssetFilter) -> ColumnElement[bool]:
    if wanted.folder == UNFILED:
        return AssetRow.folder_id.is_(None)
    if not wanted.inner_folders:
        return AssetRow.folder_id == wanted.folder
    own = FolderRow.workspace_id == workspace_id
    inside = (
        sa.select(FolderRow.id)
        .where(own, FolderRow.id == wanted.folder)
        .cte("inside", recursive=True)
    )
    inside = inside.union(sa.select(FolderRow.id).where(own, FolderRow.parent_id == inside.c.id))
    return AssetRow.folder_id.in_(sa.select(inside.c.id))


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _has_tag(workspace_id: str, tag: str) -> ColumnElement[bool]:
    return AssetRow.id.in_(
        sa.select(TagRow.asset_id).where(
            TagRow.workspace_id == workspace_id, TagRow.tag_folded == fold_tag(tag)
        )
    )


def _say(db: AsyncSession, asked: Sequence[Part]) -> Iterator[ColumnElement[bool]]:
    told = to_fts5 if is_sqlite(db) else to_tsquery
    wanted = [f"({told(part)})" for part in asked if not part.is_excluded]
    if wanted:
        # Once for all: each part alone may be found in most of what there is.
        yield _says(db, (" AND " if is_sqlite(db) else " & ").join(wanted))
    yield from (sa.not_(_says(db, told(part))) for part in asked if part.is_excluded)


def _says(db: AsyncSession, asked: str) -> ColumnElement[bool]:
    if is_sqlite(db):
        return AssetRow.number.in_(matching(asked))
    search: ColumnElement[Any] = sa.literal_column("library_assets.library_search")
    return search.bool_op("@@")(sa.func.to_tsquery("simple", asked))


def matching(asked: str) -> sa.Select[tuple[int]]:
    """The numbers of all assets that FTS5 finds."""
    search = sa.table("library_search", sa.column("rowid", sa.Integer))
    return sa.select(search.c.rowid).where(
        sa.literal_column("library_search").bool_op("MATCH")(asked)
    )
