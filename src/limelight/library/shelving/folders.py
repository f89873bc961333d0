"""Folders: made, renamed, deleted (what lies in one then lies in none)."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from limelight.characters.limits import plain
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.kit.ids import new_id
from limelight.library.errors import NameTaken, UnknownFolder
from limelight.library.models import AssetRow, FolderRow
from limelight.library.schemas import Folder

_LONGEST_NAME = 80


async def make_folder(db: AsyncSession, workspace_id: str, name: str) -> Folder:
    """A new folder. Raises Invalid for a name that is empty or too long, and NameTaken."""
    row = FolderRow(id=new_id(), workspace_id=workspace_id, created_at=utc_now())
    await _name(db, row, name)
    return Folder(id=row.id, name=row.name, count=0)


async def rename_folder(db: AsyncSession, workspace_id: str, folder_id: str, name: str) -> None:
    """Give a folder another name. Raises as `make_folder`, and UnknownFolder."""
    await _name(db, await _get(db, workspace_id, folder_id), name)


async def delete_folder(db: AsyncSession, workspace_id: str, folder_id: str) -> None:
    """Delete a folder; its assets stay in the library. Raises UnknownFolder."""
    row = await _get(db, workspace_id, folder_id)
    await db.execute(
        update(AssetRow)
        .where(AssetRow.workspace_id == workspace_id, AssetRow.folder_id == folder_id)
        .values(folder_id=None)
    )
    await db.delete(row)


async def _get(db: AsyncSession, workspace_id: str, folder_id: str) -> FolderRow:
    row = await db.scalar(
        select(FolderRow).where(FolderRow.workspace_id == workspace_id, FolderRow.id == folder_id)
    )
    if row is None:
        raise UnknownFolder("That folder was deleted meanwhile.", id=folder_id)
    return row


async def _name(db: AsyncSession, row: FolderRow, name: str) -> None:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid(f"A folder's name has 1 to {_LONGEST_NAME} characters.", field="name")
    try:
        async with db.begin_nested():
            row.name, row.name_folded = name, plain(name)
            db.add(row)
            await db.flush()
    except IntegrityError as error:
        raise NameTaken(f"There is a folder called {name!r} already.", field="name") from error
