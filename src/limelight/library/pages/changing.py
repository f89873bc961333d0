"""Changes: of many assets at once, undone by a toast; of one; the trash."""

from typing import Annotated, get_args

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from limelight.accounts.gate import may, member_of
from limelight.kit.clock import utc_now
from limelight.kit.errors import Invalid
from limelight.library.pages.desk import Desk
from limelight.library.schemas import Basis, Change, Rights, Verb
from limelight.library.shelving import changes, trash, versions

router = APIRouter(prefix="/library", include_in_schema=False, dependencies=[may("library.change")])

_VERBS: tuple[Verb, ...] = get_args(Verb)
_BASES: tuple[Basis, ...] = get_args(Basis)
_SAID: dict[Verb, str] = {
    "tag": "tagged “{value}”", "untag": "no longer tagged “{value}”", "move": "moved",
    "favourite": "added to favourites", "unfavourite": "removed from favourites",
    "rate": "rated", "mark": "marked {value}", "delete": "in the trash", "restore": "restored",
}  # fmt: skip


class Asked(BaseModel):
    """What is to be done, to which assets."""

    verb: str
    value: str = Field("", max_length=200)
    numbers: list[int] = Field(max_length=250_000)


class Again(BaseModel):
    """The change to undo."""

    undo_id: str


@router.post("/change")
async def change(request: Request, asked: Asked) -> Response:
    """Do one thing to many."""
    desk = Desk(request)
    verb = next((known for known in _VERBS if known == asked.verb), None)
    if verb is None:
        raise Invalid("That cannot be done to assets.", field="verb")
    async with desk.sessions.begin() as db:
        done = await changes.change_many(db, desk.workspace_id, asked.numbers, verb, asked.value)
    return JSONResponse({"said": _said(done, asked.value), **done.model_dump(mode="json")})


@router.post("/undo")
async def undo(request: Request, again: Again) -> Response:
    """Undo a change of many, or of a folder."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        done = await changes.undo(db, desk.workspace_id, again.undo_id)
    said = "Folder as before" if done.kind == "folders" else f"{_counted(done.count)} as before"
    return JSONResponse({"said": said, **done.model_dump(mode="json")})


@router.post("/empty-trash")
async def empty_trash(request: Request) -> Response:
    """Delete for good what is in the trash."""
    desk = Desk(request)
    await trash.empty(desk.sessions, desk.workspace_id, desk.store, utc_now())
    return desk.go("/library?place=trash")


@router.post("/{asset_id}/title")
async def rename(request: Request, asset_id: str, title: Annotated[str, Form()] = "") -> Response:
    """Give an asset another title."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await versions.rename(db, desk.workspace_id, asset_id, title)
    desk.finder.learn_soon(desk.workspace_id)
    return desk.go(f"/library/{asset_id}")


@router.post("/{asset_id}/rights")
async def rights(
    request: Request,
    asset_id: str,
    basis: Annotated[str, Form()] = "",
    holder: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
) -> Response:
    """Say who may use it; whoever is signed in is recorded as the one who says so."""
    desk = Desk(request)
    known = next((known for known in _BASES if known == basis), None)
    if known is None or not holder.strip():
        raise Invalid("Say whose it is, and why it may be used.", field="holder")
    said = Rights(
        basis=known,
        holder=" ".join(holder.split())[:200],
        note=note.strip()[:1000],
        declared_by=member_of(request).person.name,
    )
    async with desk.sessions.begin() as db:
        await versions.declare_rights(db, desk.workspace_id, asset_id, said)
    return desk.go(f"/library/{asset_id}")


def _counted(count: int) -> str:
    return f"{count:,} {'asset' if count == 1 else 'assets'}"


def _said(done: Change, value: str) -> str:
    if not done.count:
        return "Nothing had to be changed"
    return f"{_counted(done.count)} {_SAID[done.verb].format(value=value)}"
