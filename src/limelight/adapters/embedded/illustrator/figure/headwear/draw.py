"""Which headwear is drawn by what, and the hair it leaves."""

import functools
from collections.abc import Callable
from dataclasses import replace

from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES, bend_drawing
from limelight.adapters.embedded.illustrator.curves import each
from limelight.adapters.embedded.illustrator.figure.body.build import build_of
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn
from limelight.adapters.embedded.illustrator.figure.head.shape import shape_of
from limelight.adapters.embedded.illustrator.figure.headwear import hats, scarves
from limelight.adapters.embedded.illustrator.figure.headwear.felt import Felt, Hat
from limelight.adapters.embedded.illustrator.looks.look import Look

HEADWEAR: dict[str, Callable[[Felt], Hat]] = {
    "hijab": scarves.hijab, "head_wrap": scarves.head_wrap, "headband": scarves.headband,
    "beanie": hats.beanie, "cap": hats.cap, "sun_hat": hats.sun_hat, "beret": hats.beret,
    "flat_cap": hats.flat_cap, "bucket_hat": hats.bucket_hat,
}  # fmt: skip
_NONE = Hat("")


@functools.lru_cache(maxsize=64)
def draw_headwear(look: Look) -> Hat:
    """The headwear of a look with its paints; an empty one without any."""
    if not look.headwear:
        return _NONE
    felt = Felt.of(look.headwear_colour)
    hat = HEADWEAR[look.headwear](felt)
    front = bend_drawing(hat.front, each(shape_of(look).move), WHOLE_CURVES)
    return replace(
        hat,
        front=f"<defs>{felt.defs('ft')}</defs>{front}",
        rear=f"<defs>{felt.defs('fr')}</defs>{hat.rear}" if hat.rear else "",
        collar=bend_drawing(hat.collar, each(build_of(look).move), WHOLE_CURVES)
        if hat.collar
        else "",
    )


def hair_beneath(hair: Drawn, hat: Hat) -> Drawn:
    """What of the hair is seen with a hat on."""
    if hat.leaves is None:
        return hair
    shadow = hat.edge
    if not hat.leaves:
        return Drawn(shadow=shadow)
    return Drawn(
        front=_within(hair.front, hat.leaves, "ft-h"),
        rear=_within(hair.rear, hat.leaves, "fr-h"),
        under=hair.under,
        shadow=shadow,
    )


def _within(svg: str, region: str, name: str) -> str:
    if not svg:
        return ""
    clip = f'<clipPath id="{name}"><path d="{region}"/></clipPath>'
    return f'{clip}<g clip-path="url(#{name})">{svg}</g>'
