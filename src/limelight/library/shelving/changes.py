"""One thing done to many assets at once, and undone again; what is done to folders is undone here
too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.library.describing import place_of
from limelight.library.errors import BadTag, NothingToUndo, UnknownFolder
from limelight.library.finding.filters import fold_tag
from limelight.library.models import AssetRow, ChangeRow, FolderRow, TagRow
from limelight.library.recording import refresh_titles
from limelight.library.schemas import Change, Rating, Undone, Verb
from limelight.library.shelving.folders import put_back

MOST_STARS = 5
_AT_ONCE = 5000
_LONGEST_TAG = 40
_RATINGS: tuple[Rating, ...] = ("everyone", "mature")
# What a verb sets, and to what; those that need a value take it from the caller.
_FIXED: dict[Verb, dict[str, Any]] = {
    "favourite": {"is_favourite": True},
    "unfavourite": {"is_favourite": False},
}


async def change_many(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int], verb: Verb, value: str = ""
) -> Change:
    """Do one thing to the assets with those numbers; those that are as wanted, or gone, are passed
    over. `value` is the tag, the folder's id ("" for none), the stars (0 to 5) or the rating.
    Raises BadTag, UnknownFolder or Invalid.
    """
    before: dict[str, Any]
    if verb in ("tag", "untag"):
        before = await _tag(db, workspace_id, numbers, value, adds=verb == "tag")
    elif verb in ("delete", "restore"):
        before = await _throw(db, workspace_id, numbers, is_deleted=verb == "delete")
    else:
        wanted = _FIXED.get(verb) or await _wanted(db, workspace_id, verb, value)
        before = await _set(db, workspace_id, numbers, wanted)
    count = int(before.pop("count"))
    if not count:
        return Change(verb=verb, count=0, undo_id=None)
    row = ChangeRow(
        id=new_id(), workspace_id=workspace_id, verb=verb, before=before, created_at=utc_now()
    )
    db.add(row)
    return Change(verb=verb, count=count, undo_id=row.id)


async def undo(db: AsyncSession, workspace_id: str, change_id: str) -> Undone:
    """Undo a change: what it changed is as before, whatever was done to it since. Raises
    NothingToUndo when it is not known or was undone already, and for a version where others came.
    """
    row = await db.scalar(
        select(ChangeRow).where(ChangeRow.workspace_id == workspace_id, ChangeRow.id == change_id)
    )
    if row is None or row.undone_at is not None:
        raise NothingToUndo("That was undone already.", id=change_id)
    row.undone_at = utc_now()
    before = row.before
    if "tag" in before:
        adds = row.verb == "untag"
        tagged = await _tag(db, workspace_id, before["numbers"], before["tag"], adds=adds)
        return Undone(kind="assets", count=int(tagged["count"]))
    if "lineage" in before:
        await _refuse_more_versions(db, workspace_id, before["lineage"])
    folders = before.get("folders", ())
    await put_back(db, workspace_id, folders)
    count = 0
    for column, was in before["columns"].items():
        for value, numbers in was:
            again = await _read(db, workspace_id, column, value)
            await _write(db, workspace_id, numbers, {column: again})
        count = sum(len(numbers) for _, numbers in was)
    if folders:
        return Undone(kind="folders", count=len(folders))
    return Undone(kind="assets", count=count)


async def _wanted(db: AsyncSession, workspace_id: str, verb: Verb, value: str) -> dict[str, Any]:
    if verb == "move":
        if value and not await _has_folder(db, workspace_id, value):
            raise UnknownFolder("That folder was deleted meanwhile.", id=value)
        return {"folder_id": value or None}
    if verb == "rate":
        if not value.isdigit() or int(value) > MOST_STARS:
            raise Invalid("Stars go from 0 to 5.", field="value")
        return {"stars": int(value)}
    if value not in _RATINGS:
        raise Invalid("Assets are for everyone, or mature.", field="value")
    return {"rating": value}


async def _has_folder(db: AsyncSession, workspace_id: str, folder_id: str) -> bool:
    found = select(FolderRow.id).where(
        FolderRow.workspace_id == workspace_id, FolderRow.id == folder_id
    )
    return await db.scalar(found) is not None


async def _set(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int], wanted: dict[str, Any]
) -> dict[str, Any]:
    """Set one column; what it was before, as lists of numbers by value."""
    ((name, value),) = wanted.items()
    column = getattr(AssetRow, name)
    was: dict[Any, list[int]] = defaultdict(list)
    for some in _chunks(numbers):
        found = await db.execute(
            select(AssetRow.number, column).where(
                AssetRow.workspace_id == workspace_id,
                AssetRow.number.in_(some),
                column.is_distinct_from(value),
            )
        )
        for number, old in found:
            was[old].append(number)
    changed = [number for some in was.values() for number in some]
    await _write(db, workspace_id, changed, wanted)
    return {"count": len(changed), "columns": {name: list(was.items())}}


async def _throw(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int], *, is_deleted: bool
) -> dict[str, Any]:
    """Into the trash, or back to where each asset stood; of several versions one is seen."""
    now = utc_now()
    was: dict[str, list[int]] = defaultdict(list)
    back: dict[str, list[int]] = defaultdict(list)
    when: dict[str | None, list[int]] = defaultdict(list)
    for some in _chunks(numbers):
        found = await db.execute(
            select(AssetRow.number, AssetRow.place, AssetRow.made_as, AssetRow.kind,
                   AssetRow.deleted_at, AssetRow.lineage_id).where(
                AssetRow.workspace_id == workspace_id,
                AssetRow.number.in_(some),
                AssetRow.place != "trash" if is_deleted else AssetRow.place == "trash",
            ).order_by(AssetRow.version.desc())
        )  # fmt: skip
        rows = found.all()
        seen = set() if is_deleted else await _seen(db, workspace_id, {row[5] for row in rows})
        for number, place, made_as, kind, deleted_at, lineage_id in rows:
            was[place].append(number)
            when[deleted_at.isoformat() if deleted_at else None].append(number)
            goes = "replaced" if lineage_id in seen else place_of(made_as, kind)
            back["trash" if is_deleted else goes].append(number)
            seen.add(lineage_id)
    for place, some in back.items():
        await _write(
            db, workspace_id, some, {"place": place, "deleted_at": now if is_deleted else None}
        )
    columns = {"place": list(was.items()), "deleted_at": list(when.items())}
    return {"count": sum(map(len, was.values())), "columns": columns}


async def _seen(db: AsyncSession, workspace_id: str, lineages: Collection[str]) -> set[str]:
    """Those of which a version is seen."""
    found = await db.scalars(
        select(AssetRow.lineage_id).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.lineage_id.in_(lineages),
            AssetRow.place.not_in(("trash", "replaced")),
        )
    )
    return set(found)


async def _refuse_more_versions(
    db: AsyncSession, workspace_id: str, lineage: Mapping[str, Any]
) -> None:
    found = await db.scalars(
        select(AssetRow.number).where(
            AssetRow.workspace_id == workspace_id,
            AssetRow.lineage_id == lineage["id"],
            AssetRow.place != "trash",
        )
    )
    if set(found) != set(lineage["numbers"]):
        raise NothingToUndo("Other versions came or went since; choose the one to show instead.")


async def _tag(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int], tag: str, *, adds: bool
) -> dict[str, Any]:
    tag = " ".join(tag.split()).removeprefix("#")
    tag_folded = fold_tag(tag)
    if not tag_folded or len(tag) > _LONGEST_TAG:
        raise BadTag(f"A tag has 1 to {_LONGEST_TAG} characters.", field="value")
    changed: list[int] = []
    for some in _chunks(numbers, 500):
        has_it = AssetRow.id.in_(
            select(TagRow.asset_id).where(
                TagRow.workspace_id == workspace_id, TagRow.tag_folded == tag_folded
            )
        )
        found = await db.scalars(
            select(AssetRow).where(
                AssetRow.workspace_id == workspace_id,
                AssetRow.number.in_(some),
                ~has_it if adds else has_it,
            )
        )
        rows = found.all()
        if adds:
            db.add_all(
                TagRow(id=new_id(), workspace_id=workspace_id, asset_id=row.id, tag=tag,
                       tag_folded=tag_folded)
                for row in rows
            )  # fmt: skip
        else:
            await db.execute(
                delete(TagRow).where(
                    TagRow.workspace_id == workspace_id,
                    TagRow.tag_folded == tag_folded,
                    TagRow.asset_id.in_([row.id for row in rows]),
                )
            )
        await db.flush()
        await refresh_titles(db, workspace_id, rows)
        changed += [row.number for row in rows]
    return {"count": len(changed), "tag": tag, "numbers": changed}


async def _write(
    db: AsyncSession, workspace_id: str, numbers: Sequence[int], values: dict[str, Any]
) -> None:
    for some in _chunks(numbers):
        await db.execute(
            update(AssetRow)
            .where(AssetRow.workspace_id == workspace_id, AssetRow.number.in_(some))
            .values(**values, updated_at=utc_now())
            .execution_options(synchronize_session=False)
        )


async def _read(db: AsyncSession, workspace_id: str, column: str, value: Any) -> Any:
    """A value as it was before it became JSON; of a folder that is gone, none."""
    if column == "deleted_at" and value is not None:
        return datetime.fromisoformat(value)
    if column == "folder_id" and value is not None:
        return value if await _has_folder(db, workspace_id, value) else None
    return value


def _chunks(numbers: Sequence[int], size: int = _AT_ONCE) -> Iterable[Sequence[int]]:
    return (numbers[start : start + size] for start in range(0, len(numbers), size))
