"""Rounded limbs: outlines of a given thickness along a curved line, for fingers, arms and
sleeves.
"""

import itertools
import math
from collections.abc import Sequence

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.svg import num

_SAMPLES = 9


def tube(line: Sequence[Point], radii: Sequence[float], *, ends: str = "round") -> str:
    """Path data of a limb along `line` (its joints), as thick as `radii` at each of them.

    Joints are rounded off. `ends` is "round" (both ends are half circles), "flat", or "tip" (the
    first end flat, the last one round).
    """
    spine, thick = _spine(line, radii)
    left, right = _sides(spine, thick)
    start_round, end_round = ends == "round", ends in ("round", "tip")
    out = f"M{_at(left[0])}" + _through(left)
    out += _cap(thick[-1], right[-1]) if end_round else f"L{_at(right[-1])}"
    out += _through(right[::-1])
    out += _cap(thick[0], left[0]) if start_round else ""
    return out + "Z"


def along(line: Sequence[Point], share: float) -> tuple[Point, float]:
    """A point on the rounded line at a share of its length, and the direction there in degrees."""
    spine, _ = _spine(line, [1.0] * len(line))
    lengths = [math.dist(a, b) for a, b in itertools.pairwise(spine)]
    left = share * sum(lengths)
    for a, b, length in zip(spine, spine[1:], lengths, strict=False):
        if left <= length:
            part = left / max(length, 1e-9)
            point = (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
            return point, math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
        left -= length
    a, b = spine[-2], spine[-1]
    return b, math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))


def _spine(line: Sequence[Point], radii: Sequence[float]) -> tuple[list[Point], list[float]]:
    """The line with its joints rounded: quadratic curves between the middles of its pieces."""
    if len(line) == 2:
        return list(line), list(radii)
    middles = [_middle(a, b) for a, b in itertools.pairwise(line)]
    halves = [(a + b) / 2 for a, b in itertools.pairwise(radii)]
    starts, ends = [line[0], *middles[1:-1]], [*middles[1:-1], line[-1]]
    r_starts, r_ends = [radii[0], *halves[1:-1]], [*halves[1:-1], radii[-1]]
    spine, thick = [line[0]], [radii[0]]
    for at, corner in enumerate(line[1:-1]):
        for step in range(1, _SAMPLES + 1):
            t = step / _SAMPLES
            spine.append(_quadratic(starts[at], corner, ends[at], t))
            bulge = radii[at + 1]
            thick.append((1 - t) ** 2 * r_starts[at] + 2 * t * (1 - t) * bulge + t * t * r_ends[at])
    return spine, thick


def _sides(spine: list[Point], thick: list[float]) -> tuple[list[Point], list[Point]]:
    left, right = [], []
    last = len(spine) - 1
    for at, ((x, y), r) in enumerate(zip(spine, thick, strict=True)):
        before, after = spine[max(0, at - 1)], spine[min(last, at + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = max(1e-9, math.hypot(dx, dy))
        nx, ny = -dy / length * r, dx / length * r
        left.append((x - nx, y - ny))
        right.append((x + nx, y + ny))
    return left, right


def _through(points: list[Point]) -> str:
    """A smooth line through points: Catmull-Rom as cubic curves."""
    if len(points) == 2:
        return f"L{_at(points[1])}"
    out = ""
    for at in range(len(points) - 1):
        p0, p1 = points[max(0, at - 1)], points[at]
        p2, p3 = points[at + 1], points[min(len(points) - 1, at + 2)]
        c1 = (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6)
        c2 = (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6)
        out += f"C{_at(c1)} {_at(c2)} {_at(p2)}"
    return out


def _cap(radius: float, to: Point) -> str:
    return f"A{num(radius)} {num(radius)} 0 0 1 {_at(to)}"


def _quadratic(a: Point, b: Point, c: Point, t: float) -> Point:
    u = 1 - t
    return (
        u * u * a[0] + 2 * u * t * b[0] + t * t * c[0],
        u * u * a[1] + 2 * u * t * b[1] + t * t * c[1],
    )


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _at(point: Point) -> str:
    return f"{num(point[0])} {num(point[1])}"
