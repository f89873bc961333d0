"""Braids and locs: box braids, cornrows, plaits, locs long and short."""

import math

from limelight.adapters.embedded.illustrator.colours import darker, mix
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.hair.short import faded
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress
from limelight.adapters.embedded.illustrator.svg import line, num, path, rect

_GOLD = "#d9ae52"


def _cord(t: Tress, points: tuple[Point, Point, Point], width: float, *, is_loc: bool) -> str:
    """One braid or loc along a curve: its body, its links, and light on its side."""
    (x0, y0), (xc, yc), (x1, y1) = points
    d = f"M{num(x0)} {num(y0)}Q{num(xc)} {num(yc)} {num(x1)} {num(y1)}"
    out = line(d, darker(t.colour, 0.30), width + 3) + line(d, t.colour, width)
    links, step = "", (17.0 if is_loc else 12.0)
    length = math.dist((x0, y0), (xc, yc)) + math.dist((xc, yc), (x1, y1))
    count = max(2, int(length / step))
    for i in range(1, count):
        s = i / count
        px = (1 - s) ** 2 * x0 + 2 * s * (1 - s) * xc + s * s * x1
        py = (1 - s) ** 2 * y0 + 2 * s * (1 - s) * yc + s * s * y1
        tx, ty = (1 - s) * (xc - x0) + s * (x1 - xc), (1 - s) * (yc - y0) + s * (y1 - yc)
        far = math.hypot(tx, ty) or 1.0
        tx, ty = tx / far, ty / far
        h = width * 0.46
        if is_loc:
            links += (
                f"M{num(px - ty * h)} {num(py + tx * h)}Q{num(px + tx * 4)} {num(py + ty * 4)} "
                f"{num(px + ty * h)} {num(py - tx * h)}"
            )
        else:
            links += (
                f"M{num(px - ty * h)} {num(py + tx * h)}L{num(px + tx * h)} {num(py + ty * h)}"
                f"L{num(px + ty * h)} {num(py - tx * h)}"
            )
    out += line(links, t.dark, 2.4, 0.55)
    return out + line(d, t.accent or t.light, width * 0.22, 0.7 if t.accent else t.gleam * 0.9)


_CROWN = (
    "M384.5 100 C264 96 196 178 198 306 C198 350 206 392 216 420 C228 408 234 386 236 352 "
    "C242 300 296 240 384.5 226Z"
)


def _parted(t: Tress) -> str:
    """The crown between the roots of the braids: the scalp's lines show."""
    base = path(_CROWN, t.top)
    rows = "".join(
        f"M{num(x)} {num(y)}Q{num(x + 30)} {num(y - 66)} {num(368 - i * 2)} {num(116 + i * 7)}"
        for i, (x, y) in enumerate(((366, 228), (326, 234), (292, 250), (264, 274), (246, 304)))
    )
    return t.both(base + line(rows, mix(t.dark, "#000000", 0.15), 3.4, 0.7))


def box_braids(t: Tress) -> Drawn:
    """Many slim braids falling before and behind the shoulders."""
    front, rear = "", path(
        "M220 240 C190 380 186 520 196 700 Q384 740 573 700 C583 520 579 380 549 240Z",
        darker(t.colour, 0.45),
    )  # fmt: skip
    for i in range(15):
        x = 186 + i * 28.4
        low = 800 + 22 * math.sin(i * 1.9)
        rear += _cord(t, ((x * 0.8 + 77, 260), (x, 520), (x + (x - MIDDLE) * 0.10, low)), 19,
                      is_loc=False)  # fmt: skip
    ends = ((196, 820), (216, 790), (178, 770), (232, 712), (164, 800))
    for i, (x, low) in enumerate(ends):
        start = (262 - i * 12.0, 176 + i * 26.0)
        one = _cord(t, (start, (x - 6.0, 320), (float(x), float(low))), 19, is_loc=False)
        one += rect(x - 10, low - 60, 20, 16, _GOLD, rx=4) if i % 2 == 0 else ""
        front += t.both(one)
    roots = "".join(
        t.both(_cord(t, ((378.0 - i * 7, 108.0 + i * 6), (330.0 - i * 12, 140.0 + i * 8),
                         (352.0 - i * 30, 226.0 + i * 12)), 17, is_loc=False))
        for i in range(4)
    )  # fmt: skip
    return Drawn(front=_parted(t) + roots + front, rear=rear,
                 shadow=_CROWN + outline.flipped(_CROWN))  # fmt: skip


def cornrows(t: Tress) -> Drawn:
    """Rows braided close to the scalp, gathered behind."""
    base = path(_CROWN, mix(t.colour, t.dark, 0.55))
    rows = ""
    for x, y, top in ((372.0, 226.0, 370.0), (340, 230, 352), (308, 240, 330), (280, 258, 306),
                      (256, 284, 280), (240, 320, 254)):  # fmt: skip
        rows += _cord(t, ((x, y), (x - 22, (y + 100) / 2), (top, 104 + (370 - top) * 0.42)), 23,
                      is_loc=False)  # fmt: skip
    back = ""
    for i in range(7):
        x = 300 + i * 28.0
        back += _cord(
            t,
            ((x, 470), (x + (x - MIDDLE) * 0.3, 580), (x + (x - MIDDLE) * 0.5, 706)),
            22,
            is_loc=False,
        )
    return Drawn(front=t.both(base + rows), rear=back, shadow=_CROWN + outline.flipped(_CROWN))


def plait(t: Tress, start: Point, end: Point, width: float) -> str:
    """A thick three-strand plait from `start` to `end`, tied at its tip."""
    count = max(4, int(math.dist(start, end) / 34))
    spine = tuple(
        (
            start[0] + (end[0] - start[0]) * s - 14 * math.sin(s * 2.6),
            start[1] + (end[1] - start[1]) * s,
        )
        for s in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    out = line(outline.smooth(spine, is_closed=False), darker(t.colour, 0.36), width * 0.8)
    for i in range(count):
        s = i / count
        x = start[0] + (end[0] - start[0]) * s - 14 * math.sin(s * 2.6)
        y = start[1] + (end[1] - start[1]) * s
        w = width * (1 - 0.32 * s)
        tone = darker(t.colour, 0.03 + 0.14 * s)
        for side in (-1, 1):
            lobe = (
                f"M{num(x)} {num(y - 20)}C{num(x + side * w * 1.3)} {num(y - 26)} "
                f"{num(x + side * w * 1.35)} {num(y + 10)} {num(x)} {num(y + 30)}"
                f"C{num(x + side * w * 0.1)} {num(y + 8)} {num(x - side * w * 0.1)} {num(y - 4)} "
                f"{num(x)} {num(y - 20)}Z"
            )
            out += path(lobe, tone)
            out += t.strands(
                ((x, y + 28), (x + side * w * 0.8, y + 8), (x + side * w * 0.9, y - 14), 1.8),
                op=0.5,
            )
        out += t.gleams(((x - w * 0.8, y - 8), (x - w * 0.7, y + 4), (x - w * 0.2, y + 16), 3.4))
    tip = (
        f"M{num(end[0] - 15)} {num(end[1])}C{num(end[0] - 26)} {num(end[1] + 40)} "
        f"{num(end[0] - 8)} {num(end[1] + 66)} {num(end[0] - 2)} {num(end[1] + 84)}"
        f"C{num(end[0] + 10)} {num(end[1] + 60)} {num(end[0] + 24)} {num(end[1] + 36)} "
        f"{num(end[0] + 12)} {num(end[1])}Z"
    )
    return (
        out
        + path(tip, darker(t.colour, 0.16))
        + rect(end[0] - 18, end[1] - 10, 34, 18, "#e2725b", rx=8)
    )


_PARTED = (
    "M388 104 C268 94 190 174 188 306 C188 376 196 430 214 466 C232 462 244 434 242 396 "
    "C256 330 322 262 388 170Z"
)


def _sides(t: Tress) -> str:
    one = t.mass(_PARTED, t.top) + t.strands(
        ((226, 454), (226, 340), (290, 270), 2.6), ((246, 380), (290, 290), (378, 176), 2.8),
        ((206, 400), (208, 260), (330, 150), 2.4),
    )  # fmt: skip
    one += t.gleams(
        ((206, 330), (220, 214), (330, 146), 11.0), ((250, 350), (292, 270), (356, 206), 5.0)
    )
    return t.both(one)


_NAPE = "M204 300 C186 400 200 540 262 590 C320 622 450 622 507 590 C569 540 583 400 565 300Z"


def two_braids(t: Tress) -> Drawn:
    """Parted, two plaits before the shoulders."""
    one = plait(t, (206.0, 480.0), (182.0, 800.0), 31)
    return Drawn(front=_sides(t) + t.both(one), rear=path(_NAPE, t.back),
                 shadow=_PARTED + outline.flipped(_PARTED))  # fmt: skip


def side_braid(t: Tress) -> Drawn:
    """One thick plait over a shoulder."""
    one = plait(t, (548.0, 520.0), (574.0, 850.0), 40)
    lead = "M556 380 C584 430 590 480 576 540 C556 552 530 544 524 520 C530 480 536 430 534 386Z"
    return Drawn(front=_sides(t) + path(lead, t.top) + one, rear=path(_NAPE, t.back),
                 shadow=_PARTED + outline.flipped(_PARTED))  # fmt: skip


def locs(t: Tress) -> Drawn:
    """Locs to the chest, parted in the middle."""
    rear = path(
        "M220 240 C190 380 186 520 196 680 Q384 720 573 680 C583 520 579 380 549 240Z",
        darker(t.colour, 0.45),
    )
    for i in range(12):
        x = 190 + i * 35.4
        low = 752 + 30 * math.sin(i * 2.1)
        rear += _cord(
            t, ((x * 0.8 + 77, 260), (x, 520), (x + (x - MIDDLE) * 0.12, low)), 29, is_loc=True
        )
    front = ""
    for i, (x, low) in enumerate(((190, 742), (222, 670), (168, 640), (214, 560))):
        start = (300 - i * 22.0, 150 + i * 26.0)
        front += t.both(_cord(t, (start, (x - 10.0, 280), (float(x), float(low))), 28, is_loc=True))
    roots = "".join(
        t.both(_cord(t, ((380.0 - i * 6, 112.0 + i * 6), (330.0 - i * 14, 140.0 + i * 10),
                         (340.0 - i * 34, 224.0 + i * 20)), 27, is_loc=True))
        for i in range(3)
    )  # fmt: skip
    return Drawn(front=_parted(t) + roots + front, rear=rear,
                 shadow=_CROWN + outline.flipped(_CROWN))  # fmt: skip


def short_locs(t: Tress) -> Drawn:
    """Short locs on top over faded sides."""
    base = (
        "M244 290 C222 230 230 160 280 128 C330 98 439 98 489 128 C539 160 547 230 525 290 "
        "C510 262 484 240 452 234 C410 228 359 228 317 234 C285 240 259 262 244 290Z"
    )
    ends = (
        (236, 286), (262, 300), (290, 284), (318, 298), (346, 280), (374, 294), (402, 280),
        (430, 298), (458, 282), (486, 300), (512, 284), (534, 292),
    )  # fmt: skip
    out = path(base, darker(t.colour, 0.3))
    order = sorted(ends, key=lambda end: abs(end[0] - MIDDLE), reverse=True)
    for x, y in order:
        off = x - MIDDLE
        root = (MIDDLE + off * 0.34, 112 + abs(off) * 0.10)
        knee = (MIDDLE + off * 1.10, 112 + abs(off) * 0.30)
        out += _cord(t, (root, knee, (float(x), y - 4.0)), 27, is_loc=True)
    return Drawn(front=out, under=faded(), shadow=base)
