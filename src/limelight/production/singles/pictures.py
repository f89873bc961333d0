"""Asking for one picture, with a character or without."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from limelight.characters.limits import build
from limelight.characters.schemas import Character
from limelight.characters.wardrobe import appearance_with
from limelight.generation.schemas import ImageAsk
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Made
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_brief


class Who(NamedTuple):
    """Who is seen, in which of its looks, in which style; empty is its own."""

    character: Character | None
    look: str = ""
    style: str = ""


async def picture_ask(said: Mapping[str, Any], who: Who, judges: Sequence[Judge]) -> ImageAsk:
    """The ask of what was typed (fields of `ImageAsk`); without a character nobody is seen. Raises
    Invalid, UnknownLook or what a judge refuses.
    """
    appearance = appearance_with(who.character, who.look) if who.character else None
    if appearance and who.style:
        appearance = appearance.model_copy(update={"style": who.style})
    placed = said if appearance else {**said, "placement": "none"}
    ask = build(ImageAsk, {**placed, "appearance": appearance})
    await check_brief(
        ". ".join((ask.prompt, ask.setting, *ask.subjects)),
        language="en",
        character_age=appearance.age_years if appearance else None,
        judges=judges,
    )
    return ask


def claim_of(whose: Character | None) -> Callable[[Made], Claim]:
    """What the file says of itself; the words that were typed stay out of it."""
    title = f"{whose.name}, an AI character" if whose else "An illustration made by AI"
    return lambda made: Claim(
        title=title,
        character=whose.name if whose else "",
        description="Drawn by an AI illustrator.",
        credit=made.facts["facts"].get("credit", "")[:200] or "Made with AI in Limelight",
    )
