"""The page on which a script is edited; every change is saved as it is made."""

from typing import Annotated, Any, get_args

from fastapi import APIRouter, Body, Header, Request
from fastapi.templating import Jinja2Templates
from starlette.responses import FileResponse, Response

from limelight.accounts.desk import Desk
from limelight.accounts.gate import may, wired_of
from limelight.generation.schemas import Expression, Gesture, Turn
from limelight.production.briefs.ports import Choices
from limelight.production.briefs.schemas import ChosenFile
from limelight.production.briefs.typed import Typed
from limelight.production.choosing.picking import heard
from limelight.production.editing.ports import Editor
from limelight.production.editing.schemas import HOWS, DraftView, How, Step
from limelight.production.ports import SHOWN_CAST, Cast
from limelight.production.schemas import ENDED, ProductionId
from limelight.stories.editing.drafts import (
    MOST_TAKES,
    Change,
    SetScene,
    SetScript,
    SetSound,
    take_seed,
)

router = APIRouter(prefix="/production/{production_id}/edit", include_in_schema=False)

TAKES_AT_ONCE = 3
# A change of one of these changes what is seen, so the scene's picture must be shown anew.
_SEEN = frozenset({"picture", "setting", "subjects", "placement", "expression", "turn", "gesture"})
_CHOICES = {
    "hows": HOWS,
    "placements": (
        ("bust", "Head and shoulders"),
        ("half", "Down to the hips"),
        ("small", "Small in the scene"),
        ("none", "Not seen"),
    ),
    "expressions": [(each, each.capitalize()) for each in get_args(Expression)],
    "turns": [
        (each, "To the camera" if each == "front" else f"To the {each}") for each in get_args(Turn)
    ],
    "gestures": [(each, each.capitalize()) for each in get_args(Gesture)],
}


@router.get("", dependencies=[may("productions.make")])
async def show(request: Request, production_id: ProductionId) -> Response:
    """The editor."""
    return await _answer(request, "page", await _editor(request).open(production_id))


@router.post("", dependencies=[may("productions.make")])
async def change(
    request: Request,
    production_id: ProductionId,
    change: Annotated[Change | Step, Body(discriminator="do")],
    if_match: Annotated[int, Header()],
) -> Response:
    """Make one change to the version named; the answer is what it changes on the page."""
    editor = _editor(request)
    match change:
        case Step(do="undo"):
            view = await editor.undo(production_id, if_match)
        case Step(do="redo"):
            view = await editor.redo(production_id, if_match)
        case Step():
            view = await editor.reset(production_id, if_match)
        case _:
            view = await editor.change(production_id, change, if_match)
            if isinstance(change, SetScript | SetSound):
                return await _answer(request, "status", view)
            if isinstance(change, SetScene):
                seen = change.scene if change.model_fields_set & _SEEN else ""
                return await _answer(request, "status", view, scene_id=seen)
    return await _answer(request, "body", view)


@router.post("/make", dependencies=[may("productions.make")])
async def make(
    request: Request, production_id: ProductionId, if_match: Annotated[int, Header()]
) -> Response:
    """Make the production again from the draft, and go to the run."""
    await _editor(request).remake(production_id, if_match)
    return Response(status_code=204, headers={"Location": f"/production/{production_id}"})


@router.get("/scenes/{scene_id}/picture", dependencies=[may("productions.make")])
async def see(request: Request, production_id: ProductionId, scene_id: str) -> Response:
    """The picture of a scene, if it was made."""
    return await _picture(request, production_id, scene_id, take=0, make=False)


@router.post("/scenes/{scene_id}/picture", dependencies=[may("productions.make")])
async def draw(
    request: Request, production_id: ProductionId, scene_id: str, take: int = 0
) -> Response:
    """The picture of a scene, or another take of it, made if it was not."""
    return await _picture(
        request, production_id, scene_id, take=min(max(take, 0), MOST_TAKES), make=True
    )


@router.post("/scenes/{scene_id}/speech", dependencies=[may("productions.make")])
async def speak(request: Request, production_id: ProductionId, scene_id: str) -> Response:
    """The scene spoken."""
    path = await _editor(request).speech(production_id, scene_id, make=True)
    return FileResponse(path, media_type="audio/wav", headers={"Cache-Control": "no-store"})


@router.get("/scenes/{scene_id}/takes", dependencies=[may("productions.make")])
async def takes(
    request: Request, production_id: ProductionId, scene_id: str, after: int = 0
) -> Response:
    """Places for the next other drawings of a scene, beside the one that is chosen."""
    view = await _editor(request).open(production_id)
    drawing = view.draft.scenes[view.draft.place_of(scene_id)].drawing
    first = min(max(after, 0), MOST_TAKES - TAKES_AT_ONCE) + 1
    shown = [(take, take_seed(drawing, take)) for take in range(first, first + TAKES_AT_ONCE)]
    return await _answer(request, "takes", view, scene_id=scene_id, takes=shown)


@router.post("/scenes/{scene_id}/wordings", dependencies=[may("productions.make")])
async def wordings(
    request: Request, production_id: ProductionId, scene_id: str, how: How = "another"
) -> Response:
    """Other ways to say a line."""
    lines = await _editor(request).alternatives(production_id, scene_id, how)
    view = await _editor(request).open(production_id)
    return await _answer(request, "wordings", view, scene_id=scene_id, lines=lines, how=HOWS[how])


async def _picture(
    request: Request, production_id: ProductionId, scene_id: str, *, take: int, make: bool
) -> Response:
    path = await _editor(request).picture(production_id, scene_id, take=take, make=make)
    return FileResponse(path, media_type="image/png", headers={"Cache-Control": "no-store"})


async def _answer(request: Request, part: str, view: DraftView, **more: Any) -> Response:
    """A part of the editor; what the browser knows is replaced by id."""
    context: dict[str, Any] = {"view": view, "is_ended": view.state in ENDED, **_CHOICES}
    context |= {"scene_id": "", **more}
    if part in ("page", "body") or context["scene_id"]:
        context["drawn"] = await _editor(request).drawn(view.production_id)
    if part in ("page", "body"):
        context |= {**heard(Desk(request)), "own_music": await _own_music(request, view)}
    if part == "page":
        context["cast"] = await wired_of(request)[Cast].list_cards(SHOWN_CAST)
    template = f"production/edit/{part}.html"
    headers = {"ETag": f'"{view.version}"', "Cache-Control": "no-store"}
    return _templates(request).TemplateResponse(request, template, context, headers=headers)


async def _own_music(request: Request, view: DraftView) -> ChosenFile | None:
    file = view.soundtrack.file
    if file is None:
        return None
    found = await wired_of(request)[Choices].files(Typed(music_file=file.name))
    return found["music_file"]


def _editor(request: Request) -> Editor:
    return wired_of(request)[Editor]


def _templates(request: Request) -> Jinja2Templates:
    return wired_of(request)[Jinja2Templates]
