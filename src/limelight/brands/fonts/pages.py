"""The font files of a workspace: the page they are brought on, their bytes for browsers."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import ValidationError
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, member_of
from limelight.brands.errors import BadFont, FontNotFound
from limelight.brands.fonts import service
from limelight.brands.fonts.checking import MOST_BYTES
from limelight.kit.errors import Invalid, Problem
from limelight.kit.http.files import send_file
from limelight.library.queries import find_called
from limelight.library.schemas import Rights
from limelight.library.service import Library

router = APIRouter(prefix="/brands/fonts", include_in_schema=False)
SEE, CHANGE = [may("productions.see")], [may("brands.change")]
_KEPT = "private, max-age=31536000, immutable"
_BASES = [
    ("licensed", "licensed to us"),
    ("own", "our own"),
    ("public-domain", "in the public domain"),
]


@router.get("", dependencies=SEE)
async def overview(request: Request) -> Response:
    """All fonts, and the form to bring one."""
    return await _page(Desk(request), {})


@router.post("", dependencies=CHANGE)
async def add(
    request: Request,
    file: Annotated[UploadFile | None, File()] = None,
    holder: Annotated[str, Form(max_length=200)] = "",
    basis: Annotated[str, Form(max_length=20)] = "licensed",
    licence: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Keep a font file; what is wrong with it is said beside it."""
    desk = Desk(request)
    typed = {"holder": holder, "basis": basis, "licence": licence}
    try:
        if file is None or not file.filename:
            raise Invalid("Choose a font file: TTF, OTF or WOFF2.", field="file")
        content = await file.read(MOST_BYTES + 1)
        rights = _rights(typed, member_of(request).person.name)
        library = desk.wired[Library]
        await service.add_font(library, desk.sessions, content, file.filename, rights)
    except Problem as problem:
        return await _page(desk, typed, problem)
    return desk.go("/brands/fonts")


@router.post("/{font_id}/remove", dependencies=CHANGE)
async def remove(request: Request, font_id: str) -> Response:
    """Remove a font that no brand uses."""
    desk = Desk(request)
    try:
        async with desk.sessions.begin() as db:
            await service.remove_font(db, desk.workspace_id, font_id)
    except Problem as problem:
        return await _page(desk, {}, problem)
    return desk.go("/brands/fonts")


@router.get("/{name}.woff2", dependencies=SEE)
async def font_file(request: Request, name: str) -> Response:
    """The font itself, for the browser to draw captions with, by its SHA-256; one that was removed
    too, as videos keep theirs.
    """
    desk = Desk(request)
    async with desk.sessions.read() as db:
        found = await find_called(db, desk.workspace_id, f"{name}.woff2")
    if found.made_as != service.MADE_AS:
        raise FontNotFound("This is no font.", font=name)
    path = desk.wired[Library].store.path(found.file.name)
    return await send_file(request, path, "font/woff2", cached=_KEPT)


def _rights(typed: dict[str, str], person: str) -> Rights:
    try:
        return Rights(
            basis=typed["basis"],
            holder=typed["holder"].strip(),
            note=typed["licence"].strip(),
            declared_by=person,
        )
    except ValidationError as error:
        raise Invalid("Say whose font it is.", field="holder") from error


async def _page(desk: Desk, typed: dict[str, str], problem: Problem | None = None) -> Response:
    async with desk.sessions.read() as db:
        fonts = await service.list_fonts(db, desk.workspace_id)
    field = str(problem.facts.get("field", _field_of(problem))) if problem else ""
    wrong = {field: problem.detail} if problem else {}
    context: dict[str, Any] = {
        "fonts": fonts,
        "typed": {"holder": "", "basis": "licensed", "licence": "", **typed},
        "wrong": {"file": "", "holder": "", "font": "", **wrong},
        "bases": _BASES,
    }
    return desk.show("brands/fonts.html", context, 422 if problem else 200)


def _field_of(problem: Problem) -> str:
    """Beside which part of the page it is said."""
    return "file" if isinstance(problem, BadFont) else "font"
