"""The shape of a face: one outline for an average adult, and how it bends to another face."""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.anchors import CHIN, MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.ageing import Ageing, ageing
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import symmetric

# The skull keeps its shape, so that every hair fits every face; the bend begins at the eyes.
_FROM_Y = 400.0
_HALF = (
    "C300 138 234 184 222 282 C217 330 215 372 217 410 C220 462 230 504 254 540 "
    "C284 582 336 604 384.5 604"
)
OUTLINE = symmetric((MIDDLE, 138), _HALF, MIDDLE)
_KNOTS = (400.0, 462.0, 520.0, 556.0, 604.0)
_BY_GENDER = {
    "woman": (0.0, -0.012, -0.048, -0.075, -0.09),
    "man": (0.0, 0.012, 0.032, 0.062, 0.085),
    "nonbinary": (0.0, 0.0, 0.0, 0.0, 0.0),
}


@dataclass(frozen=True)
class Shape:
    """Widths of a face relative to the average at the heights of `_KNOTS`, and its chin."""

    widths: tuple[float, ...]
    longer: float

    def move(self, x: float, y: float) -> Point:
        """Where a point of the average face lies on this one."""
        if y <= _FROM_Y:
            return x, y
        down = max(0.0, y - 530) / (CHIN - 530)
        return MIDDLE + (x - MIDDLE) * _between(y, self.widths), y + self.longer * down


def _between(y: float, values: tuple[float, ...]) -> float:
    for at in range(len(_KNOTS) - 1):
        if y < _KNOTS[at + 1]:
            share = (y - _KNOTS[at]) / (_KNOTS[at + 1] - _KNOTS[at])
            return values[at] + (values[at + 1] - values[at]) * share
    return values[-1]


def shape_of(look: Look) -> Shape:
    """The shape of a look's face: its traits, gender, and what age does to jaw and cheeks."""
    face, old = look.face, ageing(look.age_years)
    gender = _BY_GENDER[look.gender]
    traits = (
        0.0,
        0.020 * face.width + 0.018 * face.cheeks - 0.012 * old.jowls,
        0.030 * face.width + 0.040 * face.cheeks + 0.030 * face.jaw + 0.012 * old.jowls,
        0.020 * face.width + 0.038 * face.cheeks + 0.060 * face.jaw + 0.055 * old.jowls,
        0.045 * face.jaw + 0.03 * face.cheeks + 0.03 * old.jowls,
    )
    widths = tuple(1 + g + t for g, t in zip(gender, traits, strict=True))
    longer = {"woman": -2.0, "man": 5.0, "nonbinary": 1.0}[look.gender]
    return Shape(widths, longer + 6 * face.chin)


def aged(look: Look) -> Ageing:
    """The ageing of a look."""
    return ageing(look.age_years)
