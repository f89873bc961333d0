"""Asking for a text to be spoken."""

from collections.abc import Mapping, Sequence
from typing import Any

from limelight.characters.limits import build
from limelight.characters.schemas import Character
from limelight.generation.schemas import SpeechAsk
from limelight.library.provenance.schemas import Claim
from limelight.library.schemas import Made
from limelight.moderation.ports import Judge
from limelight.moderation.service import check_script


async def speech_ask(
    said: Mapping[str, Any], whose: Character | None, judges: Sequence[Judge]
) -> SpeechAsk:
    """The ask of what was typed (fields of `SpeechAsk`). Raises Invalid, or what a judge refuses,
    whoever says it.
    """
    ask = build(SpeechAsk, said)
    await check_script(
        [ask.text],
        language=ask.language,
        character_age=whose.appearance.age_years if whose else None,
        judges=judges,
    )
    return ask


def claim(made: Made) -> Claim:
    """What the file says of itself; the words that are said stay out of it."""
    facts = made.facts["facts"]
    return Claim(
        title="Speech by a synthetic voice",
        description=f"Spoken by a synthetic voice ({facts['voice']}, {facts['emotion']}).",
    )
