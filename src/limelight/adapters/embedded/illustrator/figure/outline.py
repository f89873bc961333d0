"""Outlines as points: sampling a path, and drawing it anew as waves, scallops or coils."""

import functools
import itertools
import math
import random

from limelight.adapters.embedded.illustrator import curves
from limelight.adapters.embedded.illustrator.bending import WHOLE_CURVES
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.svg import num

Points = tuple[Point, ...]


@functools.lru_cache(maxsize=512)
def sample(d: str, spacing: float) -> Points:
    """Points at about equal distances along a path of one piece."""
    dense = _dense(d)
    out, carried = [dense[0]], 0.0
    for a, b in itertools.pairwise(dense):
        carried += math.dist(a, b)
        if carried >= spacing:
            out.append(b)
            carried = 0.0
    if math.dist(out[-1], out[0]) < spacing * 0.6:
        out.pop()
    return tuple(out)


@functools.lru_cache(maxsize=512)
def _dense(d: str) -> Points:
    run = curves.read(d)[0]
    out = [run.start]
    for curve in run.curves:
        out += _curve(curve)
    return tuple(out)


def _curve(points: curves.Curve) -> list[Point]:
    a, b, c, e = points
    length = math.dist(a, b) + math.dist(b, c) + math.dist(c, e)
    count = max(2, int(length / 4))
    out = []
    for i in range(1, count + 1):
        s = i / count
        r = 1 - s
        k = (r**3, 3 * r * r * s, 3 * r * s * s, s**3)
        out.append((
            k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * e[0],
            k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * e[1],
        ))  # fmt: skip
    return out


def turning(points: Points) -> int:
    """1 when a closed outline runs clockwise on the picture, else -1."""
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, (*points[1:], points[0]), strict=True)
    )
    return 1 if area > 0 else -1


@functools.lru_cache(maxsize=512)
def scalloped(d: str, size: float, uneven: float = 0.22) -> str:
    """The closed path `d` as a row of outward bumps about `size` wide."""
    rng = random.Random(d)  # noqa: S311 - art, not secrets
    points = sample(d, size)
    sweep = 1 if turning(points) > 0 else 0
    out = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for x, y in (*points[1:], points[0]):
        r = size * rng.uniform(0.53 - uneven * 0.1, 0.56 + uneven)
        out.append(f"A{num(r)} {num(r)} 0 0 {sweep} {num(x)} {num(y)}")
    return "".join(out) + "Z"


@functools.lru_cache(maxsize=512)
def waved(d: str, reach: float, length: float) -> str:
    """The closed path `d` with waves of `length` that reach `reach` to either side."""
    points = sample(d, length / 4)
    count = len(points)
    waves = max(1, round(count / 4))
    moved = []
    for i, (x, y) in enumerate(points):
        ax, ay = points[i - 1]
        bx, by = points[(i + 1) % count]
        far = math.dist((ax, ay), (bx, by)) or 1.0
        push = reach * math.sin(2 * math.pi * waves * i / count)
        moved.append((x + (by - ay) / far * push, y - (bx - ax) / far * push))
    return smooth(tuple(moved), is_closed=True)


def smooth(points: Points, *, is_closed: bool) -> str:
    """A soft curve through the points."""
    count = len(points)
    out = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(count if is_closed else count - 1):
        before, a = points[i - 1] if is_closed or i else points[0], points[i]
        b = points[(i + 1) % count]
        after = points[(i + 2) % count] if is_closed or i + 2 < count else b
        c1 = (a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6)
        c2 = (b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6)
        out.append(f"C{num(c1[0])} {num(c1[1])} {num(c2[0])} {num(c2[1])} {num(b[0])} {num(b[1])}")
    return "".join(out) + ("Z" if is_closed else "")


def flipped(d: str) -> str:
    """The mirror image of a path about the middle of the figure."""
    return curves.bent(curves.read(d), lambda x, y: (2 * MIDDLE - x, y), WHOLE_CURVES)


@functools.lru_cache(maxsize=512)
def inside(d: str, spacing: float, margin: float) -> Points:
    """Points spread evenly within the closed path `d`, at least about `margin` from its edge."""
    rng = random.Random(d)  # noqa: S311 - art, not secrets
    edge = sample(d, 10.0)
    left, right = min(x for x, _ in edge), max(x for x, _ in edge)
    top, low = min(y for _, y in edge), max(y for _, y in edge)
    out = []
    row, y = 0, top + margin
    while y < low:
        x = left + (spacing / 2 if row % 2 else 0.0)
        while x < right:
            at = (x + rng.uniform(-0.22, 0.22) * spacing, y + rng.uniform(-0.22, 0.22) * spacing)
            if _holds(edge, at) and min(math.dist(at, e) for e in edge) >= margin:
                out.append(at)
            x += spacing
        y += spacing * 0.86
        row += 1
    return tuple(out)


def _holds(edge: Points, at: Point) -> bool:
    x, y = at
    held = False
    for (x1, y1), (x2, y2) in zip(edge, (*edge[1:], edge[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            held = not held
    return held
