"""The files of a production: one, all, or as another editor opens them."""

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Annotated

from fastapi import Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import StreamingResponse

from limelight.accounts.caller import Asking, Caller
from limelight.accounts.gate import may
from limelight.kit.errors import NotFound
from limelight.kit.http import files
from limelight.kit.http.routing import api_router
from limelight.kit.http.zips import send_zip
from limelight.kit.workers import Workers
from limelight.kit.zips import zip_blocks
from limelight.library.provenance.certificate import Identity
from limelight.production.api.views import Id
from limelight.production.covers.drawing import draw_covers
from limelight.production.exporting import export, place_of
from limelight.production.handoff.folder import EDITORS, Editor, HandOff
from limelight.production.schemas import ProductionId, ProductionView
from limelight.production.service import ProductionService
from limelight.production.steps.making import Bench
from limelight.renders.thumbnails.covers import COVERS
from limelight.stories.brief import Format
from limelight.stories.interchange.opening import read_complete

router = api_router("/productions", "productions")
SEE, MAKE = [may("productions.see")], [may("productions.make")]
_ANY = files.answers("application/octet-stream", "video/mp4", "image/png", "application/json")
_ZIP = files.answers("application/zip", description="The files in a ZIP.")
_CHUNK_BYTES = 256 * 1024


class NoTimeline(NotFound):
    """The production has no such format, or is not finished."""

    kind, title = "production.no-timeline", "There is no such timeline"


class HandOffWish(BaseModel):
    """For which editors, and which format; without one the first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    to: tuple[Editor, ...] = Field(("fcpxml",), min_length=1, max_length=len(EDITORS))
    format: Format | None = None


class CoversWish(BaseModel):
    """For which platforms; without any in the size of the video. `title` and `name` are written on
    them, the production's title where it is empty.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    platforms: tuple[str, ...] = Field((), max_length=len(COVERS), examples=[["youtube"]])
    format: Format | None = None
    title: str = Field("", max_length=100)
    name: str = Field("", max_length=60)
    accent: str = Field("", pattern="^(#[0-9a-fA-F]{6})?$")


@router.get(
    "/{production_id}/files/{name}", dependencies=SEE, responses=_ANY, response_class=Response
)
async def get_production_file(
    caller: Caller,
    request: Request,
    production_id: Id,
    name: str,
    *,
    download: Annotated[bool, Query(description="to be saved, not shown")] = False,
) -> Response:
    """Get a file of a production: a video, captions, a thumbnail, the timeline as OpenTimelineIO,
    a scene's picture. Takes Range.
    """
    productions = caller.wired[ProductionService]
    path = await productions.open_file(production_id, name)
    view = await productions.get(production_id)
    mime = next((file.mime for file in view.files if file.name == name), "image/png")
    return await files.send_file(request, path, mime, name=name if download else "")


@router.get(
    "/{production_id}/archive",
    dependencies=SEE,
    responses=_ZIP,
    response_class=StreamingResponse,
)
async def get_production_archive(caller: Caller, production_id: Id) -> StreamingResponse:
    """Get all files of a production in one ZIP, as `limelight make` lays them out."""
    productions = caller.wired[ProductionService]
    view = await productions.get(production_id)
    found = [
        (place_of(file).as_posix(), await productions.open_file(view.id, file.name))
        for file in view.files
        if file.kind != "preview"
    ]
    return send_zip(f"production-{view.id[-12:]}.zip", zip_blocks(found))


@router.post(
    "/{production_id}/handoff",
    dependencies=MAKE,
    responses=_ZIP,
    response_class=StreamingResponse,
)
async def hand_off_production(
    caller: Caller, production_id: Id, wish: HandOffWish
) -> StreamingResponse:
    """Hand a production to other editors: a film of every shot, sounds, captions, and a file that
    the editor opens. Filming takes about as long as rendering.
    """
    bench = caller.wired[Bench]
    timeline, folder = await _laid_out(caller, production_id, wish.format)
    with folder:
        out = Path(folder.name) / "handoff"
        hand = HandOff(
            read_complete(timeline),
            out,
            bench.segments,
            caller.wired[Workers],
            caller.wired[Identity],
            _unheard,
        )
        await hand.write(wish.to, timeline.stem)
        return await _sent(f"handoff-{production_id[-12:]}.zip", out)


@router.post(
    "/{production_id}/thumbnails",
    dependencies=MAKE,
    responses=_ZIP,
    response_class=StreamingResponse,
)
async def draw_production_thumbnails(
    caller: Caller, production_id: Id, wish: CoversWish
) -> StreamingResponse:
    """Draw three thumbnails of a production for each platform: its best moments, each in another
    template, labelled.
    """
    timeline, folder = await _laid_out(caller, production_id, wish.format)
    with folder:
        out = Path(folder.name) / "thumbnails"
        read = read_complete(timeline)
        if wish.title.strip():
            read = read.model_copy(update={"title": wish.title})
        if wish.accent:
            branding = read.branding.model_copy(update={"accent": wish.accent})
            read = read.model_copy(update={"branding": branding})
        await draw_covers(
            read, wish.platforms, out, wish.name, (caller.wired[Workers], caller.wired[Identity])
        )
        return await _sent(f"thumbnails-{production_id[-12:]}.zip", out)


def _unheard(_share: float) -> None:
    return


async def _laid_out(
    caller: Asking, production_id: ProductionId, wanted: Format | None
) -> tuple[Path, "tempfile.TemporaryDirectory[str]"]:
    """The timeline of a format with its media beside it, in a folder to be removed."""
    productions, bench = caller.wired[ProductionService], caller.wired[Bench]
    view = await productions.get(production_id)
    name = _timeline_of(view, wanted)
    bench.scratch.mkdir(parents=True, exist_ok=True)
    folder = tempfile.TemporaryDirectory(dir=bench.scratch)
    try:
        placed = await export(productions, view, Path(folder.name) / "export")
    except BaseException:
        folder.cleanup()
        raise
    return placed[name], folder


def _timeline_of(view: ProductionView, wanted: Format | None) -> str:
    for file in view.files:
        if file.kind == "timeline" and wanted in {None, file.format}:
            return file.name
    raise NoTimeline("There is no such timeline. Ask again when the production is done.")


async def _sent(name: str, folder: Path) -> StreamingResponse:
    """A ZIP of a folder that is about to be removed."""
    spool = await asyncio.to_thread(_spooled, folder)
    return send_zip(name, _poured(spool))


def _spooled(folder: Path) -> IO[bytes]:
    # Without a name, so that it is gone when it is closed, whatever happens.
    spool = tempfile.TemporaryFile(dir=folder.parent.parent)  # noqa: SIM115
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    for chunk in zip_blocks((path.relative_to(folder).as_posix(), path) for path in found):
        spool.write(chunk)
    spool.seek(0)
    return spool


def _poured(spool: IO[bytes]) -> Iterator[bytes]:
    with spool:
        while chunk := spool.read(_CHUNK_BYTES):
            yield chunk
