"""The brands of a workspace, and the page on which one is edited with a sample beside it."""

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may
from limelight.brands import service
from limelight.brands.errors import BrandChanged
from limelight.brands.fonts.service import list_fonts
from limelight.brands.schemas import BrandView, Kit
from limelight.characters.queries import list_characters
from limelight.characters.schemas import CharacterFilter
from limelight.kit.errors import Invalid, Problem
from limelight.kit.http.clashes import others
from limelight.kit.workers import Workers
from limelight.library.finding.lists import list_assets
from limelight.library.queries import find_called
from limelight.library.schemas import AssetFilter
from limelight.library.service import Library
from limelight.renders.compose.finish.sample import draw_sample
from limelight.stories.finish import COLOUR_LOOKS, FONTS, Corner, LowerThird
from limelight.stories.timeline import CAPTION_STYLES, parse_caption_style

router = APIRouter(prefix="/brands", include_in_schema=False)
SEE, CHANGE = [may("productions.see")], [may("brands.change")]
_SIZE = (540, 960)
_MOST_LOGOS = 60
_PLACED = ("logo_corner", "logo_size", "logo_opacity")
_CHOICES = {
    "corners": [
        ("", "top right"),
        *((one, one.replace("-", " ")) for one in get_args(Corner) if one != "top-right"),
    ],
    "caption_styles": [("", "as the brief asks")]
    + [(style, style.replace("-", " ")) for style in CAPTION_STYLES],
    "colour_looks": [("", "as drawn"), *((look, look.capitalize()) for look in COLOUR_LOOKS)],
}


class TypedKit(BaseModel):
    """The form as it was typed, unchecked."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    accent: str = "#ffc43d"
    logo: str = ""
    logo_corner: str = ""
    logo_size: str = ""
    logo_opacity: str = ""
    font: str = ""
    captions: str = ""
    colours: str = ""
    intro: str = ""
    outro: str = ""
    tone: str = ""
    use: str = ""
    avoid: str = ""
    characters: tuple[str, ...] = ()
    is_default: str = ""
    version: str = ""

    @classmethod
    def of(cls, view: BrandView) -> "TypedKit":
        """The form of a brand."""
        kit = view.kit
        return cls(
            **kit.model_dump(include={"name", "accent", "intro", "outro", "tone", "characters"}),
            logo=kit.logo or "",
            logo_corner=kit.logo_corner or "",
            logo_size=f"{kit.logo_size:g}" if kit.logo_size else "",
            logo_opacity=f"{kit.logo_opacity:g}" if kit.logo_opacity else "",
            font=kit.font,
            captions=kit.captions or "",
            colours=kit.colours or "",
            use="\n".join(kit.use),
            avoid="\n".join(kit.avoid),
            is_default="1" if kit.is_default else "",
            version=str(view.version),
        )

    def kit(self) -> Kit:
        """Raises Invalid naming the field."""
        told = self.model_dump(exclude={"version"})
        told |= {name: told[name] or None for name in ("logo", "captions", "colours", *_PLACED)}
        told |= {name: _lines(told[name]) for name in ("use", "avoid")}
        told["is_default"] = bool(self.is_default)
        try:
            return Kit.model_validate(told)
        except ValidationError as error:
            first = error.errors()[0]
            field = str(first["loc"][0])
            raise Invalid(_WRONG.get(field, f"{field}: {first['msg']}."), field=field) from error


_WRONG = {
    "name": "A brand needs a name of at most 60 letters.",
    "accent": "A colour is written like #ffc43d.",
    "use": "At most 40 words or phrases, of at most 40 letters each.",
    "avoid": "At most 80 words or phrases, of at most 40 letters each.",
    "logo_size": "From 0.5 to 3 times the usual size.",
    "logo_opacity": "From 0.1 to 1.",
    "tone": "At most 200 letters.",
}


class Sampled(BaseModel):
    """What a sample shows."""

    model_config = ConfigDict(frozen=True)

    accent: str = "#ffc43d"
    captions: str = ""
    name: str = ""
    logo: str = ""
    logo_corner: str = ""
    logo_size: str = ""
    logo_opacity: str = ""
    font: str = ""


@router.get("", dependencies=SEE)
async def overview(request: Request, deleted: str = "") -> Response:
    """All brands; `deleted` is the id of the one that was just put away, to take it back."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        brands = await service.list_brands(db, desk.workspace_id)
    return desk.show("brands/overview.html", {"brands": brands, "deleted": deleted})


@router.get("/new", dependencies=CHANGE)
async def new(request: Request) -> Response:
    """An empty form."""
    return await _form(Desk(request), TypedKit(), "")


@router.post("", dependencies=CHANGE)
async def create(request: Request, typed: Annotated[TypedKit, Form()]) -> Response:
    """Keep a new brand."""
    desk = Desk(request)
    try:
        async with desk.sessions.begin() as db:
            await service.create_brand(db, desk.workspace_id, typed.kit())
    except Problem as problem:
        return await _form(desk, typed, "", problem)
    return desk.go("/brands")


@router.get("/sample.png", dependencies=SEE)
async def sample(request: Request, told: Annotated[Sampled, Query()]) -> Response:
    """How captions, names and logo look, drawn as videos draw them."""
    desk = Desk(request)
    named_so = told.name.strip()[:60] or "Brand"
    placed = told.model_dump(include=set(_PLACED))
    kit = TypedKit(name=named_so, accent=told.accent, font=told.font, **placed).kit()
    logo = None
    if told.logo:
        async with desk.sessions.read() as db:
            asset = await find_called(db, desk.workspace_id, told.logo)
        logo = desk.wired[Library].store.path(asset.file.name)
    captions = parse_caption_style(told.captions or "karaoke")
    branding = service.branding_of(kit)
    letters = branding.font_file
    if letters is not None:
        async with desk.sessions.read() as db:
            asset = await find_called(db, desk.workspace_id, letters.name)
        letters = desk.wired[Library].store.path(asset.file.name)
    shown = branding.model_copy(update={"logo": logo, "font_file": letters})
    named = LowerThird(name=kit.name, detail="What we do")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "sample.png"
        await desk.wired[Workers].run(draw_sample, shown, captions, named, _SIZE, out)
        content = await asyncio.to_thread(out.read_bytes)
    return Response(content, media_type="image/png", headers={"Cache-Control": "private, no-cache"})


@router.post("/check", dependencies=SEE)
async def check(request: Request, typed: Annotated[TypedKit, Form()]) -> Response:
    """What of the kit is hard to read, while it is typed."""
    try:
        warned = service.warnings_of(
            TypedKit(name="x", accent=typed.accent).kit(),
        )
    except Invalid as problem:
        return Desk(request).show("brands/warnings.html", {"warned": (), "problem": problem})
    return Desk(request).show("brands/warnings.html", {"warned": warned, "problem": None})


@router.get("/{brand_id}", dependencies=SEE)
async def edit(request: Request, brand_id: str) -> Response:
    """The form of a brand."""
    desk = Desk(request)
    async with desk.sessions.read() as db:
        view = await service.get_brand(db, desk.workspace_id, brand_id)
    return await _form(desk, TypedKit.of(view), view.id)


@router.post("/{brand_id}", dependencies=CHANGE)
async def change(request: Request, brand_id: str, typed: Annotated[TypedKit, Form()]) -> Response:
    """Change a brand, of the version that was opened."""
    desk = Desk(request)
    version = int(typed.version) if typed.version.isdecimal() else None
    async with desk.sessions.read() as db:
        await service.get_brand(db, desk.workspace_id, brand_id)
    try:
        async with desk.sessions.begin() as db:
            await service.replace_brand(db, desk.workspace_id, brand_id, typed.kit(), version)
    except BrandChanged as problem:
        async with desk.sessions.read() as db:
            now = TypedKit.of(await service.get_brand(db, desk.workspace_id, brand_id))
        told = others(typed, now, frozenset({"version"}))
        # Whoever has seen what the other one left may save over it.
        typed = typed.model_copy(update={"version": now.version})
        return await _form(desk, typed, brand_id, problem, told)
    except Problem as problem:
        return await _form(desk, typed, brand_id, problem)
    return desk.go("/brands")


@router.post("/{brand_id}/delete", dependencies=CHANGE)
async def delete(request: Request, brand_id: str) -> Response:
    """Put a brand away; the list offers to take it back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.delete_brand(db, desk.workspace_id, brand_id)
    return desk.go(f"/brands?deleted={brand_id}")


@router.post("/{brand_id}/restore", dependencies=CHANGE)
async def restore(request: Request, brand_id: str) -> Response:
    """Take a deleted brand back."""
    desk = Desk(request)
    async with desk.sessions.begin() as db:
        await service.restore_brand(db, desk.workspace_id, brand_id)
    return desk.go("/brands")


async def _form(
    desk: Desk,
    typed: TypedKit,
    brand_id: str,
    problem: Problem | None = None,
    clash: tuple[str, ...] | None = None,
) -> Response:
    async with desk.sessions.read() as db:
        active = CharacterFilter(status="active")
        cast = await list_characters(db, desk.workspace_id, active, limit=200)
        pictures = AssetFilter(kinds=("picture",), made_as="upload")
        page = await list_assets(db, desk.workspace_id, pictures, limit=_MOST_LOGOS)
        own = await list_fonts(db, desk.workspace_id)
    wrong = dict.fromkeys(TypedKit.model_fields, "")
    if problem is not None and clash is None:
        field = str(problem.facts.get("field", "name"))
        wrong[field if field in wrong else "name"] = problem.detail
    context: dict[str, Any] = {
        "typed": typed,
        "brand_id": brand_id,
        "wrong": wrong,
        "clash": clash,
        "cast": cast.items,
        "logos": [("", "none"), *((one.file.name, one.title or "a picture") for one in page.items)],
        "fonts": [("", "as usual"), *FONTS.items(), *((one.file, one.name) for one in own)],
        **_CHOICES,
    }
    return desk.show("brands/form.html", context, 422 if problem else 200)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.replace(",", "\n").splitlines() if line.strip())
