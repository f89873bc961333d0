"""Folders of the library."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http.routing import api_router
from limelight.library.finding.facets import list_folders as find_folders
from limelight.library.schemas import Folder
from limelight.library.shelving import folders

router = api_router("/library/folders", "library")
SEE, CHANGE = [may("library.see")], [may("library.change")]
Id = Annotated[str, Path(max_length=100)]


class FolderName(BaseModel):
    """What a folder is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(examples=["Autumn"])


@router.get("", dependencies=SEE)
async def list_folders(caller: Caller) -> list[Folder]:
    """List the folders by name."""
    async with caller.sessions.read() as db:
        return list(await find_folders(db, caller.workspace_id))


@router.post("", dependencies=CHANGE, status_code=201)
async def create_folder(caller: Caller, wish: FolderName) -> Folder:
    """Make a folder. Assets are moved into it by a change."""
    async with caller.sessions.begin() as db:
        return await folders.make_folder(db, caller.workspace_id, wish.name)


@router.put("/{folder_id}/name", dependencies=CHANGE, status_code=204)
async def rename_folder(caller: Caller, folder_id: Id, wish: FolderName) -> None:
    """Give a folder another name."""
    async with caller.sessions.begin() as db:
        await folders.rename_folder(db, caller.workspace_id, folder_id, wish.name)


@router.delete("/{folder_id}", dependencies=CHANGE, status_code=204)
async def delete_folder(caller: Caller, folder_id: Id) -> None:
    """Delete a folder; its assets stay in the library."""
    async with caller.sessions.begin() as db:
        await folders.delete_folder(db, caller.workspace_id, folder_id)
