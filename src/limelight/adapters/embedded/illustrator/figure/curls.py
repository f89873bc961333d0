"""Hair that curls, coils, is braided or locked: clouds of rounds with the marks of single curls
on them.
"""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter
from limelight.adapters.embedded.illustrator.looks.look import Look
from limelight.adapters.embedded.illustrator.svg import circle, ellipse, group, line, num, path

Point = tuple[float, float]
_MIDDLE = 384.5


def _marks(look: Look, points: list[Point], size: float, seed: int) -> str:
    """Small arcs, light above and dark below, that read as single curls."""
    rng = random.Random(seed)  # noqa: S311 - art, not secrets
    light, dark = lighter(look.hair_colour, 0.34), darker(look.hair_colour, 0.45)
    bright, deep = "", ""
    for x, y in points:
        s = size * rng.uniform(0.8, 1.2)
        bright += (
            f"M{num(x - s)} {num(y)} A{num(s)} {num(s)} 0 0 1 {num(x + s * 0.7)} {num(y - s * 0.7)}"
        )
        turn = rng.uniform(-6, 6)
        deep += (
            f"M{num(x + s)} {num(y + turn)} A{num(s)} {num(s)} 0 0 1 {num(x - s * 0.5)} "
            f"{num(y + s * 0.8)}"
        )
    return line(bright, light, size * 0.30, 0.26) + line(deep, dark, size * 0.30, 0.30)


def _arc(centre: Point, radii: Point, start: float, end: float, count: int) -> list[Point]:
    steps = [math.radians(start + (end - start) * i / (count - 1)) for i in range(count)]
    return [(centre[0] + radii[0] * math.cos(a), centre[1] + radii[1] * math.sin(a)) for a in steps]


def _rounds(points: list[Point], radius: float, fill: str, seed: int) -> str:
    rng = random.Random(seed)  # noqa: S311 - art, not secrets
    return "".join(circle(x, y, radius * rng.uniform(0.88, 1.12), fill) for x, y in points)


def afro_rear(look: Look, fill: str) -> str:
    """A round cloud behind the head."""
    rim = _arc((_MIDDLE, 318), (218, 212), 115, 425, 20)
    body = ellipse(_MIDDLE, 318, 232, 224, fill)
    return (
        body
        + _rounds(rim, 62, fill, 3)
        + _marks(look, _arc((_MIDDLE, 318), (226, 218), 130, 410, 24), 15, 4)
    )


def afro_front(look: Look, fill: str) -> str:
    """Coils over the forehead."""
    cap = (
        "M214 392 C176 250 250 92 384.5 92 C520 92 594 250 556 392 C540 380 536 330 520 300 "
        "C470 232 300 232 250 300 C234 330 228 380 214 392Z"
    )
    edge = _arc((_MIDDLE, 392), (156, 152), 188, 352, 11)
    top = _arc((_MIDDLE, 300), (150, 150), 190, 350, 9) + _arc(
        (_MIDDLE, 290), (96, 100), 200, 340, 6
    )
    return path(cap, fill) + _rounds(edge, 31, fill, 5) + _marks(look, edge + top, 14, 6)


def curly_rear(look: Look, fill: str) -> str:
    """Curls falling to the shoulders."""
    body = (
        "M384.5 120 C230 118 166 240 168 380 C150 480 140 560 168 640 C220 690 320 700 384.5 700 "
        "C450 700 550 690 602 640 C630 560 620 480 602 380 C604 240 540 118 384.5 120Z"
    )
    left = [(176.0, 330.0), (160, 400), (148, 468), (146, 536), (160, 604), (206, 656)]
    rim = left + [(2 * _MIDDLE - x, y) for x, y in left]
    return path(body, fill) + _rounds(rim, 50, fill, 7) + _marks(look, rim, 22, 8)


def curly_front(look: Look, fill: str) -> str:
    """Curls about the forehead and before the ears."""
    cap = (
        "M214 420 C170 260 240 106 384.5 104 C530 106 600 260 556 420 C540 400 540 340 520 296 "
        "C470 240 430 252 384.5 214 C330 252 290 244 250 296 C232 340 230 400 214 420Z"
    )
    edge = _arc((_MIDDLE, 384), (160, 158), 186, 354, 10)
    sides = [(206.0, 430.0), (214, 476), (564, 430), (556, 476)]
    crown = _arc((_MIDDLE, 300), (176, 170), 196, 344, 9)
    drawn = path(cap, fill) + _rounds(crown, 44, fill, 9) + _rounds(edge, 34, fill, 10)
    return drawn + _rounds(sides, 30, fill, 11) + _marks(look, edge + sides + crown, 18, 12)


def curly_top(look: Look, fill: str) -> str:
    """Short at the sides, curls on top."""
    side = (
        "M222 402 C204 360 204 300 226 246 L262 236 C250 280 250 320 246 350 C240 372 "
        "230 388 222 402Z"
    )
    shade = darker(look.hair_colour, 0.18)
    sides = path(side, shade) + group(path(side, shade), 2 * _MIDDLE, 0).replace(
        f"translate({num(2 * _MIDDLE)} 0)", f"translate({num(2 * _MIDDLE)} 0) scale(-1 1)"
    )
    base = "M224 262 C214 150 300 104 384.5 104 C470 104 556 150 546 262 C500 226 270 226 224 262Z"
    crown = _arc((_MIDDLE, 250), (146, 122), 178, 362, 9)
    edge = _arc((_MIDDLE, 330), (142, 108), 206, 334, 8)
    drawn = path(base, fill) + _rounds(crown, 42, fill, 13) + _rounds(edge, 34, fill, 14)
    inner = _arc((_MIDDLE, 240), (80, 70), 190, 350, 5)
    return sides + drawn + _marks(look, crown + edge + inner, 17, 15)


def _loc(look: Look, fill: str, points: tuple[Point, Point, Point], width: float) -> str:
    (x1, y1), (x2, y2), (x3, y3) = points
    d = f"M{num(x1)} {num(y1)} Q{num(x2)} {num(y2)} {num(x3)} {num(y3)}"
    mark = darker(look.hair_colour, 0.5)
    dashes = (
        f'<path d="{d}" fill="none" stroke="{mark}" stroke-width="{num(width * 0.8)}" '
        'stroke-dasharray="3 15" stroke-opacity=".34"/>'
    )
    return line(d, fill, width) + dashes


def locs_rear(look: Look, fill: str) -> str:
    """Locs falling behind the shoulders."""
    back = "M230 240 C196 380 190 520 200 640 Q384 690 570 640 C580 520 572 380 540 240Z"
    out = path(back, darker(look.hair_colour, 0.4))
    for i in range(13):
        x = 196 + i * 31.5
        spread = (i - 6) * 5
        points = (
            (x, 330.0),
            (x + spread, 520.0),
            (x + spread * 1.3, 690.0 + 26 * math.sin(i * 1.9)),
        )
        out += _loc(look, fill, points, 31)
    return out


def locs_front(look: Look, fill: str) -> str:
    """A parted crown with locs before the ears."""
    out = path(
        "M384.5 106 C250 104 186 214 192 330 C210 300 260 236 384.5 190 C510 236 560 300 578 330 "
        "C584 214 520 104 384.5 106Z",
        fill,
    )
    for i, (x, low) in enumerate(((208.0, 560.0), (232, 470), (196, 620))):
        for flip in (1, -1):
            at = _MIDDLE + (x - _MIDDLE) * flip
            start = _MIDDLE + (-60 - 26 * i) * flip
            bend = _MIDDLE + (x - 18 - _MIDDLE) * flip
            out += _loc(look, fill, ((start, 150.0 + 12 * i), (bend, 240.0), (at, low)), 29)
    for i in range(5):
        x = 300 + i * 42
        out += _loc(
            look, fill, ((384.5, 130), ((x + 384) / 2, 140), (x, 212 - abs(i - 2) * -8)), 26
        )
    return out


def braid(look: Look, fill: str, top: Point, length: float) -> str:
    """A plait hanging from `top`, tied at its end."""
    x, y = top
    colour, dark = look.hair_colour, darker(look.hair_colour, 0.5)
    out = ""
    count = int(length / 38)
    for i in range(count):
        share = i / count
        width, drop = 30 * (1 - 0.28 * share), y + i * 38
        lean = x - 22 * math.sin(share * 2.2)
        fill_of = darker(colour, 0.04 + 0.16 * share)
        for side in (-1, 1):
            knot = ellipse(side * width * 0.42, 0, width * 0.62, 27, fill_of)
            knot += line(
                f"M{num(side * width * 0.42 - 8)} -18 Q{num(side * 20)} 0 {num(side * 2)} 20",
                dark,
                3.5,
                0.35,
            )
            out += group(knot, lean, drop, turn=side * -24)
    end_x, end_y = x - 22 * math.sin(2.2), y + count * 38
    out += path(
        f"M{num(end_x - 15)} {num(end_y)} C{num(end_x - 26)} {num(end_y + 40)} "
        f"{num(end_x - 8)} {num(end_y + 66)} {num(end_x)} {num(end_y + 78)} "
        f"C{num(end_x + 10)} {num(end_y + 60)} {num(end_x + 24)} {num(end_y + 36)} "
        f"{num(end_x + 15)} {num(end_y)}Z",
        darker(colour, 0.2),
    )
    return out + (
        f'<rect x="{num(end_x - 17)}" y="{num(end_y - 13)}" width="34" height="19" rx="9" '
        'fill="#e2725b"/>'
    )


def braids_rear(look: Look, fill: str) -> str:
    """The back of a parted head, down to the nape."""
    return path(
        "M204 300 C186 400 200 520 262 566 C320 600 450 600 507 566 C569 520 583 400 565 300Z", fill
    )
