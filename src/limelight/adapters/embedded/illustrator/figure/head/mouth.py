"""The mouth: one template with slots, and the numbers of each viseme in it.

Both edges of the opening are single cubic curves between the two corners; the lips are laid about
them. Closed shapes have both curves in the same place. Opening moves the curves apart, so any blend
of two shapes is a mouth and nothing pops.
"""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import darker, lighter, lightness, mix
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.figure.tones import tones
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import num
from limelight.generation.schemas import Box, Expression
from limelight.renders.stage.schemas import Mouth, Viseme

BOX = Box(x=292, y=478, width=185, height=128)


@dataclass(frozen=True)
class Shape:
    """A mouth in figure units: half width, rise of the upper and drop of the lower lip, corner
    lift.

    `upper` and `lower` teeth and `tongue` are heights inside the opening; `round` narrows the
    curves to a rounder opening; `thick` adds to the lips.
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
    "X": Shape(half=53, lift=9),
    "A": Shape(half=43, lift=5, thick=1.2),
    "B": Shape(half=48, up=6, down=16, lift=5, upper=12, lower=6),
    "C": Shape(half=50, up=7, down=30, lift=5, upper=11, tongue=13),
    "D": Shape(half=50, up=9, down=48, lift=4, upper=12, tongue=19),
    "E": Shape(half=35, up=12, down=33, lift=0, upper=4, tongue=12, round=0.28, thick=1.2),
    "F": Shape(half=21, up=11, down=18, lift=0, round=0.34, thick=3),
    "G": Shape(half=44, up=5, down=13, lift=4, upper=14, thick=0.6),
    "H": Shape(half=46, up=7, down=27, lift=4, upper=10, tongue=22),
    "I": Shape(half=56, up=6, down=22, lift=9, upper=15, tongue=3),
    "J": Shape(half=41, up=6, down=15, lift=3, upper=9, tongue=8),
}
_OUTLINE = "M{0} {1} C{24} {2} {25} {2} {3} {4} C{5} {6} {7} {6} {0} {1}Z"
# The upper lip rises to two peaks with a dip between; the lower one is a single bow.
_UPPER = (
    "M{26} {27} C{28} {29} {30} {31} 0 {32} C{33} {31} {34} {29} {35} {36} C{25} {2} {24} {2} "
    "{26} {27}Z"
)
_LOWER = "M{37} {38} C{7} {6} {5} {6} {39} {40} C{41} {42} {43} {42} {37} {38}Z"
_TEMPLATE = (
    '<g transform="translate(384.5 520)"><clipPath id="fm-c"><path d="{P}"/></clipPath>'
    '<path d="M{18} {19} Q{20} {21} {22} {19}" fill="none" stroke="SHADE" stroke-opacity="{23}" '
    'stroke-width="8" stroke-linecap="round"/>'
    '<path d="{U}" fill="UPPER" fill-opacity="FAINT"/><path d="{L}" fill="LIP" '
    'fill-opacity="FAINT"/><path d="{P}" fill="#5a1219"/>'
    '<g clip-path="url(#fm-c)"><ellipse cx="0" cy="{14}" rx="{15}" ry="{16}" fill="#e0605a"/>'
    '<ellipse cx="0" cy="{14}" rx="{17}" ry="{16}" fill="#f08078" fill-opacity=".55"/>'
    '<path d="M-90 -60H90V{10} Q0 {11} -90 {10}Z" fill="#fdf8ee"/>GAP'
    '<path d="M-90 90H90V{12} Q0 {13} -90 {12}Z" fill="#ece3d3"/>'
    '<path d="{P}" fill="none" stroke="#2a0610" stroke-opacity=".22" stroke-width="9"/></g>'
    '<path d="M{44} {45} Q0 {46} {47} {45}" fill="none" stroke="SHINE" stroke-width="4" '
    'stroke-linecap="round" stroke-opacity="GLOSS"/>'
    '<path d="{P}" fill="none" stroke="LINE" stroke-opacity="{9}" stroke-width="{8}" '
    'stroke-linejoin="round" stroke-linecap="round"/></g>'
)
_GAP = '<path d="M-1.6 -60H1.6V{11}H-1.6Z" fill="#5a1219" fill-opacity=".8"/>'
# How an expression bends every shape: corner lift left and right, width, and which shape rests.
_BENDS: dict[Expression, tuple[float, float, float, Viseme]] = {
    "neutral": (-4, -4, 0.94, "X"),
    "happy": (9, 9, 1.02, "I"),
    "warm": (6, 6, 1.02, "X"),
    "surprised": (-4, -4, 0.86, "E"),
    "thoughtful": (-8, 0, 0.86, "X"),
    "concerned": (-14, -14, 0.88, "X"),
    "excited": (11, 11, 1.08, "C"),
    "playful": (-2, 11, 1.0, "X"),
}


def resting(expression: Expression) -> Viseme:
    """The shape this expression wears when nothing is said."""
    return _BENDS[expression][3]


def build_mouth(look: Look, expression: Expression) -> Mouth:
    """The mouth of a look in the mood of `expression`."""
    t = tones(look)
    dark_line = mix(darker(t.lip, 0.5), "#5a1420", 0.4)
    gloss = 0.34 if look.gender == "woman" else 0.14
    template = (
        _TEMPLATE.replace("{P}", _OUTLINE)
        .replace("{U}", _UPPER)
        .replace("{L}", _LOWER)
        .replace("GAP", _GAP if "tooth_gap" in look.marks else "")
    )
    paints = {
        "UPPER": darker(t.lip, 0.14),
        "LIP": t.lip,
        "LINE": dark_line,
        "SHADE": t.shade,
        "SHINE": lighter(t.lip, 0.6 if lightness(t.lip) > 0.3 else 0.4),
        "FAINT": num(t.lip_strength),
        "GLOSS": num(gloss),
    }
    for name, paint in paints.items():
        template = template.replace(name, paint)
    full = _fullness(look)
    shapes = {name: _numbers(shape, expression, full) for name, shape in _VISEMES.items()}
    return Mouth(template=template, shapes=shapes)


def _fullness(look: Look) -> float:
    """How thick the lips are: 1 for an average woman of 30."""
    base = {"woman": 1.0, "man": 0.68, "nonbinary": 0.85}[look.gender]
    return base * (1 + 0.5 * look.face.lips) * (1 - 0.45 * aged(look).lips)


def _numbers(shape: Shape, expression: Expression, full: float) -> tuple[float, ...]:
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
    lips = _lips((half, lift_left, lift_right), (top, upper, bottom, lower), (full, shape.thick))
    under = bottom + 10 + 9 * full + 2 * openness
    numbers = (
        -half, -lift_left, upper, half, -lift_right,
        half * bulge, lower, -half * bulge,
        4.6 - 1.6 * openness + shape.thick * 0.5, 0.92 - 0.30 * openness,
        teeth - edge, teeth + 6, low_teeth - 2, low_teeth - 6,
        bottom + 5, half * 0.66, shape.tongue + 2.5, half * 0.3,
        -15 - 4 * openness, under, 0, under + 7, 15 + 4 * openness, 0.34,
        -half * inner, half * inner, *lips,
    )  # fmt: skip
    return tuple(round(n, 3) for n in numbers)


def _lips(
    corners: tuple[float, float, float],
    edges: tuple[float, float, float, float],
    weight: tuple[float, float],
) -> tuple[float, ...]:
    """Slots 26 to 47: the upper lip's peaks and dip, the lower lip's bow, and its shine."""
    half, lift_left, lift_right = corners
    top, upper, bottom, lower = edges
    full, thick = weight
    rise = (10.0 + thick) * full
    drop = (14.5 + thick * 1.5) * full
    out = half * 1.02
    return (
        -out, -lift_left, -half * 0.55, upper - rise * 1.1, -half * 0.22, top - rise * 1.55,
        top - rise * 0.72, half * 0.22, half * 0.55, out, -lift_right,
        -half * 0.94, -lift_left + 1, half * 0.94, -lift_right + 1,
        half * 0.56, lower + drop * 1.32, -half * 0.56,
        -half * 0.22, bottom + drop * 0.52, bottom + drop * 0.66, half * 0.22,
    )  # fmt: skip
