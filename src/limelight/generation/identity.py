"""The identity gate: no picture of a character leaves that does not surely show it."""

from collections.abc import Sequence
from pathlib import Path

from limelight.generation.errors import NotTheCharacter
from limelight.generation.ports import IdentityJudge, ImageMaker
from limelight.generation.schemas import ImageAsk, ImageMade

BAR = 0.90
TRIES = 3
_SEED_STEP = 7919


async def draw_surely(
    maker: ImageMaker, ask: ImageAsk, into: Path, judges: Sequence[IdentityJudge]
) -> ImageMade:
    """Have `ask` drawn, judged, and drawn again with another seed where it scores below `BAR`.

    The picture carries its score; it is None where nobody is shown or no judge can tell. The tries
    are the same every time. Raises NotTheCharacter when none of `TRIES` reaches the bar.
    """
    best = 0.0
    for attempt in range(TRIES):
        tried = ask.model_copy(update={"seed": ask.seed + attempt * _SEED_STEP})
        made = await maker.draw(tried, into)
        score = await _score(made, tried, judges)
        if score is None or score >= BAR:
            facts = {**made.facts, "identity_tries": attempt + 1}
            return made.model_copy(update={"identity_score": score, "facts": facts})
        best = max(best, score)
    raise NotTheCharacter(
        f"The picture does not surely show the character: {best:.2f} in {TRIES} tries, {BAR:.2f} "
        "is needed. Describe the scene more simply, or choose another maker.",
        score=best,
    )


async def _score(made: ImageMade, ask: ImageAsk, judges: Sequence[IdentityJudge]) -> float | None:
    """What the first judge says that can tell."""
    if ask.appearance is None or ask.placement == "none":
        return None
    for judge in judges:
        score = await judge.score(made, ask)
        if score is not None:
            return score
    return None
