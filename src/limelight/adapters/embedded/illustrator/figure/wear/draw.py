"""Which garment is drawn by what, and a dressed body: neck, trunk, arms, bent to its build."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES, bend_drawing
from limelight.adapters.embedded.illustrator.curves import each
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.body.build import build_of
from limelight.adapters.embedded.illustrator.figure.body.neck import draw_neck
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.figure.wear import dresses, jackets, tops
from limelight.adapters.embedded.illustrator.figure.wear.cloth import (
    Cloth,
    Outfit,
    Worn,
    lit_defs,
    skin_defs,
)
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import linear_at, mirrored, path

CLOTHES: dict[str, Callable[[Outfit], Worn]] = {
    "tee": tops.tee, "polo": tops.polo, "shirt": tops.shirt, "shirt_tie": tops.shirt_tie,
    "blouse": tops.blouse, "turtleneck": tops.turtleneck, "sweater": tops.sweater,
    "sports_top": tops.sports_top, "scrubs": tops.scrubs, "cardigan": jackets.cardigan,
    "waistcoat": jackets.waistcoat, "blazer": jackets.blazer, "suit": jackets.suit,
    "denim_jacket": jackets.denim_jacket, "bomber": jackets.bomber,
    "track_jacket": jackets.track_jacket, "hoodie": jackets.hoodie, "coat": jackets.coat,
    "lab_coat": jackets.lab_coat, "dress": dresses.dress, "overalls": dresses.overalls,
    "apron": dresses.apron, "chef": dresses.chef, "kurta": dresses.kurta, "sari": dresses.sari,
    "embroidered": dresses.embroidered,
}  # fmt: skip


@dataclass(frozen=True)
class Dressed:
    """A body in its clothes, in the pieces of `parts.Parts`; `worn` tells of the sleeves."""

    paints: str
    back: str
    neck: str
    trunk: str
    arms: tuple[str, str]
    collar: str
    worn: Worn


@functools.lru_cache(maxsize=64)
def dress(look: Look) -> Dressed:
    """The dressed body of a look, bent to its build."""
    t, move = tones(look), build_of(look).move
    outfit = Outfit(look, t, Cloth.of(look.clothes_colour, "a"))
    worn = CLOTHES[look.clothes](outfit)

    def bent(svg: str) -> str:
        return bend_drawing(svg, each(move), WHOLE_CURVES) if svg else ""

    body = linear_at("fb-q", (0, 660, 0, 1100), (0, t.base), (1, t.shade))
    paints = {worn.cloth.defs(), worn.defs} if worn.defs else {worn.cloth.defs()}
    defs = f"<defs>{''.join(sorted(paints))}{body}{skin_defs(t)}{lit_defs()}</defs>"
    left = worn.arm + path(worn.limb, "#fff4dd", 0.06)
    right = mirrored(_renamed(worn.arm) + path(worn.limb, "#1a0a2a", 0.14), MIDDLE)
    return Dressed(
        paints=defs,
        back=bent(worn.back),
        neck=bent(draw_neck(look, t)),
        trunk=bent(worn.trunk),
        arms=(bent(left), bent(right)),
        collar=bent(worn.over),
        worn=worn,
    )


def _renamed(arm: str) -> str:
    """The arm again, its clip paths under names of their own."""
    for name in ("fb-ps", "fb-os"):
        arm = arm.replace(f'"{name}"', f'"{name}r"').replace(f"#{name})", f"#{name}r)")
    return arm
