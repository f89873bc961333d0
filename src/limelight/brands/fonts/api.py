"""Font files of brands, for programs."""

from typing import Annotated

from fastapi import Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may, member_of
from limelight.brands.fonts import service
from limelight.brands.fonts.schemas import FontView
from limelight.kit.http import files
from limelight.kit.http.pages import Page, Paging, page_through
from limelight.kit.http.routing import api_router
from limelight.library.schemas import Basis, Rights
from limelight.library.service import Library

router = api_router("/fonts", "brands")
SEE, CHANGE = [may("productions.see")], [may("brands.change")]
Id = Annotated[str, Path(max_length=100, description="Id or name of a font.")]


class NewFont(BaseModel):
    """Of a font that is sent: its file's name, and the right by which it is used."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    holder: str = Field(min_length=1, max_length=200, description="Whose it is.")
    basis: Basis = "licensed"
    licence: str = Field("", max_length=1000, description="Its licence, such as SIL OFL 1.1.")
    filename: str = Field("", max_length=200)


@router.get("", dependencies=SEE)
async def list_fonts(caller: Caller, wanted: Annotated[Paging, Query()]) -> Page[FontView]:
    """List the font files of the workspace by name."""
    async with caller.sessions.read() as db:
        found = await service.list_fonts(db, caller.workspace_id)
    return page_through(found, wanted, of="fonts", at=lambda one: (one.name, one.id))


@router.post(
    "",
    dependencies=CHANGE,
    status_code=201,
    openapi_extra=files.takes("application/octet-stream", "font/woff2", "font/ttf", "font/otf"),
)
async def add_font(caller: Caller, request: Request, told: Annotated[NewFont, Query()]) -> FontView:
    """Keep a font file (TTF, OTF or WOFF2, at most 10 MB), sent as the body. Of a variable font the
    default instance is kept; one that may not be embedded is refused.
    """
    rights = Rights(
        basis=told.basis,
        holder=told.holder,
        note=told.licence,
        declared_by=member_of(request).person.name,
    )
    library, content = caller.wired[Library], await request.body()
    return await service.add_font(library, caller.sessions, content, told.filename, rights)


@router.delete("/{font_id}", dependencies=CHANGE, status_code=204)
async def remove_font(caller: Caller, font_id: Id) -> Response:
    """Remove a font that no brand uses; what was made with it keeps it."""
    async with caller.sessions.begin() as db:
        await service.remove_font(db, caller.workspace_id, font_id)
    return Response(status_code=204)
