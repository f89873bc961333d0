"""The timeline of a production as OpenTimelineIO, out and back in."""

from typing import Any

from fastapi import Request, Response

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.kit.http import files
from limelight.kit.http.etags import IfMatch
from limelight.kit.http.routing import api_router
from limelight.production.api.drafts import tag, told, version_of
from limelight.production.api.views import Id
from limelight.production.editing.ports import Editor, TimelineEditor
from limelight.production.editing.schemas import CaptionFile, DraftView

router = api_router("/productions", "productions")
MAKE = [may("productions.make")]
_OTIO: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The timeline as OpenTimelineIO.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


@router.get(
    "/{production_id}/timeline", dependencies=MAKE, responses=_OTIO, response_class=Response
)
async def get_timeline(caller: Caller, production_id: Id) -> Response:
    """Get the timeline of a production as its draft has it: OpenTimelineIO of the first format,
    with the ETag that an edit needs. Its media are files of the production, by their names.
    """
    text, version = await caller.wired[TimelineEditor].read(production_id)
    return Response(text, media_type="application/json", headers={"ETag": tag(version)})


@router.put(
    "/{production_id}/timeline",
    dependencies=MAKE,
    openapi_extra=files.takes("application/octet-stream"),
)
async def replace_timeline(
    caller: Caller,
    request: Request,
    response: Response,
    production_id: Id,
    if_match: IfMatch = None,
) -> DraftView:
    """Put an edited timeline (the `.otio` file) in the place of the draft's. What cannot be
    rendered is refused, with all `problems`; make the draft to have the video.
    """
    version = await version_of(caller, production_id, if_match)
    editor = caller.wired[TimelineEditor]
    text = (await request.body()).decode(errors="replace")
    await editor.replace(production_id, text, version)
    return told(response, await caller.wired[Editor].open(production_id))


@router.get(
    "/{production_id}/draft/captions",
    dependencies=MAKE,
    responses=files.answers("text/plain"),
    response_class=Response,
)
async def get_draft_captions(
    caller: Caller, production_id: Id, kind: CaptionFile = "srt"
) -> Response:
    """Get the captions of a production as its draft has them, as a subtitle file."""
    _, text = await caller.wired[TimelineEditor].captions(production_id, kind)
    return Response(text, media_type="text/plain")
