"""The page on which two makes of a production are compared."""

import asyncio
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may
from limelight.kit.errors import NotFound
from limelight.library.comparing import Side, compared
from limelight.production.ports import Productions
from limelight.production.schemas import FileView, ProductionId, VersionView
from limelight.stories.script import Script

router = APIRouter(prefix="/production/{production_id}/compare", include_in_schema=False)


@router.get("", dependencies=[may("productions.see")])
async def show(
    request: Request,
    production_id: ProductionId,
    before: str = "",
    after: str = "",
    form: str = "",
) -> Response:
    """Two makes, by default the newest and the one before it; `form` is the format to look at."""
    desk = Desk(request)
    versions = await desk.wired[Productions].versions(production_id)
    newer = _chosen(versions, after) or versions[0] if versions else None
    if newer is None:
        raise NotFound("Nothing of this was finished yet.")
    earlier = next((one for one in versions if one.number < newer.number), newer)
    older = _chosen(versions, before) or earlier
    formats = [file.format for file in _videos(newer) if file.format]
    chosen = form if form in formats else next(iter(formats), "")
    context = {
        "production_id": production_id,
        "versions": versions,
        "older": older,
        "newer": newer,
        "before": _side(older, chosen),
        "after": _side(newer, chosen),
        "formats": [(one, _address(production_id, older, newer, one)) for one in formats],
        "chosen": chosen,
        "lines": await asyncio.to_thread(compared, _words(older.script), _words(newer.script)),
    }
    return desk.show("production/compare.html", context)


def _chosen(versions: tuple[VersionView, ...], number: str) -> VersionView | None:
    return next((one for one in versions if str(one.number) == number), None)


def _videos(version: VersionView) -> list[FileView]:
    return [file for file in version.files if file.kind == "video"]


def _side(version: VersionView, form: str) -> Side | None:
    """What is seen of a make in a format; None where it has none."""
    videos = _videos(version)
    video = next((one for one in videos if one.format == form), next(iter(videos), None))
    if video is None:
        return None
    posters = [file.url for file in version.files if file.kind == "thumbnail"]
    captions = [file.url for file in version.files if file.mime == "text/vtt"]
    return Side(
        name=f"Version {version.number}",
        kind="film",
        url=video.url,
        poster_url=next(iter(posters), ""),
        captions_url=next(iter(captions), ""),
    )


def _address(production_id: ProductionId, older: VersionView, newer: VersionView, form: str) -> str:
    asked = {"before": older.number, "after": newer.number, "form": form}
    return f"/production/{production_id}/compare?{urlencode(asked)}"


def _words(script: Script) -> str:
    """A script as people read it."""
    lines = [script.title]
    for number, scene in enumerate(script.scenes, start=1):
        shown = f"[{scene.on_screen}] " if scene.on_screen else ""
        lines += ["", f"{number}. {shown}{scene.narration}", f"({scene.picture})"]
    post = " ".join((script.description, *(f"#{tag.lstrip('#')}" for tag in script.hashtags)))
    return "\n".join((*lines, "", post))
