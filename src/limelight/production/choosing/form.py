"""The Create form as its template shows it, and the order that it is."""

import contextlib
import json
from importlib.resources import files
from typing import Any, get_args

from limelight.accounts.desk import Desk
from limelight.brands.ports import Brands
from limelight.brands.service import NO_BRAND
from limelight.kit.errors import NotFound, Problem
from limelight.production.briefs.ports import Choices
from limelight.production.briefs.typed import Typed
from limelight.production.choosing.picking import heard
from limelight.production.schemas import Order
from limelight.production.series.schemas import SeriesView
from limelight.production.series.service import get_series
from limelight.stories.brief import (
    FORMS,
    LANGUAGES,
    LONGEST_SECONDS,
    LONGEST_TEXT,
    POST_LANGUAGES,
    SHORTEST_SECONDS,
    SIZES,
)
from limelight.stories.finish import COLOUR_LOOKS, FONTS, Corner
from limelight.stories.timeline import CAPTION_STYLES

_CHOICES = {
    "platforms": json.loads(
        files("limelight.production.briefs").joinpath("platforms.json").read_text()
    ),
    "languages": LANGUAGES,
    "posts_only": "Texts only, without a video: "
    + ", ".join(name for code, name in POST_LANGUAGES.items() if code not in LANGUAGES)
    + " (limelight caption).",
    "forms": FORMS,
    "caption_styles": [(style, style.replace("-", " ")) for style in CAPTION_STYLES],
    "colour_looks": {look: look.capitalize() for look in COLOUR_LOOKS},
    "corners": [("", "as usual"), *((one, one.replace("-", " ")) for one in get_args(Corner))],
    "fonts": [("", "as usual"), *FONTS.items()],
    "edges": {"none": "none", "top": "at the top", "bottom": "at the foot"},
    "effect_kits": {"none": "none", "soft": "soft", "lively": "lively"},
    "cuts": {"pause": "in the pauses", "beat": "on the beat of the music"},
    "sizes": SIZES,
    "longest_text": LONGEST_TEXT,
    "shortest_seconds": SHORTEST_SECONDS,
    "longest_seconds": LONGEST_SECONDS,
    "examples": (
        "Three honest tips for growing basil on a windowsill",
        "Why the sky turns red at sunset",
        "A calm morning routine in five minutes",
        "How to brew better coffee at home",
    ),
}


async def filled(desk: Desk, typed: Typed, problem: Problem | None = None) -> dict[str, Any]:
    """What the form shows: what was typed, what there is to choose from, what is wrong."""
    brands = [(one.id, one.kit.name) for one in await desk.wired[Brands].list_all()]
    chosen = await desk.wired[Choices].files(typed)
    wrong = wrong_of(problem)
    for field in (name for name, one in chosen.items() if one is None):
        wrong[field] = wrong[field] or "The library has this file no more. Choose another one."
    return {
        "typed": typed,
        "wrong": wrong,
        "problem": problem,
        "brands": [("", "the default"), (NO_BRAND, "none"), *brands],
        "chosen": chosen,
        "series": await _series(desk, typed),
        **_CHOICES,
        **heard(desk),
    }


async def _series(desk: Desk, typed: Typed) -> SeriesView | None:
    """The series whose next episode is typed; None for none, and for one that is deleted."""
    if not typed.series:
        return None
    with contextlib.suppress(NotFound):
        async with desk.sessions.read() as db:
            return await get_series(db, desk.workspace_id, typed.series)
    return None


async def ordered(desk: Desk, typed: Typed) -> Order:
    """The order that was typed, its files looked into. Raises Invalid naming the field."""
    return typed.order(await desk.wired[Choices].paths(typed))


def wrong_of(problem: Problem | None) -> dict[str, str]:
    """What to say beside each field of the form."""
    wrong = dict.fromkeys(Typed.model_fields, "")
    if problem is not None:
        default = "character" if isinstance(problem, NotFound) else "text"
        named = str(problem.facts.get("field", default))
        field = {"brief": "text", "format": "formats", "form": "told_as"}.get(named, named)
        wrong[field if field in wrong else "text"] = problem.detail
    return wrong
