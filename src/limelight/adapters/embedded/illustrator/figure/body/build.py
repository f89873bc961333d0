"""Builds: how the average body is bent to a slim, athletic, curvy or broad one, a man's, an old
one's.
"""

import bisect
from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.head.shape import aged
from limelight.adapters.embedded.illustrator.looks.look import Look

# Heights at which widths are given: jaw, neck, base of the neck, shoulder, armpit, waist, hip, end.
KNOTS = (560.0, 640.0, 690.0, 760.0, 880.0, 1090.0, 1330.0, 1600.0)
# Half widths of the average woman there: neck (none below the shoulder), trunk, outer arm.
_NECK = (50.0, 50.0, 58.0, 66.0, 70.0, 70.0, 70.0, 70.0)
_TRUNK = (60.0, 60.0, 118.0, 170.0, 171.0, 149.0, 172.0, 180.0)
_ARM = (70.0, 70.0, 160.0, 226.0, 246.0, 256.0, 262.0, 266.0)


@dataclass(frozen=True)
class Build:
    """Half widths at `KNOTS`, and how far the outer shoulder hangs lower than average."""

    neck: tuple[float, ...]
    trunk: tuple[float, ...]
    arm: tuple[float, ...]
    slope: float
    drop: float

    def move(self, x: float, y: float) -> Point:
        """Where a point of the average body lies on this one."""
        across = abs(x - MIDDLE)
        old = (0.0, at(y, _NECK), at(y, _TRUNK), at(y, _ARM))
        new = (0.0, at(y, self.neck), at(y, self.trunk), at(y, self.arm))
        far = _piecewise(across, old, new)
        side = 1 if x >= MIDDLE else -1
        outward = min(1.0, max(0.0, (across - 60) / 160))
        fall = max(0.0, min(1.0, (y - 640) / 80))
        return MIDDLE + side * far, y + self.drop * fall + self.slope * outward * fall

    def outline_at(self, y: float) -> tuple[float, float]:
        """Half width of the trunk and of the arm's outer edge at a height of the average body."""
        return at(y, self.trunk), at(y, self.arm)


def at(y: float, values: tuple[float, ...]) -> float:
    """A profile's value at a height: a smooth curve through its knots."""
    if y <= KNOTS[0]:
        return values[0]
    if y >= KNOTS[-1]:
        return values[-1]
    i = bisect.bisect_right(KNOTS, y) - 1
    span = KNOTS[i + 1] - KNOTS[i]
    s = (y - KNOTS[i]) / span
    a, b = values[i], values[i + 1]
    m, n = _slope(i, values) * span, _slope(i + 1, values) * span
    return (
        (2 * s**3 - 3 * s**2 + 1) * a + (s**3 - 2 * s**2 + s) * m
        + (3 * s**2 - 2 * s**3) * b + (s**3 - s**2) * n
    )  # fmt: skip


def _slope(i: int, values: tuple[float, ...]) -> float:
    before, after = max(0, i - 1), min(len(KNOTS) - 1, i + 1)
    return (values[after] - values[before]) / (KNOTS[after] - KNOTS[before])


def _piecewise(value: float, old: tuple[float, ...], new: tuple[float, ...]) -> float:
    for i in range(len(old) - 1):
        if value < old[i + 1]:
            share = (value - old[i]) / (old[i + 1] - old[i])
            return new[i] + (new[i + 1] - new[i]) * share
    return new[-1] + (value - old[-1])


# Factors of neck, shoulder, chest, waist, hip, and of the thickness of the arm.
_BODIES = {
    "slim": (0.86, 0.90, 0.87, 0.81, 0.84, 0.78),
    "average": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "athletic": (1.15, 1.12, 1.12, 0.98, 0.97, 1.20),
    "curvy": (1.04, 1.02, 1.14, 1.06, 1.28, 1.16),
    "broad": (1.20, 1.15, 1.21, 1.40, 1.30, 1.30),
}
_GENDERS = {
    "woman": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "man": (1.20, 1.13, 1.10, 1.13, 1.00, 1.12),
    "nonbinary": (1.08, 1.05, 1.03, 1.05, 0.99, 1.03),
}
_LIMB, _GAP = 82.0, 6.0
_ASIDE = (0.0, 0.0, 0.0, 0.12, 0.55, 1.0, 1.0, 1.0)
_SLOPES = {"slim": 6.0, "average": 0.0, "athletic": -6.0, "curvy": 2.0, "broad": -2.0}


def build_of(look: Look) -> Build:
    """The build of a look."""
    pairs = zip(_BODIES[look.body], _GENDERS[look.gender], strict=True)
    neck, shoulder, chest, waist, hip, arm = (a * b for a, b in pairs)
    old = aged(look)
    waist *= 1 + 0.10 * old.stoop
    neck *= 1 - 0.05 * old.stoop
    trunk_of = (neck, neck, (neck + shoulder) / 2, shoulder, chest, waist, hip, hip)
    trunk = tuple(v * f for v, f in zip(_TRUNK, trunk_of, strict=True))
    wide = (neck, neck, shoulder, shoulder, (shoulder + chest) / 2)
    hanging = [v * wide[min(i, 4)] for i, v in enumerate(_ARM)]
    # Arms hang straight: they are moved aside by what trunk and hips need, all along.
    aside = max(0.0, *(trunk[i] + _LIMB * arm + _GAP - hanging[i] for i in (5, 6)))
    outer = tuple(v + aside * share for v, share in zip(hanging, _ASIDE, strict=True))
    return Build(
        neck=tuple(v * neck for v in _NECK),
        trunk=trunk,
        arm=outer,
        slope=_SLOPES[look.body] + 16 * old.stoop - (4 if look.gender == "man" else 0),
        drop=-9 * old.stoop,
    )
