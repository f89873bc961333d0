"""Lists of assets: pages by cursor for programs, whole orders as numbers for grids."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from limelight.kit.db.cursors import read_cursor, read_number, write_cursor
from limelight.kit.db.keeping import kept
from limelight.library.finding.filters import conditions, is_sqlite
from limelight.library.finding.words import parts, to_fts5, to_tsquery
from limelight.library.models import CHANGES, AssetRow, TagRow
from limelight.library.schemas import Asset, AssetFilter, AssetPage, Sort, Stored

Numbers = NDArray[np.int64]

# "best" is told among so many of the newest matches; ranking all of 100,000 takes too long.
_MOST_RANKED = 10_000
_AT_ONCE = 500
# What cursors of assets are of; the sort stands behind it.
LIST = "assets"
_KEYS: dict[Sort, InstrumentedAttribute[Any]] = {
    "title": AssetRow.title_sorted,
    "stars": AssetRow.stars,
    "largest": AssetRow.size_bytes,
}
_RISING: tuple[Sort, ...] = ("oldest", "title")


async def list_assets(
    db: AsyncSession,
    workspace_id: str,
    wanted: AssetFilter,
    *,
    sort: Sort = "newest",
    cursor: str | None = None,
    limit: int = 50,
) -> AssetPage:
    """A page of assets, searched by words; pass `next_cursor` on with the same filter and sort to
    get the next one ("best" is not a sort of pages: see `Finder`). Raises Invalid for a cursor of
    another list.
    """
    key = _KEYS.get(sort)
    page = sa.select(AssetRow).where(*conditions(db, workspace_id, wanted))
    if cursor is not None:
        page = page.where(_after(sort, _read_place(cursor, sort)))
    rows = (await db.scalars(page.order_by(*_order(sort)).limit(limit + 1))).all()
    items = await _to_assets(db, workspace_id, rows[:limit])
    if len(rows) <= limit:
        return AssetPage(items=items, next_cursor=None)
    last = rows[limit - 1]
    at = [last.number] if key is None else [getattr(last, key.key), last.number]
    return AssetPage(items=items, next_cursor=write_cursor(f"{LIST}/{sort}", *map(str, at)))


async def list_numbers(
    db: AsyncSession, workspace_id: str, wanted: AssetFilter, sort: Sort = "newest"
) -> Numbers:
    """The numbers of all assets the filter lets through, in order, not to be written to; some 15 ms
    for 100,000, less where nothing changed since it was asked.
    """
    key = ("numbers", workspace_id, wanted.model_dump_json(), sort)
    return await kept(db, CHANGES, key, lambda: _numbers(db, workspace_id, wanted, sort))


async def _numbers(db: AsyncSession, workspace_id: str, wanted: AssetFilter, sort: Sort) -> Numbers:
    chosen = sa.select(AssetRow.number).where(*conditions(db, workspace_id, wanted))
    if sort == "best" and any(not part.is_excluded for part in parts(wanted.words)):
        chosen = _ranked(db, wanted, chosen)
    else:
        chosen = chosen.order_by(*_order(sort))
    inner = chosen.subquery()
    number = inner.c.number
    # As one text: a row for each would take longer to fetch than to find.
    joined = (
        sa.func.group_concat(number)
        if is_sqlite(db)
        else sa.func.string_agg(sa.cast(number, sa.String), ",")
    )
    told = await db.scalar(sa.select(joined).select_from(inner))
    found = np.fromstring(told or "", np.int64, sep=",")
    found.flags.writeable = False
    return found


async def get_by_numbers(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int]
) -> tuple[Asset, ...]:
    """The assets with those numbers, in that order; those that are not there are left out."""
    found: dict[int, AssetRow] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        rows = await db.scalars(
            sa.select(AssetRow).where(
                # Not as it stands, or SQLite would go through the whole workspace by an index.
                AssetRow.workspace_id.concat("") == workspace_id,
                AssetRow.number.in_(numbers[start : start + _AT_ONCE]),
            )
        )
        found |= {row.number: row for row in rows}
    ordered = [found[number] for number in numbers if number in found]
    return await _to_assets(db, workspace_id, ordered)


async def list_where(
    db: AsyncSession, workspace_id: str, *holds: ColumnElement[bool], limit: int = 200
) -> tuple[Asset, ...]:
    """Assets of the workspace for which all of that holds, newest first."""
    rows = await db.scalars(
        sa.select(AssetRow)
        .where(AssetRow.workspace_id == workspace_id, *holds)
        .order_by(AssetRow.number.desc())
        .limit(limit)
    )
    return await _to_assets(db, workspace_id, rows.all())


async def list_after(
    db: AsyncSession, workspace_id: str, number: int, limit: int
) -> tuple[Asset, ...]:
    """The next assets after that number, oldest first, wherever they stand; no labelled copies."""
    rows = await db.scalars(
        sa.select(AssetRow)
        .where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.number > number,
            AssetRow.made_as != "label",
        )
        .order_by(AssetRow.number)
        .limit(limit)
    )
    return await _to_assets(db, workspace_id, rows.all())


def _read_place(cursor: str, sort: Sort) -> list[Any]:
    keys = 0 if sort not in _KEYS else 1
    told = read_cursor(cursor, f"{LIST}/{sort}", keys + 1)
    texts = keys if sort == "title" else 0
    return [*told[:texts], *map(read_number, told[texts:])]


def _order(sort: Sort) -> tuple[ColumnElement[Any], ...]:
    key = _KEYS.get(sort)
    columns = (AssetRow.number,) if key is None else (key, AssetRow.number)
    return tuple(column.asc() if sort in _RISING else column.desc() for column in columns)


def _after(sort: Sort, at: list[Any]) -> ColumnElement[bool]:
    key = _KEYS.get(sort)
    columns = (AssetRow.number,) if key is None else (key, AssetRow.number)
    place, last = sa.tuple_(*columns), sa.tuple_(*at)
    return place > last if sort in _RISING else place < last


def _ranked(db: AsyncSession, wanted: AssetFilter, chosen: sa.Select[int]) -> sa.Select[Any]:
    """The newest of what was chosen, the best match first."""
    said = [part for part in parts(wanted.words) if not part.is_excluded]
    newest = chosen.order_by(AssetRow.number.desc()).limit(_MOST_RANKED)
    if is_sqlite(db):
        return _ranked_by_fts5(newest, " AND ".join(f"({to_fts5(part)})" for part in said))
    asked = sa.func.to_tsquery("simple", " & ".join(f"({to_tsquery(part)})" for part in said))
    rank = sa.func.ts_rank(sa.literal_column("library_assets.library_search"), asked, 1)
    near = newest.add_columns(rank.label("rank")).subquery()
    return sa.select(near.c.number).order_by(near.c.rank.desc(), near.c.number.desc())


def _ranked_by_fts5(newest: sa.Select[int], asked: str) -> sa.Select[Any]:
    near = newest.cte("near").prefix_with("MATERIALIZED")
    search = sa.table("library_search", sa.column("rowid", sa.Integer))
    rank = sa.func.bm25(sa.literal_column("library_search"), 5.0, 1.0).label("rank")
    # Whole first: joined directly, the search would run again for every asset.
    hits = (
        sa.select(search.c.rowid.label("number"), rank)
        .where(
            sa.literal_column("library_search").bool_op("MATCH")(asked),
            search.c.rowid >= sa.select(sa.func.min(near.c.number)).scalar_subquery(),
        )
        .cte("hits")
        .prefix_with("MATERIALIZED")
    )
    chosen = hits.c.number.in_(sa.select(near.c.number))
    return sa.select(hits.c.number).where(chosen).order_by(hits.c.rank, hits.c.number.desc())


async def _to_assets(
    db: AsyncSession, workspace_id: str, rows: Sequence[AssetRow]
) -> tuple[Asset, ...]:
    tags: dict[str, list[tuple[str, str]]] = {}
    for start in range(0, len(rows), _AT_ONCE):
        # Put in order here: SQLite would walk through all tags to have them in order.
        found = await db.execute(
            sa.select(TagRow.asset_id, TagRow.tag_folded, TagRow.tag).where(
                TagRow.workspace_id == workspace_id,
                TagRow.asset_id.in_([row.id for row in rows[start : start + _AT_ONCE]]),
            )
        )
        for asset_id, folded, tag in found:
            tags.setdefault(asset_id, []).append((folded, tag))
    return tuple(to_asset(row, [tag for _, tag in sorted(tags.get(row.id, ()))]) for row in rows)


def to_asset(row: AssetRow, tags: Sequence[str]) -> Asset:
    """The value of a row."""
    return Asset.model_validate(
        {
            **{
                name: getattr(row, name)
                for name in Asset.model_fields
                if name not in ("file", "tags")
            },
            "file": Stored(sha256=row.sha256, suffix=row.suffix, size_bytes=row.size_bytes),
            "tags": tuple(tags),
        }
    )
