"""Earrings at the lobes."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import circle, ellipse, line, mirrored, path

_X, _Y = 215.0, 474.0


def draw_earrings(look: Look) -> str:
    """Both earrings of a look, or nothing."""
    if not look.earrings:
        return ""
    one = {"studs": _stud, "hoops": _hoop, "drops": _drop}[look.earrings](look.earrings_colour)
    return one + mirrored(one, MIDDLE)


def _stud(colour: str) -> str:
    shine = circle(_X - 2.4, _Y - 3, 2.4, "#ffffff", 0.85)
    return circle(_X, _Y + 1, 7.6, darker(colour, 0.4)) + circle(_X, _Y, 7, colour) + shine


def _hoop(colour: str) -> str:
    d = f"M{_X} {_Y - 2} C{_X - 26} {_Y} {_X - 27} {_Y + 54} {_X} {_Y + 55} "
    d += f"C{_X + 24} {_Y + 54} {_X + 21} {_Y} {_X} {_Y - 2}Z"
    shine = line(
        f"M{_X - 18} {_Y + 14} C{_X - 21} {_Y + 28} {_X - 19} {_Y + 40} {_X - 12} {_Y + 47}",
        lighter(colour, 0.6), 2.4, 0.9,
    )  # fmt: skip
    return line(d, darker(colour, 0.28), 7) + line(d, colour, 5) + shine


def _drop(colour: str) -> str:
    d = f"M{_X} {_Y + 12} C{_X - 15} {_Y + 32} {_X - 14} {_Y + 54} {_X} {_Y + 56} "
    d += f"C{_X + 14} {_Y + 54} {_X + 15} {_Y + 32} {_X} {_Y + 12}Z"
    out = line(f"M{_X} {_Y} V{_Y + 16}", darker(colour, 0.2), 3) + circle(_X, _Y, 5, colour)
    out += path(d, darker(colour, 0.22)) + path(d, colour, 0.8)
    return out + ellipse(_X - 5, _Y + 38, 2.6, 8, "#ffffff", 0.7)
