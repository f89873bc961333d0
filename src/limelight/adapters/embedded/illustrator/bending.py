"""Bends a drawing: every shape of an SVG body as a path whose points are moved by a function.

Groups, transforms, paints and strokes stay as they are; only outlines move. A shape inside
transformed groups is bent as it is seen and written back in the group's own coordinates, so that
gradients in user units keep their place.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from limelight.adapters.embedded.illustrator import curves
from limelight.adapters.embedded.illustrator.curves import Bend, Outline, Values

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_CALL = re.compile(r"(\w+)\s*\(([^)]*)\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CLIPPED = re.compile(r"url\(#([^)]+)\)")
_STEP = 26.0
# A step for gentle bends: no curve is split.
WHOLE_CURVES = 1e9


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str]
    children: list["_Node"] = field(default_factory=list)


def bend_drawing(svg: str, bend: Bend, step: float = _STEP) -> str:
    """The drawing with its outlines moved by `bend`, which maps points as they are seen.

    `step` is how long a piece of outline may be before it is split. Raises ValueError for shapes
    whose points are not in the drawing itself (`use`, `image`, `text`).
    """
    root = _read(svg)
    seats: dict[str, Matrix] = {}
    _seat_clips(root, _IDENTITY, seats)
    return "".join(_written(child, _IDENTITY, (bend, step), seats) for child in root.children)


def _read(svg: str) -> _Node:
    root = _Node("", {})
    open_ = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        node = _Node(tag, dict(attributes))
        open_[-1].children.append(node)
        open_.append(node)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: open_.pop()
    parser.Parse(f"<svg>{svg}</svg>", True)  # noqa: FBT003 - it takes no names
    return root.children[0]


def _seat_clips(node: _Node, matrix: Matrix, seats: dict[str, Matrix]) -> None:
    """In which coordinates each clip path is used; its content is bent in those."""
    matrix = _times(matrix, _matrix(node.attributes.get("transform", "")))
    used = _CLIPPED.search(node.attributes.get("clip-path", ""))
    if used:
        seats.setdefault(used[1], matrix)
    for child in node.children:
        _seat_clips(child, matrix, seats)


def _written(node: _Node, matrix: Matrix, how: tuple[Bend, float], seats: dict[str, Matrix]) -> str:
    matrix = _times(matrix, _matrix(node.attributes.get("transform", "")))
    if node.tag == "clipPath":
        matrix = seats.get(node.attributes.get("id", ""), matrix)
    shape = _SHAPES.get(node.tag)
    if shape is None:
        if node.tag in ("use", "image", "text"):
            raise ValueError(f"a {node.tag} cannot be bent")
        inner = "".join(_written(child, matrix, how, seats) for child in node.children)
        return f"<{node.tag}{_attributes(node.attributes)}>{inner}</{node.tag}>"
    kept = {k: v for k, v in node.attributes.items() if k not in _GEOMETRY}
    kept["d"] = _bent(shape(node.attributes), matrix, how)
    return f"<path{_attributes(kept)}/>"


def _bent(outlines: list[Outline], matrix: Matrix, how: tuple[Bend, float]) -> str:
    bend, step = how
    if matrix == _IDENTITY:
        return curves.bent(outlines, bend, step)
    back = _inverse(matrix)
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5

    def local(x: Values, y: Values) -> tuple[Values, Values]:
        return _apply(back, *bend(*_apply(matrix, x, y)))

    return curves.bent(outlines, local, step / max(scale, 1e-6))


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name}="{value.replace("&", "&amp;").replace(chr(34), "&quot;").replace("<", "&lt;")}"'
        for name, value in attributes.items()
    )


def _value(attributes: dict[str, str], name: str) -> float:
    return float(attributes.get(name, "0") or 0)


def _values(attributes: dict[str, str], *names: str) -> list[float]:
    return [_value(attributes, name) for name in names]


def _of_path(a: dict[str, str]) -> list[Outline]:
    return curves.read(a.get("d", ""))


def _of_circle(a: dict[str, str]) -> list[Outline]:
    x, y, r = _values(a, "cx", "cy", "r")
    return curves.ellipse(x, y, r, r)


def _of_ellipse(a: dict[str, str]) -> list[Outline]:
    x, y, rx, ry = _values(a, "cx", "cy", "rx", "ry")
    return curves.ellipse(x, y, rx, ry)


def _of_rect(a: dict[str, str]) -> list[Outline]:
    x, y, width, height = _values(a, "x", "y", "width", "height")
    return curves.rectangle(x, y, width, height, max(_value(a, "rx"), _value(a, "ry")))


def _of_line(a: dict[str, str]) -> list[Outline]:
    x1, y1, x2, y2 = _values(a, "x1", "y1", "x2", "y2")
    return curves.read(f"M{x1} {y1}L{x2} {y2}")


def _of_points(a: dict[str, str]) -> list[Outline]:
    return curves.read(f"M{a.get('points', '')}")


def _of_polygon(a: dict[str, str]) -> list[Outline]:
    return curves.read(f"M{a.get('points', '')}Z")


_SHAPES: dict[str, Callable[[dict[str, str]], list[Outline]]] = {
    "path": _of_path, "circle": _of_circle, "ellipse": _of_ellipse, "rect": _of_rect,
    "line": _of_line, "polyline": _of_points, "polygon": _of_polygon,
}  # fmt: skip
_GEOMETRY = frozenset(
    ("d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height", "x1", "y1", "x2", "y2",
     "points"),
)  # fmt: skip


def _matrix(text: str) -> Matrix:
    """The matrix of a `transform` attribute."""
    matrix = _IDENTITY
    for name, inside in _CALL.findall(text):
        numbers = [float(n) for n in _NUMBER.findall(inside)]
        matrix = _times(matrix, _step(name, numbers))
    return matrix


def _step(name: str, n: list[float]) -> Matrix:
    if name == "translate":
        return (1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0)
    if name == "scale":
        return (n[0], 0.0, 0.0, n[1] if len(n) > 1 else n[0], 0.0, 0.0)
    if name == "rotate":
        return _rotation(*n)
    if name == "matrix":
        return (n[0], n[1], n[2], n[3], n[4], n[5])
    raise ValueError(f"a transform {name} cannot be bent")


def _rotation(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _inverse(m: Matrix) -> Matrix:
    det = m[0] * m[3] - m[1] * m[2]
    if abs(det) < 1e-12:
        raise ValueError("a flat transform cannot be bent")
    a, b, c, d = m[3] / det, -m[1] / det, -m[2] / det, m[0] / det
    return (a, b, c, d, -(a * m[4] + c * m[5]), -(b * m[4] + d * m[5]))


def _apply(m: Matrix, x: Values, y: Values) -> tuple[Values, Values]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
