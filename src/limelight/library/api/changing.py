"""What people say of one asset; its versions; the trash; several assets in one file."""

from typing import Annotated

from fastapi import Query, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import member_of
from limelight.kit.clock import utc_now
from limelight.kit.http.files import answers
from limelight.kit.http.routing import api_router
from limelight.kit.http.zips import send_zip
from limelight.kit.zips import zip_found
from limelight.library import queries
from limelight.library.api.assets import CHANGE, SEE, Id
from limelight.library.finding.finder import Finder
from limelight.library.outgoing import Leaving
from limelight.library.provenance.certificate import Identity
from limelight.library.schemas import Basis, Rights, VersionChange
from limelight.library.service import Library
from limelight.library.shelving import trash, versions

router = api_router("/library", "library")
_MOST_IN_ZIP = 200


class Title(BaseModel):
    """What an asset is called."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(max_length=500, examples=["Basil on the sill"])


class SaidRights(BaseModel):
    """Why an asset may be used, and whose it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    basis: Basis
    holder: str = Field(min_length=1, max_length=200, pattern=r"\S")
    note: str = Field("", max_length=1000)


@router.put("/assets/{asset_id}/title", dependencies=CHANGE, status_code=204)
async def rename_asset(caller: Caller, asset_id: Id, wish: Title) -> None:
    """Give an asset another title."""
    async with caller.sessions.begin() as db:
        await versions.rename(db, caller.workspace_id, asset_id, wish.title)
    caller.wired[Finder].learn_soon(caller.workspace_id)


@router.put("/assets/{asset_id}/rights", dependencies=CHANGE, status_code=204)
async def declare_asset_rights(caller: Caller, asset_id: Id, said: SaidRights) -> None:
    """Say who may use an asset; you are recorded as the one who says so."""
    rights = Rights(
        basis=said.basis,
        holder=" ".join(said.holder.split()),
        note=said.note.strip(),
        declared_by=member_of(caller.request).person.name,
    )
    async with caller.sessions.begin() as db:
        await versions.declare_rights(db, caller.workspace_id, asset_id, rights)


@router.post("/assets/{asset_id}/show", dependencies=CHANGE)
async def show_asset_version(caller: Caller, asset_id: Id) -> VersionChange:
    """Show this version of an asset in place of the others; `undo_id` takes it back. A new version
    comes by an upload whose metadata say what it `replaces`.
    """
    async with caller.sessions.begin() as db:
        return await versions.show_version(db, caller.workspace_id, asset_id)


@router.delete("/trash", dependencies=CHANGE, status_code=204)
async def empty_trash(caller: Caller) -> None:
    """Delete for good what is in the trash."""
    store = caller.wired[Library].store
    await trash.empty(caller.sessions, caller.workspace_id, store, utc_now())


@router.get(
    "/archive", dependencies=SEE, responses=answers("application/zip"), response_class=Response
)
async def get_archive(
    caller: Caller,
    ids: Annotated[tuple[str, ...], Query(min_length=1, max_length=_MOST_IN_ZIP)],
) -> Response:
    """Get several assets in one ZIP, labelled; ids that are not known are passed over."""
    async with caller.sessions.read() as db:
        numbers = await queries.list_numbers_of(db, caller.workspace_id, ids)
    leaving = Leaving(caller.wired[Library], caller.sessions, caller.wired[Identity])
    return send_zip("limelight-library.zip", zip_found(leaving.files(numbers)))
