"""Bending a drawing: every point of its paths is moved by a function.

One drawing then serves every jaw, every build and a turned head: it is drawn once for an average
person and bent to the one at hand. Control points are moved, so curves stay curves and a drawing
keeps its number of elements.
"""

import functools
import math
import re
from collections.abc import Callable, Iterator

from limelight.adapters.embedded.illustrator.svg import num

Point = tuple[float, float]
Move = Callable[[float, float], Point]
Matrix = tuple[float, float, float, float, float, float]

_TOKEN = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?)")
_TAG = re.compile(r"<(/?)([A-Za-z]+)((?:[^>\"]|\"[^\"]*\")*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_TRANSFORM = re.compile(r"(translate|rotate|scale|matrix)\(([^)]*)\)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7}
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ROUND = 0.5523
_UNBENT = frozenset(("linearGradient", "radialGradient", "stop", "defs"))

Segment = tuple[str, tuple[Point, ...]]


def bend(svg: str, move: Move) -> str:
    """`svg` with every point moved: paths, circles, ellipses and rectangles, clip paths included.

    Transforms are folded into the points; gradients keep their place. Stroke widths stay.
    """
    out: list[str] = []
    stack: list[tuple[str, Matrix]] = [("", _IDENTITY)]
    at = 0
    for tag in _TAG.finditer(svg):
        out.append(svg[at : tag.start()])
        at = tag.end()
        out.append(_bent_tag(tag, stack, move))
    out.append(svg[at:])
    return "".join(out)


def _bent_tag(tag: re.Match[str], stack: list[tuple[str, Matrix]], move: Move) -> str:
    closing, name, rest, alone = tag.groups()
    if name in _UNBENT:
        return tag[0]
    if closing:
        return f"</{stack.pop()[0]}>"
    attributes = dict(_ATTRIBUTE.findall(rest))
    matrix = _times(stack[-1][1], _matrix(attributes.pop("transform", "")))
    name, attributes = _as_path(name, attributes)
    if not alone:
        stack.append((name, matrix))
    if "d" in attributes:
        attributes["d"] = bend_path(attributes["d"], lambda x, y: move(*_apply(matrix, x, y)))
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}{alone}>"


def _as_path(name: str, attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Circles, ellipses and rectangles as paths; anything else as it is."""
    if name in ("circle", "ellipse"):
        x, y = float(attributes.pop("cx", 0)), float(attributes.pop("cy", 0))
        r = float(attributes.pop("r", 0))
        rx, ry = float(attributes.pop("rx", r)), float(attributes.pop("ry", r))
        return "path", {"d": _oval(x, y, rx, ry), **attributes}
    if name == "rect":
        x, y = float(attributes.pop("x", 0)), float(attributes.pop("y", 0))
        w, h = float(attributes.pop("width")), float(attributes.pop("height"))
        r = min(float(attributes.pop("rx", 0)), w / 2, h / 2)
        return "path", {"d": _box(x, y, w, h, r), **attributes}
    return name, attributes


def _oval(x: float, y: float, rx: float, ry: float) -> str:
    kx, ky = rx * _ROUND, ry * _ROUND
    return (
        f"M{x - rx} {y}C{x - rx} {y - ky} {x - kx} {y - ry} {x} {y - ry}"
        f"C{x + kx} {y - ry} {x + rx} {y - ky} {x + rx} {y}"
        f"C{x + rx} {y + ky} {x + kx} {y + ry} {x} {y + ry}"
        f"C{x - kx} {y + ry} {x - rx} {y + ky} {x - rx} {y}Z"
    )


def _box(x: float, y: float, w: float, h: float, r: float) -> str:
    if not r:
        return f"M{x} {y}H{x + w}V{y + h}H{x}Z"
    return (
        f"M{x + r} {y}H{x + w - r}Q{x + w} {y} {x + w} {y + r}V{y + h - r}"
        f"Q{x + w} {y + h} {x + w - r} {y + h}H{x + r}Q{x} {y + h} {x} {y + h - r}V{y + r}"
        f"Q{x} {y} {x + r} {y}Z"
    )


def bend_path(d: str, move: Move) -> str:
    """Path data with every point moved; straight lines may become curves."""
    out: list[str] = []
    for command, points in segments(d):
        moved = " ".join(f"{num(x)} {num(y)}" for x, y in (move(px, py) for px, py in points))
        out.append(command + moved)
    return "".join(out)


@functools.lru_cache(maxsize=4096)
def segments(d: str) -> tuple[Segment, ...]:
    """Path data as absolute `M`, `C`, `Q` and `Z` segments; lines as curves that can bend."""
    return tuple(_walk(d))


def _walk(d: str) -> Iterator[Segment]:
    here, start, last = (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)
    before = ""
    for command, numbers in _commands(d):
        kind = command.upper()
        if kind == "Z":
            yield "Z", ()
            here, before = start, "Z"
            continue
        points = _absolute(kind, numbers, here, relative=command.islower())
        mirror = _reflected(here, last, kind, before)
        for segment in _plain(kind, numbers, points, (here, mirror)):
            yield segment
            last = segment[1][-2] if len(segment[1]) > 1 else segment[1][-1]
            here = segment[1][-1]
        start = here if kind == "M" else start
        before = kind


def _commands(d: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    command = ""
    held: list[float] = []
    for token in _TOKEN.finditer(d):
        letter, number = token.groups()
        if letter:
            command, held = letter, []
            if letter in "Zz":
                yield "Z", ()
            continue
        held.append(float(number))
        if len(held) == _ARITY[command.upper()]:
            yield command, tuple(held)
            held = []
            # Further pairs after a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)


def _absolute(
    kind: str, numbers: tuple[float, ...], here: Point, *, relative: bool
) -> tuple[Point, ...]:
    x0, y0 = here if relative else (0.0, 0.0)
    if kind == "H":
        return ((numbers[0] + x0, here[1]),)
    if kind == "V":
        return ((here[0], numbers[0] + y0),)
    if kind == "A":
        return ((numbers[5] + x0, numbers[6] + y0),)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return tuple((x + x0, y + y0) for x, y in pairs)


def _reflected(here: Point, last: Point, kind: str, before: str) -> Point:
    follows = (kind == "S" and before in ("C", "S")) or (kind == "T" and before in ("Q", "T"))
    return (2 * here[0] - last[0], 2 * here[1] - last[1]) if follows else here


def _plain(
    kind: str, numbers: tuple[float, ...], points: tuple[Point, ...], at: tuple[Point, Point]
) -> Iterator[Segment]:
    here, mirror = at
    if kind in "MCQ":
        yield kind, points
    elif kind == "S":
        yield "C", (mirror, *points)
    elif kind == "T":
        yield "Q", (mirror, *points)
    elif kind == "A":
        yield from _arc(here, numbers, points[0])
    else:
        end = points[0]
        yield "C", (_between(here, end, 1 / 3), _between(here, end, 2 / 3), end)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _arc(here: Point, numbers: tuple[float, ...], end: Point) -> Iterator[Segment]:
    """An elliptical arc as cubic curves of at most a quarter turn each."""
    rx, ry, tilt = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2])
    if not rx or not ry or here == end:
        yield "C", (_between(here, end, 1 / 3), _between(here, end, 2 / 3), end)
        return
    cos, sin = math.cos(tilt), math.sin(tilt)
    hx, hy = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    px, py = cos * hx + sin * hy, -sin * hx + cos * hy
    grow = max(1.0, math.sqrt((px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    rest = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    root = math.sqrt(max(0.0, rest / ((rx * py) ** 2 + (ry * px) ** 2)))
    root = -root if bool(numbers[3]) == bool(numbers[4]) else root
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    centre = (
        cos * qx - sin * qy + (here[0] + end[0]) / 2,
        sin * qx + cos * qy + (here[1] + end[1]) / 2,
    )
    first = math.atan2((py - qy) / ry, (px - qx) / rx)
    sweep = math.atan2((-py - qy) / ry, (-px - qx) / rx) - first
    sweep += 2 * math.pi if numbers[4] and sweep < 0 else 0.0
    sweep -= 2 * math.pi if not numbers[4] and sweep > 0 else 0.0

    def on(angle: float, along: float) -> Point:
        x, y = (
            rx * (math.cos(angle) - along * math.sin(angle)),
            ry * (math.sin(angle) + along * math.cos(angle)),
        )
        return centre[0] + cos * x - sin * y, centre[1] + sin * x + cos * y

    count = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * math.tan(step / 4)
    for i in range(count):
        a, b = first + i * step, first + (i + 1) * step
        yield "C", (on(a, reach), on(b, -reach), end if i == count - 1 else on(b, 0.0))


def _matrix(transform: str) -> Matrix:
    matrix = _IDENTITY
    for name, inside in _TRANSFORM.findall(transform):
        n = [float(v) for v in re.split(r"[ ,]+", inside.strip())]
        matrix = _times(matrix, _one(name, n))
    return matrix


def _one(name: str, n: list[float]) -> Matrix:
    if name == "translate":
        return (1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0)
    if name == "scale":
        return (n[0], 0.0, 0.0, n[1] if len(n) > 1 else n[0], 0.0, 0.0)
    if name == "matrix":
        a, b, c, d, e, f = n
        return (a, b, c, d, e, f)
    cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
    turn: Matrix = (cos, sin, -sin, cos, 0.0, 0.0)
    if len(n) == 3:
        there, back = (1.0, 0.0, 0.0, 1.0, n[1], n[2]), (1.0, 0.0, 0.0, 1.0, -n[1], -n[2])
        return _times(_times(there, turn), back)
    return turn


def _times(p: Matrix, q: Matrix) -> Matrix:
    return (
        p[0] * q[0] + p[2] * q[1],
        p[1] * q[0] + p[3] * q[1],
        p[0] * q[2] + p[2] * q[3],
        p[1] * q[2] + p[3] * q[3],
        p[0] * q[4] + p[2] * q[5] + p[4],
        p[1] * q[4] + p[3] * q[5] + p[5],
    )


def _apply(m: Matrix, x: float, y: float) -> Point:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
