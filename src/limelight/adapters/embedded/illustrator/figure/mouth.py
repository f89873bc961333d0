"""The mouth: one template with slots, and the numbers of each viseme in it.

Both lips are single cubic curves between the two corners. Closed shapes have both curves in the
same place, so the
stroke alone is seen; opening moves the curves apart. Any blend of two shapes is therefore a mouth
and nothing pops.
"""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import darker, mix
from limelight.generation.schemas import Box, Expression
from limelight.renders.stage.schemas import Mouth, Viseme

CENTRE = (384.5, 503.0)
BOX = Box(x=292, y=462, width=185, height=134)


@dataclass(frozen=True)
class Shape:
    """A mouth in figure units: half width, rise of the upper and drop of the lower lip, corner
    lift.

    `upper` and `lower` teeth and `tongue` are heights inside the opening; `round` narrows the
    curves to a rounder
    opening; `thick` adds to the lip line.
    """

    half: float
    up: float = 0.0
    down: float = 0.0
    lift: float = 0.0
    upper: float = 0.0
    lower: float = 0.0
    tongue: float = 0.0
    round: float = 0.0
    thick: float = 0.0


_VISEMES: dict[Viseme, Shape] = {
    "X": Shape(half=50, lift=9),
    "A": Shape(half=40, lift=5, thick=1.2),
    "B": Shape(half=45, up=7, down=17, lift=5, upper=12, lower=7),
    "C": Shape(half=47, up=8, down=32, lift=5, upper=11, tongue=13),
    "D": Shape(half=47, up=10, down=54, lift=4, upper=12, tongue=21),
    "E": Shape(half=33, up=13, down=36, lift=0, upper=4, tongue=13, round=0.28, thick=1.5),
    "F": Shape(half=20, up=12, down=19, lift=0, round=0.34, thick=4),
    "G": Shape(half=41, up=5, down=14, lift=4, upper=14, thick=0.8),
    "H": Shape(half=43, up=8, down=29, lift=4, upper=10, tongue=24),
    "I": Shape(half=52, up=7, down=23, lift=9, upper=15, tongue=3),
    "J": Shape(half=39, up=6, down=16, lift=3, upper=9, tongue=9),
}
_TEMPLATE = (
    '<g transform="translate(384.5 503)"><clipPath id="fm-c"><path d="{P}"/></clipPath>'
    '<path d="M{18} {19} Q{20} {21} {22} {19}" fill="none" stroke="SHADE" stroke-opacity="{23}" '
    'stroke-width="7" stroke-linecap="round"/><path d="{P}" fill="#5a1219"/>'
    '<g clip-path="url(#fm-c)"><ellipse cx="0" cy="{14}" rx="{15}" ry="{16}" fill="#e0605a"/>'
    '<ellipse cx="0" cy="{14}" rx="{17}" ry="{16}" fill="#f08078" fill-opacity=".55"/>'
    '<path d="M-90 -60H90V{10} Q0 {11} -90 {10}Z" fill="#fbf6ec"/>'
    '<path d="M-90 90H90V{12} Q0 {13} -90 {12}Z" fill="#ece3d3"/>'
    '<path d="{P}" fill="none" stroke="#2a0610" stroke-opacity=".22" stroke-width="9"/></g>'
    '<path d="{P}" fill="none" stroke="LIP" stroke-opacity="{9}" stroke-width="{8}" '
    'stroke-linejoin="round" stroke-linecap="round"/></g>'
)
_OUTLINE = "M{0} {1} C{24} {2} {25} {2} {3} {4} C{5} {6} {7} {6} {0} {1}Z"
# How an expression bends every shape: corner lift left and right, width, and which shape rests.
_BENDS: dict[Expression, tuple[float, float, float, Viseme]] = {
    "neutral": (-3, -3, 0.94, "X"),
    "happy": (3, 3, 1.0, "I"),
    "warm": (3.5, 3.5, 1.0, "X"),
    "surprised": (-4, -4, 0.86, "E"),
    "thoughtful": (-7, 1, 0.88, "X"),
    "concerned": (-13, -13, 0.90, "X"),
    "excited": (5, 5, 1.06, "C"),
    "playful": (-2, 9, 1.0, "X"),
}


def resting(expression: Expression) -> Viseme:
    """The shape this expression wears when nothing is said."""
    return _BENDS[expression][3]


def build_mouth(skin: str, gender: str, expression: Expression) -> Mouth:
    """The mouth of a skin tone and gender in the mood of `expression`."""
    lip = mix(darker(skin, 0.55), "#8a2430", 0.55 if gender != "woman" else 0.75)
    template = _TEMPLATE.replace("{P}", _OUTLINE)
    template = template.replace("LIP", lip).replace("SHADE", darker(skin, 0.7))
    shapes = {name: _numbers(shape, expression) for name, shape in _VISEMES.items()}
    return Mouth(template=template, shapes=shapes)


def _numbers(shape: Shape, expression: Expression) -> tuple[float, ...]:
    left, right, width, _ = _BENDS[expression]
    half = shape.half * width
    opening = shape.up + shape.down
    openness = min(1.0, opening / 24)
    # Rounded shapes carry less of the smile than wide ones.
    carry = 1.0 - shape.round * 2
    lift_left, lift_right = shape.lift + left * carry, shape.lift + right * carry
    dip = 4 + (lift_left + lift_right) / 2 * 0.75
    upper = dip * (1 - openness) - (shape.up * 1.25) * openness if opening else dip
    lower = max(upper, dip * (1 - openness) + shape.down * 1.36 * openness) if opening else dip
    inner = 0.62 + shape.round * 0.3
    bulge = 0.62 + openness * (0.28 + shape.round * 0.5)
    top = upper * 0.75 - (lift_left + lift_right) / 8
    bottom = lower * 0.75 - (lift_left + lift_right) / 8
    edge = (lift_left + lift_right) * 0.22
    teeth = top + shape.upper if shape.upper else top - 14
    low_teeth = bottom - shape.lower if shape.lower else bottom + 14
    under = bottom + 17 + 4 * openness
    numbers = (
        -half, -lift_left, upper, half, -lift_right,
        half * bulge, lower, -half * bulge,
        7.2 - 2.4 * openness + shape.thick, 0.94 - 0.22 * openness,
        teeth - edge, teeth + 6, low_teeth - 2, low_teeth - 6,
        bottom + 5, half * 0.66, shape.tongue + 2.5, half * 0.3,
        -14 - 4 * openness, under, 0, under + 7, 14 + 4 * openness, 0.17,
        -half * inner, half * inner,
    )  # fmt: skip
    return tuple(round(n, 3) for n in numbers)
