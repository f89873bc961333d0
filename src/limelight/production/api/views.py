"""Productions as programs see them: as the pages do, with addresses of the API."""

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict

from limelight.kit.http.routing import PREFIX
from limelight.production.queries import file_url
from limelight.production.schemas import (
    FileView,
    ProductionCard,
    ProductionId,
    ProductionView,
)
from limelight.renders.qc.schemas import Level, Report
from limelight.stories.brief import Format

Id = Annotated[ProductionId, Path(max_length=100, description="Id of a production.")]


class RenderView(BaseModel):
    """The video of one format, what quality control says of it, and what belongs to it. What is
    not `publishable` has something red in its report.
    """

    model_config = ConfigDict(frozen=True)

    format: Format
    video: FileView
    report: Report | None
    level: Level | None
    publishable: bool
    timeline: FileView | None
    thumbnails: tuple[FileView, ...]
    captions: tuple[FileView, ...]


def place(production_id: str) -> str:
    """The address of a production."""
    return f"{PREFIX}/productions/{production_id}"


def of(view: ProductionView) -> ProductionView:
    """The production with addresses of the API."""
    scenes = tuple(
        scene.model_copy(update={"picture_url": _url(view.id, scene.picture_url)})
        for scene in view.scenes
    )
    files = tuple(file.model_copy(update={"url": _url(view.id, file.url)}) for file in view.files)
    return view.model_copy(update={"scenes": scenes, "files": files})


def card(one: ProductionCard) -> ProductionCard:
    """A line of the list with addresses of the API."""
    return one.model_copy(update={"thumbnail_url": _url(one.id, one.thumbnail_url)})


def renders(view: ProductionView) -> list[RenderView]:
    """What was rendered, format by format."""
    shown = of(view)
    return [_render(shown, video) for video in shown.files if video.kind == "video"]


def _render(shown: ProductionView, video: FileView) -> RenderView:
    report = next((file.report for file in _suiting(shown, "report", video)), None)
    return RenderView.model_validate(
        {
            "format": video.format,
            "video": video,
            "report": report,
            "level": report.level if report else None,
            "publishable": report is not None and report.publishable(),
            "timeline": next(iter(_suiting(shown, "timeline", video)), None),
            "thumbnails": _suiting(shown, "thumbnail", video),
            "captions": (
                *_suiting(shown, "captions", video),
                *_suiting(shown, "subtitles", video),
            ),
        }
    )


def _suiting(view: ProductionView, kind: str, video: FileView) -> tuple[FileView, ...]:
    return tuple(f for f in view.files if f.kind == kind and f.format in {None, video.format})


def _url(production_id: str, url: str | None) -> str | None:
    if url is None:
        return None
    return f"{place(production_id)}/files/{url.removeprefix(file_url(production_id, ''))}"
