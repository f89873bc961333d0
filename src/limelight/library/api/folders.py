"""Folders of the library."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.routing import api_router
from limelight.library.finding.facets import list_folders as find_folders
from limelight.library.schemas import Folder, FolderChange
from limelight.library.shelving import folders

router = api_router("/library/folders", "library")
SEE, CHANGE = [may("library.see")], [may("library.change")]
Id = Annotated[str, Path(max_length=100)]


class FolderName(BaseModel):
    """What a folder is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["Autumn"])


class FolderPlace(BaseModel):
    """Which folder a folder lies in, by its id; null for none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parent_id: str | None = Field(None, max_length=100)


class NewFolder(FolderName, FolderPlace):
    """A folder to make."""


@router.get("", dependencies=SEE)
async def list_folders(caller: Caller) -> list[Folder]:
    """List the folders, each before those in it, by name."""
    async with caller.sessions.read() as db:
        return list(await find_folders(db, caller.workspace_id))


@router.post("", dependencies=CHANGE, status_code=201)
async def create_folder(caller: Caller, wish: NewFolder) -> Folder:
    """Make a folder. Assets are moved into it by a change."""
    async with caller.sessions.begin() as db:
        return await folders.make_folder(db, caller.workspace_id, wish.name, wish.parent_id)


@router.put("/{folder_id}/name", dependencies=CHANGE)
async def rename_folder(caller: Caller, folder_id: Id, wish: FolderName) -> FolderChange:
    """Give a folder another name; `undo_id` takes it back."""
    async with caller.sessions.begin() as db:
        return await folders.rename_folder(db, caller.workspace_id, folder_id, wish.name)


@router.put("/{folder_id}/place", dependencies=CHANGE)
async def move_folder(caller: Caller, folder_id: Id, wish: FolderPlace) -> FolderChange:
    """Put a folder with all that is in it into another one; `undo_id` takes it back."""
    async with caller.sessions.begin() as db:
        return await folders.move_folder(db, caller.workspace_id, folder_id, wish.parent_id)


@router.delete("/{folder_id}", dependencies=CHANGE)
async def delete_folder(caller: Caller, folder_id: Id) -> FolderChange:
    """Delete a folder and those in it; their assets stay in the library. `undo_id` brings the
    folders back with what lay in them.
    """
    async with caller.sessions.begin() as db:
        return await folders.delete_folder(db, caller.workspace_id, folder_id)
