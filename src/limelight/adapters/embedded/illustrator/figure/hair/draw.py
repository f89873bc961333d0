"""Which hair is drawn by what, and a whole head of it."""

import functools
from collections.abc import Callable
from dataclasses import replace

from limelight.adapters.embedded.illustrator.figure.hair import (
    braided,
    curly,
    long,
    medium,
    short,
    tied,
)
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress
from limelight.adapters.embedded.illustrator.looks.look import Look

HAIRS: dict[str, Callable[[Tress], Drawn]] = {
    "pixie": short.pixie, "side_part": short.side_part, "undercut": short.undercut,
    "quiff": short.quiff, "crop": short.crop, "spiky": short.spiky, "slick": short.slick,
    "curtains": short.curtains, "short_waves": short.short_waves, "buzz": short.buzz,
    "receding": short.receding, "bald": short.bald, "mohawk": short.mohawk,
    "curly_top": curly.curly_top, "short_curls": curly.short_curls,
    "coils_short": curly.coils_short, "afro": curly.afro, "puff": tied.puff,
    "bob": medium.bob, "curly_bob": medium.curly_bob, "lob": medium.lob,
    "shoulder_waves": medium.shoulder_waves, "shoulder_curls": medium.shoulder_curls,
    "long_straight": long.long_straight, "long_fringe": long.long_fringe,
    "long_waves": long.long_waves, "long_curls": long.long_curls, "half_up": long.half_up,
    "top_knot": tied.top_knot, "low_bun": tied.low_bun, "ponytail": tied.ponytail,
    "cornrows": braided.cornrows, "box_braids": braided.box_braids,
    "two_braids": braided.two_braids, "side_braid": braided.side_braid, "locs": braided.locs,
    "short_locs": braided.short_locs,
}  # fmt: skip


@functools.lru_cache(maxsize=64)
def draw_hair(look: Look) -> Drawn:
    """The hair of a look in its layers, paints included."""
    tress = Tress.of(look)
    drawn = HAIRS[look.hair](tress)
    front = f"<defs>{tress.defs('ft')}</defs>{drawn.under}"
    rear = f"<defs>{tress.defs('fr')}</defs>{drawn.rear}" if drawn.rear else ""
    return replace(drawn, under=front, rear=rear)
