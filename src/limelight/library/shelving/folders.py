"""Folders: made, renamed, moved into each other, deleted; what was done is undone again.

What lay in a deleted folder stays in the library and lies in none.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.limits import plain
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.library.errors import NameTaken, UnknownFolder, WrongPlace
from limelight.library.models import AssetRow, ChangeRow, FolderRow
from limelight.library.schemas import DEEPEST_FOLDER, MOST_FOLDERS, Folder, FolderChange

_LONGEST_NAME = 80
_Rows = Mapping[str, FolderRow]


async def make_folder(
    db: AsyncSession, workspace_id: str, name: str, parent_id: str | None = None
) -> Folder:
    """A new folder, in another one where that is named. Raises Invalid for a name that is empty or
    too long, NameTaken, UnknownFolder and WrongPlace.
    """
    rows = await _all(db, workspace_id)
    if len(rows) >= MOST_FOLDERS:
        raise WrongPlace(f"There are {MOST_FOLDERS} folders already.")
    row = FolderRow(id=new_id(), workspace_id=workspace_id, created_at=utc_now())
    _refuse_place(rows, row, parent_id)
    await _write(db, row, name, parent_id)
    return Folder(id=row.id, name=row.name, parent_id=row.parent_id, path=_path(rows, row))


async def ensure_path(
    db: AsyncSession, workspace_id: str, parent_id: str | None, names: Sequence[str]
) -> str | None:
    """The folder that lies at this path below another one, made where it is missing; what lies
    deeper than folders nest falls into the deepest. A parent that is gone is none.
    """
    rows = await _all(db, workspace_id)
    at = parent_id if parent_id in rows else None
    for name in names[: DEEPEST_FOLDER - len(_above(rows, at))]:
        told = " ".join(name.split())[:_LONGEST_NAME]
        if not told or told in (".", ".."):
            continue
        there = (one for one in rows.values() if one.parent_id == at)
        known = next((one.id for one in there if one.name_folded == plain(told)), None)
        at = known or (await make_folder(db, workspace_id, told, at)).id
        rows = await _all(db, workspace_id)
    return at


async def rename_folder(
    db: AsyncSession, workspace_id: str, folder_id: str, name: str
) -> FolderChange:
    """Give a folder another name. Raises as `make_folder`, and UnknownFolder."""
    rows = await _all(db, workspace_id)
    row = _get(rows, folder_id)
    before = _told(row)
    await _write(db, row, name, row.parent_id)
    return await _noted(db, workspace_id, rows, row, before)


async def move_folder(
    db: AsyncSession, workspace_id: str, folder_id: str, parent_id: str | None
) -> FolderChange:
    """Put a folder with all that is in it into another one, or (None) beside the outermost. Raises
    UnknownFolder, NameTaken, and WrongPlace for itself, one of its own, or too deep a place.
    """
    rows = await _all(db, workspace_id)
    row = _get(rows, folder_id)
    before = _told(row)
    _refuse_place(rows, row, parent_id)
    await _write(db, row, row.name, parent_id)
    return await _noted(db, workspace_id, rows, row, before)


async def delete_folder(db: AsyncSession, workspace_id: str, folder_id: str) -> FolderChange:
    """Delete a folder and those in it; their assets stay in the library. Raises UnknownFolder."""
    rows = await _all(db, workspace_id)
    gone = [_get(rows, folder_id), *_below(rows, folder_id)]
    ids = [row.id for row in gone]
    mine = AssetRow.workspace_id == workspace_id, AssetRow.folder_id.in_(ids)
    was: dict[str | None, list[int]] = {}
    for number, lay_in in await db.execute(
        select(AssetRow.number, AssetRow.folder_id).where(*mine)
    ):
        was.setdefault(lay_in, []).append(number)
    leaving = update(AssetRow).where(*mine).values(folder_id=None, updated_at=utc_now())
    await db.execute(leaving.execution_options(synchronize_session=False))
    told = [_told(row) for row in gone]
    for row in reversed(gone):
        await db.delete(row)
        await db.flush()
    before = {"folders": told, "columns": {"folder_id": list(was.items())}}
    return _kept(db, workspace_id, before, sum(map(len, was.values())))


async def put_back(
    db: AsyncSession, workspace_id: str, before: Sequence[Mapping[str, Any]]
) -> None:
    """Make folders what they were. One whose place is gone comes back outermost, one whose name is
    taken meanwhile with a number behind it.
    """
    rows = dict(await _all(db, workspace_id))
    for was in before:
        row = rows.get(was["id"])
        if row is None:
            row = FolderRow(id=was["id"], workspace_id=workspace_id, created_at=utc_now())
        parent_id = was["parent_id"] if was["parent_id"] in rows else None
        if parent_id is not None and row.id in rows:
            above = [one.id for one in _above(rows, parent_id)]
            parent_id = row.parent_id if row.id in above else parent_id
        beside = {
            one.name_folded for one in rows.values()
            if one.parent_id == parent_id and one.id != row.id
        }  # fmt: skip
        await _write(db, row, _free(was["name"], beside), parent_id)
        rows[row.id] = row


def _free(name: str, taken: Collection[str]) -> str:
    numbered = (f"{name[: _LONGEST_NAME - 5]} {n}" for n in range(2, MOST_FOLDERS + 2))
    return next(one for one in (name, *numbered) if plain(one) not in taken)


async def _all(db: AsyncSession, workspace_id: str) -> dict[str, FolderRow]:
    """All folders of the workspace, held until the end of the transaction: two that are moved into
    each other at once would else both be lost.
    """
    found = await db.scalars(
        select(FolderRow)
        .where(FolderRow.workspace_id == workspace_id)
        .order_by(FolderRow.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in found}


def _get(rows: _Rows, folder_id: str) -> FolderRow:
    if folder_id not in rows:
        raise UnknownFolder("That folder was deleted meanwhile.", id=folder_id)
    return rows[folder_id]


def _above(rows: _Rows, folder_id: str | None) -> list[FolderRow]:
    """The folder and those it lies in, the innermost first."""
    found: list[FolderRow] = []
    while folder_id is not None and len(found) <= len(rows):
        found.append(_get(rows, folder_id))
        folder_id = found[-1].parent_id
    return found


def _below(rows: _Rows, folder_id: str) -> list[FolderRow]:
    """The folders in a folder, each before those in it."""
    inner = [row for row in rows.values() if row.parent_id == folder_id]
    return [one for row in inner for one in (row, *_below(rows, row.id))]


def _refuse_place(rows: _Rows, row: FolderRow, parent_id: str | None) -> None:
    above = _above(rows, parent_id)
    if row in above:
        raise WrongPlace("A folder cannot lie in itself.", field="parent_id")
    own = len(_above(rows, row.id)) if row.id in rows else 0
    taller = max((len(_above(rows, one.id)) - own for one in _below(rows, row.id)), default=0)
    if len(above) + 1 + taller > DEEPEST_FOLDER:
        raise WrongPlace(f"Folders nest {DEEPEST_FOLDER} deep.", field="parent_id")


def _path(rows: _Rows, row: FolderRow) -> str:
    return " / ".join([one.name for one in reversed(_above(rows, row.parent_id))] + [row.name])


def _told(row: FolderRow) -> dict[str, Any]:
    return {"id": row.id, "name": row.name, "parent_id": row.parent_id}


async def _noted(
    db: AsyncSession, workspace_id: str, rows: _Rows, row: FolderRow, before: Mapping[str, Any]
) -> FolderChange:
    ids = [row.id, *(one.id for one in _below(rows, row.id))]
    count = await db.scalar(
        select(func.count()).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.folder_id.in_(ids),
            AssetRow.place == "shown",
        )
    )
    if before == _told(row):
        return FolderChange(count=count or 0, undo_id=None)
    return _kept(db, workspace_id, {"folders": [dict(before)], "columns": {}}, count or 0)


def _kept(db: AsyncSession, workspace_id: str, before: dict[str, Any], count: int) -> FolderChange:
    change = ChangeRow(
        id=new_id(), workspace_id=workspace_id, verb="folder", before=before, created_at=utc_now()
    )
    db.add(change)
    return FolderChange(count=count, undo_id=change.id)


async def _write(db: AsyncSession, row: FolderRow, name: str, parent_id: str | None) -> None:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid(f"A folder's name has 1 to {_LONGEST_NAME} characters.", field="name")
    try:
        async with db.begin_nested():
            row.name, row.name_folded, row.parent_id = name, plain(name), parent_id
            db.add(row)
            await db.flush()
    except IntegrityError as error:
        raise NameTaken(
            f"There is a folder called {name!r} there already.", field="name"
        ) from error
