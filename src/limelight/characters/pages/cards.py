"""Character cards in the browser: drop one to make a character, download one to take it along."""

from typing import Annotated, get_args

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from limelight.accounts.gate import may
from limelight.characters.pages.desk import Desk
from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.schemas import Format
from limelight.kit.errors import Conflict, Invalid, Problem, Refused

router = APIRouter(prefix="/characters", include_in_schema=False)

_FORMATS: tuple[Format, ...] = get_args(Format)
_MIMES = {".png": "image/png", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}


@router.get("/import", dependencies=[may("characters.change")])
async def choose(request: Request) -> Response:
    """Where to drop a card."""
    return _page(Desk(request), None, None)


@router.post("/import", dependencies=[may("characters.change")])
async def bring_in(
    request: Request,
    file: Annotated[UploadFile | None, File()] = None,
    name: Annotated[str, Form()] = "",
    check: Annotated[str, Form()] = "",
) -> Response:
    """Say what is in a card (`check`), or make the character and show it."""
    desk = Desk(request)
    try:
        data, filename = await _read(file)
        came = await desk.cards.bring_in(data, filename, name=name, is_trial=bool(check))
    except (Invalid, Refused, Conflict) as problem:
        return _page(desk, None, problem)
    if came.character is not None:
        return desk.go(f"/characters/{came.character.id}")
    return _page(desk, came.card, None)


@router.get("/{character_id}/card", dependencies=[may("characters.see")])
async def take_out(request: Request, character_id: str, form: str = "png") -> Response:
    """The character as a card of that form, to keep."""
    desk = Desk(request)
    wanted = next((known for known in _FORMATS if known == form), None)
    if wanted is None:
        raise Invalid(f"Choose one of {', '.join(_FORMATS)}.", field="form")
    name, content = await desk.cards.take_out(await desk.character(character_id), wanted)
    ending = name[name.rindex(".") :]
    return Response(
        content,
        media_type=_MIMES.get(ending, "application/octet-stream"),
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )


async def _read(file: UploadFile | None) -> tuple[bytes, str]:
    """The card's bytes and name; raises Invalid without a file and BadCard for one too large."""
    if file is None or not file.filename:
        raise Invalid("Choose a card: a PNG, JSON or CHARX file.", field="file")
    data = await file.read(limits.MOST_FILE_BYTES + 1)
    if len(data) > limits.MOST_FILE_BYTES:
        most = limits.MOST_FILE_BYTES // limits.MEGABYTE
        raise BadCard(f"{file.filename} is larger than {most} MB.", reason="too-large")
    return data, file.filename


def _page(desk: Desk, card: object, problem: Problem | None) -> Response:
    context = {"card": card, "problem": problem, "most": limits.MOST_FILE_BYTES}
    return desk.show("characters/import.html", context, 422 if problem else 200)
