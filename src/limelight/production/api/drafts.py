"""The draft of a production: its script as it is edited, step by step, with takes of its scenes."""

from typing import Annotated

from fastapi import Body, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from limelight.accounts.caller import Asking, Caller
from limelight.accounts.gate import may
from limelight.kit.http import files
from limelight.kit.http.etags import IfMatch, check_tag
from limelight.kit.http.routing import api_router
from limelight.production.api import views
from limelight.production.api.views import Id
from limelight.production.editing.ports import Editor
from limelight.production.editing.schemas import DraftView, How, NotMade
from limelight.production.schemas import ProductionId, ProductionView
from limelight.production.service import ProductionService
from limelight.stories.editing.drafts import MOST_TAKES, Change, take_seed

router = api_router("/productions", "productions")
MAKE = [may("productions.make")]
_AT_ONCE = 6
_Scene = Annotated[str, Field(max_length=100)]


class Take(BaseModel):
    """Another drawing of the same scene: choose it by the change `draw-scene` with its `seed`. Take
    0 is the one in use.
    """

    model_config = ConfigDict(frozen=True)

    take: int
    seed: int
    is_made: bool


class Wordings(BaseModel):
    """Other ways to say a line."""

    model_config = ConfigDict(frozen=True)

    lines: tuple[str, ...]


def told(response: Response, view: DraftView) -> DraftView:
    """The draft with the ETag that a change needs."""
    response.headers["ETag"] = tag(view.version)
    return view


def tag(version: int) -> str:
    """The entity tag of a version of a draft."""
    return f'"{version}"'


async def version_of(caller: Asking, production_id: ProductionId, if_match: str | None) -> int:
    """The version that a change is made to; raises PreconditionRequired or ChangedMeanwhile."""
    view = await caller.wired[Editor].open(production_id)
    check_tag(if_match, tag(view.version), view)
    return view.version


@router.get("/{production_id}/draft", dependencies=MAKE)
async def get_draft(caller: Caller, response: Response, production_id: Id) -> DraftView:
    """Get the draft of a production: what its next make is made from."""
    return told(response, await caller.wired[Editor].open(production_id))


@router.post("/{production_id}/draft/changes", dependencies=MAKE)
async def change_draft(
    caller: Caller,
    response: Response,
    production_id: Id,
    change: Annotated[Change, Body()],
    if_match: IfMatch = None,
) -> DraftView:
    """Make one change to the draft. Nothing is made of it until it is made again."""
    version = await version_of(caller, production_id, if_match)
    return told(response, await caller.wired[Editor].change(production_id, change, version))


@router.post("/{production_id}/draft/undo", dependencies=MAKE)
async def undo_draft(
    caller: Caller, response: Response, production_id: Id, if_match: IfMatch = None
) -> DraftView:
    """Take the last change back, of up to 200."""
    version = await version_of(caller, production_id, if_match)
    return told(response, await caller.wired[Editor].undo(production_id, version))


@router.post("/{production_id}/draft/redo", dependencies=MAKE)
async def redo_draft(
    caller: Caller, response: Response, production_id: Id, if_match: IfMatch = None
) -> DraftView:
    """Make the change again that was taken back."""
    version = await version_of(caller, production_id, if_match)
    return told(response, await caller.wired[Editor].redo(production_id, version))


@router.post("/{production_id}/draft/discard", dependencies=MAKE)
async def discard_draft(
    caller: Caller, response: Response, production_id: Id, if_match: IfMatch = None
) -> DraftView:
    """Go back to what the production was made from; can be undone."""
    version = await version_of(caller, production_id, if_match)
    return told(response, await caller.wired[Editor].reset(production_id, version))


@router.post("/{production_id}/draft/make", dependencies=MAKE)
async def make_draft(
    caller: Caller, response: Response, production_id: Id, if_match: IfMatch = None
) -> ProductionView:
    """Make the production again from its draft: only what depends on a change is made."""
    version = await version_of(caller, production_id, if_match)
    await caller.wired[Editor].remake(production_id, version)
    response.headers["Location"] = views.place(production_id)
    return views.of(await caller.wired[ProductionService].get(production_id))


@router.get("/{production_id}/draft/scenes/{scene_id}/takes", dependencies=MAKE)
async def list_takes(
    caller: Caller,
    production_id: Id,
    scene_id: _Scene,
    after: Annotated[int, Query(ge=-1, lt=MOST_TAKES, description="the take before")] = -1,
) -> list[Take]:
    """List the next drawings that a scene could have, and whether they were drawn."""
    editor = caller.wired[Editor]
    draft = (await editor.open(production_id)).draft
    drawing = draft.scenes[draft.place_of(scene_id)].drawing
    wanted = range(after + 1, min(after + 1 + _AT_ONCE, MOST_TAKES + 1))
    return [
        Take(
            take=take,
            seed=take_seed(drawing, take) if take else drawing.seed,
            is_made=await _is_made(editor, production_id, scene_id, take),
        )
        for take in wanted
    ]


@router.post(
    "/{production_id}/draft/scenes/{scene_id}/picture",
    dependencies=MAKE,
    responses=files.answers("image/png"),
    response_class=Response,
)
async def draw_take(
    caller: Caller,
    request: Request,
    production_id: Id,
    scene_id: _Scene,
    take: Annotated[int, Query(ge=0, le=MOST_TAKES, description="0 is the one in use")] = 0,
) -> Response:
    """Draw a scene as the draft has it, or another take of it; making again finds it."""
    path = await caller.wired[Editor].picture(production_id, scene_id, take=take, make=True)
    return await files.send_file(request, path, "image/png")


@router.post(
    "/{production_id}/draft/scenes/{scene_id}/speech",
    dependencies=MAKE,
    responses=files.answers("audio/wav"),
    response_class=Response,
)
async def speak_scene(
    caller: Caller, request: Request, production_id: Id, scene_id: _Scene
) -> Response:
    """Speak a scene as the draft has it; making again finds it."""
    path = await caller.wired[Editor].speech(production_id, scene_id, make=True)
    return await files.send_file(request, path, "audio/wav")


@router.post("/{production_id}/draft/scenes/{scene_id}/wordings", dependencies=MAKE)
async def reword_scene(
    caller: Caller, production_id: Id, scene_id: _Scene, how: How = "another"
) -> Wordings:
    """Find up to three other ways to say a scene; nothing is changed."""
    lines = await caller.wired[Editor].alternatives(production_id, scene_id, how)
    return Wordings(lines=lines)


async def _is_made(editor: Editor, production_id: ProductionId, scene_id: str, take: int) -> bool:
    try:
        await editor.picture(production_id, scene_id, take=take, make=False)
    except NotMade:
        return False
    return True
