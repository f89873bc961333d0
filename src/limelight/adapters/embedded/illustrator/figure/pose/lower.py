"""What is seen below the hips: hem, trousers or skirt, legs, shoes, the shadow at the feet.

Drawn about x = 0 and put under the figure's middle.
"""

import hashlib
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import (
    darker,
    distance,
    lighter,
    lightness,
    mix,
)
from limelight.adapters.embedded.illustrator.curves import Bend
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.body.build import build_of
from limelight.adapters.embedded.illustrator.figure.pose.surfaces import moved
from limelight.adapters.embedded.illustrator.figure.pose.tubes import tube
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import (
    ellipse,
    group,
    line,
    linear_at,
    mirrored,
    num,
    path,
    radial,
)

FEET = 1872.0
_TROUSERS = ("#3d5480", "#34384a", "#b79d78", "#5c6b4d", "#6b4f3f", "#8a93a3")
_SHOES = ("#f2efe8", "#3a2f33", "#8a5a3c", "#c7533f")
# Where a garment ends; what is not named ends at the hips.
_HEMS = {
    "coat": 1500.0, "lab_coat": 1520.0, "kurta": 1490.0, "apron": 1480.0, "dress": 1560.0,
}  # fmt: skip
# Half the width of skirts at their hem, and how low it is.
_SKIRTS = {"dress": (236.0, 1560.0), "sari": (162.0, 1796.0)}
# Trousers of the same cloth.
_MATCHING = frozenset(("overalls", "scrubs", "suit"))
_HIP_HEM = 1352.0
_PELVIS = (
    "M-156 1270 H156 C162 1340 162 1400 156 1440 L8 1440 Q0 1412 -8 1440 L-156 1440 "
    "C-162 1400 -162 1340 -156 1270Z"
)
# How broad the hips are that this is drawn for.
_HIPS_HALF, _HIPS_AT = 172.0, 1330.0
_KNEE = "M-132 1578 q30 16 62 6 M-126 1604 q26 10 48 2"
_SHOE = "M-32 1812 C-28 1836 -28 1852 -30 1866 H-162 C-168 1836 -144 1828 -130 1812Z"
_SOLE = "M-28 1858 H-166 Q-168 1876 -154 1876 H-34 Q-26 1876 -28 1858Z"
_LACE = "M-110 1826 l20 14 M-128 1834 l18 12"


@dataclass(frozen=True)
class Lower:
    """Drawings: `legs` lie behind the trunk, `clip` (a clip path's content) cuts the trunk at its
    hem, `skirt` lies before both.
    """

    legs: str
    clip: str
    skirt: str


def draw_lower(look: Look, trunk: Bend | None) -> Lower:
    """The lower half of a standing figure; `trunk` is how its body is turned."""
    hem = _HEMS.get(look.clothes, _HIP_HEM)
    middle = (anchors.MIDDLE + moved(trunk, (anchors.MIDDLE, 1330.0))[0]) / 2
    bare = look.clothes in _SKIRTS
    colour = tones(look).base if bare else _trousers(look)
    broad = build_of(look).outline_at(_HIPS_AT)[0] / _HIPS_HALF
    shoes = next(c for c in (_pick(look, _SHOES), *_SHOES) if distance(c, colour) > 0.15)
    legs = f'<g transform="scale({broad:.3f} 1)">{_legs(colour, bare=bare) + _shoes(shoes)}</g>'
    clip = f"M-200 300H970V{num(hem)} Q{num(middle)} {num(hem + 34)} -200 {num(hem)}Z"
    skirt = _skirt(look, broad) if bare else ""
    return Lower(group(_shadow() + legs, middle, 0), path(clip, "#000000"), group(skirt, middle, 0))


def _trousers(look: Look) -> str:
    if look.clothes in _MATCHING:
        return darker(look.clothes_colour, 0.06)
    return _pick(look, _TROUSERS)


def _pick(look: Look, colours: tuple[str, ...]) -> str:
    """A colour that goes with the clothes: always the same one, and never nearly theirs."""
    start = hashlib.sha256(f"{look.clothes}{look.clothes_colour}".encode()).digest()[0]
    ordered = [colours[(start + at) % len(colours)] for at in range(len(colours))]
    far = [c for c in ordered if distance(c, look.clothes_colour) > 0.22]
    return (far or ordered)[0]


def _legs(colour: str, *, bare: bool) -> str:
    deep, thin = darker(colour, 0.34), 0.74 if bare else 1.0
    defs = linear_at(
        "pl-c", (0, 1290, 0, 1860), (0, lighter(colour, 0.06)), (0.5, colour),
        (1, darker(colour, 0.16)),
    )  # fmt: skip
    radii = (80 * thin, 66 * thin, 50 * thin)
    leg = path(tube([(-78, 1320), (-86, 1580), (-84, 1838)], radii, ends="flat"), "url(#pl-c)")
    inner = tube([(-44, 1400), (-50, 1600), (-52, 1836)], (26, 20, 14), ends="flat")
    one = leg + path(inner, deep, 0.20) + ("" if bare else line(_KNEE, deep, 4.5, 0.26))
    seam = "" if bare else line("M0 1340V1424", deep, 4, 0.35)
    return f"<defs>{defs}</defs>" + one + mirrored(one, 0) + path(_PELVIS, "url(#pl-c)") + seam


def _shoes(colour: str) -> str:
    pale = "#efe9dd" if lightness(colour) < 0.7 else mix(colour, "#6a5f5a", 0.35)
    one = path(_SHOE, colour) + path(_SOLE, pale) + line(_LACE, darker(colour, 0.4), 4, 0.4)
    return one + mirrored(one, 0)


def _skirt(look: Look, broad: float) -> str:
    colour, (wide, hem) = look.clothes_colour, _SKIRTS[look.clothes]
    deep, wide = darker(colour, 0.34), wide * broad
    d = (
        f"M-158 1180 C-172 1300 {num(-wide)} 1440 {num(-wide)} {num(hem)} "
        f"Q0 {num(hem + 40)} {num(wide)} {num(hem)} C{num(wide)} 1440 172 1300 158 1180Z"
    )
    paint = linear_at(
        "pl-k", (0, 1180, 0, hem), (0, mix(colour, deep, 0.25)), (1, mix(colour, deep, 0.5))
    )
    folds = "".join(
        f"M{num(x * 0.62)} 1290 Q{num(x * 0.9)} 1400 {num(x)} {num(hem + 10)} "
        for x in (-wide * 0.62, -wide * 0.22, wide * 0.2, wide * 0.6)
    )
    return f"<defs>{paint}</defs>" + path(d, "url(#pl-k)") + line(folds, deep, 6, 0.34)


def _shadow() -> str:
    paint = radial("pl-s", (0, "#140a1c", 0.42), (0.55, "#140a1c", 0.24), (1, "#140a1c", 0))
    return f"<defs>{paint}</defs>" + ellipse(0, FEET, 250, 34, "url(#pl-s)")
