"""SVG path data as absolute cubic curves: read, split into short pieces, moved and written."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.illustrator.svg import num

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
Values = NDArray[np.float64]
# Moves points, given as their x and their y; works for any number of them at once.
Bend = Callable[[Values, Values], tuple[Values, Values]]

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAGGED = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")


def each(move: Callable[[float, float], Point]) -> Bend:
    """A bend of a function that moves one point at a time."""

    def bend(xs: Values, ys: Values) -> tuple[Values, Values]:
        moved = [move(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
        x, y = np.array(moved, np.float64).T
        return x, y

    return bend


@dataclass
class Outline:
    """One run of a pen: curves end to end, perhaps closed."""

    start: Point
    curves: list[Curve] = field(default_factory=list)
    is_closed: bool = False


def read(d: str) -> list[Outline]:
    """The outlines of path data; every command of SVG 1.1 is understood."""
    pen = _Pen()
    for command, text in _COMMAND.findall(d):
        if command in "Zz":
            pen.close()
            continue
        numbers = _arc_numbers(text) if command in "Aa" else _numbers(text)
        takes = _TAKES[command.upper()]
        for at in range(0, len(numbers) - takes + 1, takes):
            kind = command
            if at and command in "Mm":
                kind = "L" if command == "M" else "l"
            pen.draw(kind, numbers[at : at + takes])
    return pen.outlines


def bent(outlines: list[Outline], bend: Bend, step: float) -> str:
    """Path data of outlines with every point moved; pieces longer than `step` are split first."""
    points: list[Point] = []
    for outline in outlines:
        points.append(outline.start)
        for curve in outline.curves:
            points += [point for piece in _split(curve, step) for point in piece[1:]]
    if not points:
        return ""
    columns = np.array(points, np.float64).T
    x, y = bend(columns[0], columns[1])
    pairs = iter([f"{a:.1f} {b:.1f}" for a, b in zip(x.tolist(), y.tolist(), strict=True)])
    out = []
    for outline in outlines:
        out.append(f"M{next(pairs)}")
        for curve in outline.curves:
            for _ in range(_pieces(curve, step)):
                out.append(f"C{next(pairs)} {next(pairs)} {next(pairs)}")
        out.append("Z" if outline.is_closed else "")
    return "".join(out)


def ellipse(x: float, y: float, rx: float, ry: float) -> list[Outline]:
    """An ellipse as four curves."""
    k = 0.5522847498
    a, b, c, d = (x + rx, y), (x, y + ry), (x - rx, y), (x, y - ry)
    curves = [
        (a, (x + rx, y + ry * k), (x + rx * k, y + ry), b),
        (b, (x - rx * k, y + ry), (x - rx, y + ry * k), c),
        (c, (x - rx, y - ry * k), (x - rx * k, y - ry), d),
        (d, (x + rx * k, y - ry), (x + rx, y - ry * k), a),
    ]
    return [Outline(a, curves, is_closed=True)]


def rectangle(x: float, y: float, width: float, height: float, r: float) -> list[Outline]:
    """A rectangle with corners rounded by `r`."""
    r = min(r, width / 2, height / 2)
    right, low = x + width, y + height
    corner = f"A{num(r)} {num(r)} 0 0 1 " if r else "L"
    return read(
        f"M{num(x + r)} {num(y)} L{num(right - r)} {num(y)} {corner}{num(right)} {num(y + r)} "
        f"L{num(right)} {num(low - r)} {corner}{num(right - r)} {num(low)} L{num(x + r)} {num(low)}"
        f" {corner}{num(x)} {num(low - r)} L{num(x)} {num(y + r)} {corner}{num(x + r)} {num(y)}Z"
    )


class _Pen:
    """Follows commands and keeps what relative and smooth ones need."""

    def __init__(self) -> None:
        self.outlines: list[Outline] = []
        self._at: Point = (0.0, 0.0)
        self._handle: Point | None = None
        self._handle_kind = ""

    def close(self) -> None:
        if self.outlines:
            outline = self.outlines[-1]
            if math.dist(self._at, outline.start) > 1e-6:
                self._line(outline.start)
            outline.is_closed = True
            self._at = outline.start
        self._handle = None

    def draw(self, command: str, numbers: list[float]) -> None:
        kind, origin = command.upper(), self._at if command.islower() else (0.0, 0.0)
        if kind == "A":
            end = (numbers[5] + origin[0], numbers[6] + origin[1])
            for curve in _arc(self._at, numbers, end):
                self._add(curve)
            self._handle = None
            return
        if kind in "HV":
            x, y = self._at
            end = (numbers[0] + origin[0], y) if kind == "H" else (x, numbers[0] + origin[1])
            self._line(end)
            return
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = [(x + origin[0], y + origin[1]) for x, y in pairs]
        if kind == "M":
            self.outlines.append(Outline(points[0]))
            self._at, self._handle = points[0], None
        elif kind == "L":
            self._line(points[0])
        else:
            self._smooth(kind, points)

    def _smooth(self, kind: str, points: list[Point]) -> None:
        """C, S, Q and T: the handle that S and T leave out mirrors the last one of their family."""
        family = "C" if kind in "CS" else "Q"
        if kind in "ST":
            points = [self._mirrored_handle(family), *points]
        at = self._at
        if family == "C":
            curve = (at, points[0], points[1], points[2])
            handle = points[1]
        else:
            handle, end = points[0], points[1]
            curve = (at, _between(at, handle, 2 / 3), _between(end, handle, 2 / 3), end)
        self._add(curve)
        self._handle, self._handle_kind = handle, family

    def _mirrored_handle(self, family: str) -> Point:
        if self._handle is None or self._handle_kind != family:
            return self._at
        return 2 * self._at[0] - self._handle[0], 2 * self._at[1] - self._handle[1]

    def _line(self, end: Point) -> None:
        at = self._at
        self._add((at, _between(at, end, 1 / 3), _between(at, end, 2 / 3), end))
        self._handle = None

    def _add(self, curve: Curve) -> None:
        if not self.outlines or self.outlines[-1].is_closed:
            self.outlines.append(Outline(self._at))
        self.outlines[-1].curves.append(curve)
        self._at = curve[3]


def _numbers(text: str) -> list[float]:
    return [float(token) for token in _FLAGGED.findall(text)]


def _arc_numbers(text: str) -> list[float]:
    """Numbers of arcs, whose two flags may be written without anything between them."""
    numbers: list[float] = []
    rest = text.strip()
    while rest:
        rest = rest.lstrip(" ,\t\n")
        if not rest:
            break
        if len(numbers) % 7 in (3, 4):
            numbers.append(float(rest[0]))
            rest = rest[1:]
            continue
        found = _FLAGGED.match(rest)
        if found is None:
            raise ValueError(f"not an arc: {text!r}")
        numbers.append(float(found[0]))
        rest = rest[found.end() :]
    return numbers


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[Curve]:
    """An elliptical arc as curves of at most a quarter turn."""
    rx, ry, turn = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
    if rx < 1e-9 or ry < 1e-9 or math.dist(start, end) < 1e-9:
        yield (start, start, end, end)
        return
    cos, sin = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x1, y1 = cos * half_x + sin * half_y, cos * half_y - sin * half_x
    grow = math.sqrt(max(1.0, (x1 / rx) ** 2 + (y1 / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    left = (rx * ry) ** 2 - (rx * y1) ** 2 - (ry * x1) ** 2
    factor = math.sqrt(max(0.0, left / ((rx * y1) ** 2 + (ry * x1) ** 2)))
    factor *= -1 if numbers[3] == numbers[4] else 1
    cx, cy = factor * rx * y1 / ry, -factor * ry * x1 / rx
    first = math.atan2((y1 - cy) / ry, (x1 - cx) / rx)
    sweep = math.atan2((-y1 - cy) / ry, (-x1 - cx) / rx) - first
    if numbers[4] and sweep < 0:
        sweep += math.tau
    if not numbers[4] and sweep > 0:
        sweep -= math.tau
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2

    def place(x: float, y: float) -> Point:
        x, y = x * rx + cx, y * ry + cy
        return cos * x - sin * y + middle[0], sin * x + cos * y + middle[1]

    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    part = sweep / count
    k = 4 / 3 * math.tan(part / 4)
    for at in range(count):
        a, b = first + at * part, first + (at + 1) * part
        yield (
            place(math.cos(a), math.sin(a)),
            place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a)),
            place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b)),
            place(math.cos(b), math.sin(b)),
        )


def _pieces(curve: Curve, step: float) -> int:
    """Into how many pieces a curve is split."""
    a, b, c, d = curve
    length = math.dist(a, b) + math.dist(b, c) + math.dist(c, d)
    return max(1, min(64, math.ceil(length / step)))


def _split(curve: Curve, step: float) -> Iterator[Curve]:
    for left in range(_pieces(curve, step), 1, -1):
        first, curve = _cut(curve, 1 / left)
        yield first
    yield curve


def _cut(curve: Curve, share: float) -> tuple[Curve, Curve]:
    a, b, c, d = curve
    ab, bc, cd = _between(a, b, share), _between(b, c, share), _between(c, d, share)
    abc, bcd = _between(ab, bc, share), _between(bc, cd, share)
    middle = _between(abc, bcd, share)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
