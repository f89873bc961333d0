"""Character cards: one becomes a character, a character becomes one."""

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict

from limelight.accounts.caller import Caller
from limelight.accounts.gate import may
from limelight.characters.api.finding import Who, found
from limelight.characters.passport import limits
from limelight.characters.passport.errors import BadCard
from limelight.characters.passport.schemas import Container, Format, Version
from limelight.characters.ports import Cards
from limelight.characters.schemas import Character
from limelight.kit.http import files
from limelight.kit.http.routing import api_router

router = api_router("/characters", "characters")
_CARD = files.answers(
    "image/png", "application/json", "text/plain", "application/octet-stream",
    description="The card, to be saved under the name that Content-Disposition says.",
)  # fmt: skip
_MIMES = {".png": "image/png", ".json": "application/json", ".txt": "text/plain; charset=utf-8"}


class CameIn(BaseModel):
    """What a card said, part by part, and the character that was made of it; null after a trial."""

    model_config = ConfigDict(frozen=True)

    version: Version
    container: Container
    mapped: tuple[str, ...]
    kept: tuple[str, ...]
    warnings: tuple[str, ...]
    character: Character | None = None


@router.post(
    "/import",
    dependencies=[may("characters.change")],
    openapi_extra=files.takes("application/octet-stream", "image/png", "application/json"),
)
async def import_character_card(
    caller: Caller, request: Request, filename: str = "", name: str = "", *, trial: bool = False
) -> CameIn:
    """Make a character of a card (PNG, CHARX or JSON, versions 1 to 3), sent as the body. With
    `trial` nothing is kept and only said what is in it.
    """
    data = await request.body()
    if len(data) > limits.MOST_FILE_BYTES:
        most = limits.MOST_FILE_BYTES // limits.MEGABYTE
        raise BadCard(f"The card is larger than {most} MB.", reason="too-large")
    came = await caller.wired[Cards].bring_in(data, filename, name=name, is_trial=trial)
    return CameIn(
        version=came.card.version,
        container=came.card.container,
        mapped=came.card.mapped,
        kept=came.card.kept,
        warnings=came.card.warnings,
        character=came.character,
    )


@router.get(
    "/{character}/card",
    dependencies=[may("characters.see")],
    responses=_CARD,
    response_class=Response,
)
async def export_character_card(caller: Caller, character: Who, form: Format = "png") -> Response:
    """Take a character along as a card that other programs read."""
    name, content = await caller.wired[Cards].take_out(await found(caller, character), form)
    mime = _MIMES.get(name[name.rindex(".") :], "application/octet-stream")
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=mime, headers=disposition)
