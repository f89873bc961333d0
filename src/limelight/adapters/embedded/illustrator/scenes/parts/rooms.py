"""What a room is made of: walls, floors, windows with a view, curtains, doors."""

import random
from typing import Literal

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes, Canvas
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    linear,
    num,
    radial,
    rect,
)

Box = tuple[float, float, float, float]
Outlook = Literal["hills", "roofs", "trees", "towers"]
_OUTLOOKS: tuple[Outlook, ...] = ("hills", "roofs", "trees", "towers")


def wall(canvas: Canvas, brushes: Brushes, lit: tuple[float, float] | None = None) -> str:
    """The whole sheet as a wall, brighter about the place where light falls."""
    top, low = brushes.inside(brushes.scheme.wall), brushes.inside(brushes.scheme.shade)
    paint = linear("wa", (0, top), (0.55, mix(top, low, 0.55)), (1, low))
    out = f"<defs>{paint}</defs>" + canvas.fill("url(#wa)")
    if lit is None:
        return out
    pool = radial("wl", (0, lighter(top, 0.5), 0.55), (1, lighter(top, 0.3), 0))
    return out + f"<defs>{pool}</defs>" + circle(*lit, canvas.at(0.42), "url(#wl)")


def papered(canvas: Canvas, low: float, colour: str, rng: random.Random) -> str:
    """A faint pattern of wallpaper down to `low`: stripes, dots, arches or sprigs."""
    kind = rng.choice(("stripes", "dots", "arches", "plain", "plain"))
    step = rng.choice((90.0, 120.0))
    marks, y = "", -60.0
    if kind == "plain":
        return ""
    if kind == "stripes":
        x = canvas.left
        while x < canvas.right:
            marks += rect(x, -100, step * 0.42, low + 100, colour)
            x += step
        return f'<g opacity=".16">{marks}</g>'
    row = 0
    while y < low - 40:
        x = canvas.left + (step / 2 if row % 2 else 0)
        while x < canvas.right:
            if kind == "dots":
                marks += circle(x, y, 9, colour)
            else:
                marks += line(f"M{num(x - 26)} {num(y + 26)} v-18 a26 26 0 0 1 52 0 v18", colour, 5)
            x += step
        y += step * 0.72
        row += 1
    return f'<g opacity=".20">{marks}</g>'


def wainscot(canvas: Canvas, top: float, colour: str, pitch: float = 84) -> str:
    """Panelling of boards from `top` down, with a rail."""
    out = rect(canvas.left, top, canvas.span, canvas.low - top, colour)
    grooves, x = "", canvas.left
    while x < canvas.right:
        grooves += f"M{num(x)} {num(top + 20)}V{num(canvas.low)} "
        x += pitch
    out += line(grooves, darker(colour, 0.4), 4, 0.28)
    out += rect(canvas.left, top + 8, canvas.span, 16, "#1a0f20", op=0.14)
    return out + rect(canvas.left, top - 16, canvas.span, 26, lighter(colour, 0.25))


def mouldings(canvas: Canvas, low: float, colour: str) -> str:
    """Framed fields on a wall down to `low`, and a rail."""
    out, x = "", canvas.left + 40
    while x < canvas.right:
        out += (
            f'<rect x="{num(x)}" y="{num(canvas.at(0.05))}" width="270" '
            f'height="{num(low - canvas.at(0.08))}" rx="6" '
            f'fill="none" stroke="{colour}" stroke-width="6" stroke-opacity=".42"/>'
        )
        x += 330
    return out + rect(canvas.left, low, canvas.span, 20, colour, op=0.6)


def tiles(canvas: Canvas, box: tuple[float, float], wide: float, colour: str, grout: str) -> str:
    """Tiles in bond between two heights."""
    top, low = box
    high = wide * 0.6
    out = rect(canvas.left, top, canvas.span, low - top, colour)
    lines = ""
    for r in range(int((low - top) / high) + 1):
        y = top + high * r
        lines += f"M{num(canvas.left)} {num(y)}H{num(canvas.right)} "
        x = canvas.left + (wide / 2 if r % 2 else 0)
        while x < canvas.right:
            lines += f"M{num(x)} {num(y)}v{num(min(high, low - y))} "
            x += wide
    return out + line(lines, grout, 3, 0.5)


def bricks(canvas: Canvas, box: tuple[float, float], colour: str, rng: random.Random) -> str:
    """A brick wall between two heights, some bricks in other shades."""
    top, low = box
    out = tiles(canvas, box, 118, colour, darker(colour, 0.42))
    for _ in range(int((low - top) * canvas.span / 42000)):
        row = rng.randrange(max(1, int((low - top) / 70.8)))
        x = canvas.left + 118 * rng.randrange(int(canvas.span / 118) + 1) + (59 if row % 2 else 0)
        tone = rng.choice((lighter(colour, 0.14), darker(colour, 0.12)))
        out += rect(x + 3, top + 70.8 * row + 3, 112, 64.8, tone, rx=3, op=0.8)
    return out


def floor(canvas: Canvas, y: float, colour: str, kind: str = "boards") -> str:
    """The floor from the skirting at `y` down: boards, squares or plain."""
    paint = linear("fl", (0, darker(colour, 0.14)), (0.3, colour), (1, darker(colour, 0.2)))
    out = f"<defs>{paint}</defs>" + rect(canvas.left, y, canvas.span, canvas.low - y, "url(#fl)")
    if kind != "plain":
        seams, vanish = "", y - (canvas.low - y) * 1.1
        for i in range(-16, 17):
            x = canvas.width / 2 + i * (210 if kind == "boards" else 300)
            top_x = canvas.width / 2 + (x - canvas.width / 2) * (y - vanish) / (canvas.low - vanish)
            seams += f"M{num(top_x)} {num(y)} L{num(x)} {num(canvas.low)} "
        if kind == "squares":
            for share in (0.08, 0.2, 0.38, 0.64):
                seams += (
                    f"M{num(canvas.left)} {num(y + (canvas.low - y) * share)}H{num(canvas.right)} "
                )
        out += line(seams, darker(colour, 0.45), 4, 0.30)
    out += rect(canvas.left, y - 30, canvas.span, 34, lighter(colour, 0.5))
    return out + rect(canvas.left, y + 4, canvas.span, 16, "#1a0f20", op=0.16)


def rug(x: float, y: float, wide: float, tints: tuple[str, str]) -> str:
    """A round rug seen flat on the floor."""
    out = ""
    for share, tint in (
        (1.0, tints[0]),
        (0.84, tints[1]),
        (0.72, tints[0]),
        (0.4, lighter(tints[1], 0.2)),
    ):
        out += (
            f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(wide * share / 2)}" '
            f'ry="{num(wide * share * 0.12)}" fill="{tint}"/>'
        )
    return out
