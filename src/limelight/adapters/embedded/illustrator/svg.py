"""Small pieces of SVG: gradients, shapes, mirrored paths. No filters and no text: the rasteriser
has no fonts.
"""

import re
from typing import TypedDict, Unpack

Stop = tuple[float, str] | tuple[float, str, float]


def num(value: float) -> str:
    """A number as short as it can be written at 2 decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _stops(stops: tuple[Stop, ...]) -> str:
    out = []
    for stop in stops:
        opacity = stop[2] if len(stop) == 3 else 1.0
        extra = "" if opacity == 1.0 else f' stop-opacity="{num(opacity)}"'
        out.append(f'<stop offset="{num(stop[0])}" stop-color="{stop[1]}"{extra}/>')
    return "".join(out)


def linear(name: str, *stops: Stop, x2: float = 0, y2: float = 1) -> str:
    """A gradient from the top left of the painted shape towards (x2, y2) of it."""
    return (
        f'<linearGradient id="{name}" x1="0" y1="0" x2="{num(x2)}" y2="{num(y2)}">'
        f"{_stops(stops)}</linearGradient>"
    )


def linear_at(name: str, line: tuple[float, float, float, float], *stops: Stop) -> str:
    """A gradient along a line in the units of the drawing."""
    x1, y1, x2, y2 = (num(v) for v in line)
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" '
        f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{_stops(stops)}</linearGradient>'
    )


def radial(name: str, *stops: Stop) -> str:
    """A gradient from the middle of the painted shape to its edge."""
    return f'<radialGradient id="{name}">{_stops(stops)}</radialGradient>'


class Finish(TypedDict, total=False):
    """Corner radius and opacity of a rectangle."""

    rx: float
    op: float


def rect(
    x: float, y: float, width: float, height: float, fill: str, **finish: Unpack[Finish]
) -> str:
    """A rectangle; `rx` rounds its corners, `op` makes it fainter."""
    rx, op = finish.get("rx", 0.0), finish.get("op", 1.0)
    corner = f' rx="{num(rx)}"' if rx else ""
    faint = f' opacity="{num(op)}"' if op != 1 else ""
    return (
        f'<rect x="{num(x)}" y="{num(y)}" width="{num(max(0, width))}" '
        f'height="{num(max(0, height))}"{corner} fill="{fill}"{faint}/>'
    )


def circle(x: float, y: float, r: float, fill: str, op: float = 1) -> str:
    """A filled circle."""
    faint = f' opacity="{num(op)}"' if op != 1 else ""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{faint}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, op: float = 1) -> str:
    """A filled ellipse."""
    faint = f' opacity="{num(op)}"' if op != 1 else ""
    return (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"{faint}/>'
    )


def path(d: str, fill: str, op: float = 1) -> str:
    """A filled path."""
    faint = f' opacity="{num(op)}"' if op != 1 else ""
    return f'<path d="{d}" fill="{fill}"{faint}/>'


def line(d: str, colour: str, width: float, op: float = 1) -> str:
    """A stroked path with round ends."""
    faint = f' opacity="{num(op)}"' if op != 1 else ""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{faint}/>'
    )


def group(inner: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """`inner` scaled and turned (degrees) about its origin, then moved to (x, y)."""
    moves = [f"translate({num(x)} {num(y)})"] if x or y else []
    moves += [f"rotate({num(turn)})"] if turn else []
    moves += [f"scale({scale:.4f})"] if scale != 1 else []
    return f'<g transform="{" ".join(moves)}">{inner}</g>' if moves else inner


def mirrored(inner: str, about_x: float) -> str:
    """`inner` as seen in a mirror standing at `about_x`."""
    return f'<g transform="translate({num(2 * about_x)} 0) scale(-1 1)">{inner}</g>'


_PAIR = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")


def symmetric(start: tuple[float, float], left_half: str, about_x: float) -> str:
    """A closed path from the left half of a shape: `start` and absolute `C`/`L` segments of it.

    The half runs from the middle line outwards and back to the middle line; the right half is its
    mirror image.
    """
    points = [start]
    kinds: list[tuple[str, int]] = []
    for command, numbers in re.findall(r"([CL])([^CL]*)", left_half):
        pairs = [(float(a), float(b)) for a, b in _PAIR.findall(numbers)]
        step = 3 if command == "C" else 1
        for i in range(0, len(pairs), step):
            points += pairs[i : i + step]
            kinds.append((command, step))
    flipped = [(2 * about_x - x, y) for x, y in points]
    out = [f"M{num(start[0])} {num(start[1])}", left_half]
    at = len(flipped) - 1
    out.append(f"L{num(flipped[at][0])} {num(flipped[at][1])}")
    for command, step in reversed(kinds):
        back = [flipped[at - 1 - i] for i in range(step)]
        out.append(command + " ".join(f"{num(x)} {num(y)}" for x, y in back))
        at -= step
    return " ".join(out) + "Z"
