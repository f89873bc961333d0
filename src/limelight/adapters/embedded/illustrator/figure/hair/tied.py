"""Hair tied up or back: knots, a low bun, a ponytail, a puff."""

from limelight.adapters.embedded.illustrator.colours import darker
from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.figure import outline
from limelight.adapters.embedded.illustrator.figure.anchors import MIDDLE
from limelight.adapters.embedded.illustrator.figure.hair.tress import Drawn, Tress
from limelight.adapters.embedded.illustrator.svg import ellipse, path

# Combed back flat from the hairline to the ears.
_SWEPT = (
    "M384.5 104 C270 102 202 172 200 290 C200 344 206 384 216 418 C228 408 234 388 235 356 "
    "C240 292 300 228 384.5 222Z"
)


def _swept(t: Tress) -> str:
    base = t.mass(_SWEPT, t.top) if t.texture != "coily" else path(t.shaped(_SWEPT), t.top)
    if t.texture == "coily":
        base += t.marks(_SWEPT, 0.55)
    return t.both(
        base
        + t.strands(
            ((246, 300), (246, 210), (336, 128), 2.6), ((274, 264), (284, 186), (352, 120), 2.6),
            ((312, 240), (322, 170), (364, 114), 2.4), ((350, 228), (356, 168), (376, 112), 2.2),
            ((222, 350), (216, 270), (270, 176), 2.2),
        )
        + t.gleams(
            ((232, 290), (238, 200), (322, 136), 9.0), ((292, 246), (304, 176), (356, 124), 5.0)
        )
    )  # fmt: skip


def _loose(t: Tress) -> str:
    """Two fine locks that escaped before the ears."""
    one = (
        "M244 300 C226 352 222 410 232 462 C236 490 230 510 224 526 C244 506 250 484 244 452 "
        "C238 410 240 360 256 316Z"
    )
    return t.both(path(one, t.top))


def _knot(t: Tress, x: float, y: float, rx: float, ry: float) -> str:
    """A bun: a round of twisted hair."""

    def at(across: float, down: float) -> Point:
        return x + rx * across, y + ry * down

    if t.texture in ("curly", "coily"):
        k = 0.5523
        d = (
            f"M{x - rx} {y}C{x - rx} {y - ry * k} {x - rx * k} {y - ry} {x} {y - ry}"
            f"C{x + rx * k} {y - ry} {x + rx} {y - ry * k} {x + rx} {y}"
            f"C{x + rx} {y + ry * k} {x + rx * k} {y + ry} {x} {y + ry}"
            f"C{x - rx * k} {y + ry} {x - rx} {y + ry * k} {x - rx} {y}Z"
        )
        return t.mass(d, t.top)
    out = ellipse(x, y, rx, ry, t.top)
    out += t.strands(
        (at(-0.9, 0.2), at(-0.2, -1.1), at(0.8, -0.3), 3.4),
        (at(-0.7, 0.6), at(0, -0.3), at(0.9, 0.2), 3.4),
        (at(-0.4, 0.9), at(0.2, 0.2), at(0.7, 0.7), 3.0),
    )  # fmt: skip
    return out + t.gleams(
        (at(-0.7, -0.1), at(-0.4, -0.8), at(0.3, -0.8), 7.0),
        (at(-0.4, 0.3), at(0, -0.2), at(0.5, -0.1), 4.0),
    )  # fmt: skip


def _shadow() -> str:
    return _SWEPT + outline.flipped(_SWEPT)


def top_knot(t: Tress) -> Drawn:
    """A knot on the crown and two loose locks."""
    knot = _knot(t, MIDDLE, 62, 74, 66)
    tie = ellipse(MIDDLE, 116, 52, 14, darker(t.colour, 0.42))
    return Drawn(front=knot + tie + _loose(t) + _swept(t), shadow=_shadow())


def low_bun(t: Tress) -> Drawn:
    """A bun at the nape, parted and soft about the ears."""
    half = (
        "M388 104 C270 96 198 172 196 296 C196 352 204 400 220 440 C236 436 244 412 242 380 "
        "C262 330 330 274 388 176Z"
    )
    one = t.mass(half, t.top) + t.strands(
        ((236, 420), (232, 320), (300, 260), 2.6), ((246, 372), (290, 290), (376, 180), 2.8),
        ((220, 360), (220, 250), (330, 150), 2.4),
    )  # fmt: skip
    one += t.gleams(
        ((214, 320), (226, 210), (330, 144), 10.0), ((248, 346), (290, 270), (350, 210), 5.0)
    )
    bun = _knot(t, MIDDLE + 6, 600, 118, 64).replace("#ft-t", "#fr-b")
    return Drawn(front=t.both(one), rear=bun, shadow=half + outline.flipped(half))


def ponytail(t: Tress) -> Drawn:
    """A high ponytail that falls to one side behind the shoulder."""
    tail = (
        "M404 92 C470 30 600 70 634 190 C668 310 626 420 650 540 C660 600 688 640 700 690 "
        "C640 708 568 660 556 560 C544 460 566 380 548 290 C534 220 480 176 416 150Z"
    )
    if t.texture == "wavy":
        tail = (
            "M404 92 C470 26 606 60 640 180 C664 270 622 320 632 400 C640 460 686 500 680 570 "
            "C676 630 708 660 706 704 C650 730 560 690 560 600 C560 540 590 500 574 430 "
            "C562 370 574 330 552 270 C534 220 480 176 416 150Z"
        )
    drawn = path(tail, "url(#fr-t)") if t.texture == "wavy" else t.mass(tail, "url(#fr-t)")
    drawn += t.strands(
        ((450, 120), (580, 130), (596, 290), 3.2), ((596, 290), (592, 420), (606, 540), 3.2),
        ((606, 540), (624, 630), (670, 690), 3.0), ((430, 132), (546, 160), (566, 290), 2.8),
        ((566, 290), (576, 420), (572, 540), 2.8), ((486, 88), (610, 110), (622, 260), 2.6),
    )  # fmt: skip
    drawn += t.gleams(
        ((480, 100), (590, 120), (608, 230), 8.0), ((610, 300), (612, 400), (624, 500), 7.0),
        ((580, 480), (586, 580), (622, 650), 5.0),
    )  # fmt: skip
    tie = ellipse(420, 112, 30, 40, "#c9505c" if not t.accent else t.accent)
    return Drawn(front=_loose(t) + _swept(t), rear=drawn + tie, shadow=_shadow())


def puff(t: Tress) -> Drawn:
    """Coils gathered into a round puff above the head."""
    d = (
        "M384.5 -44 C470 -48 528 10 522 72 C520 116 480 142 384.5 142 C289 142 249 116 247 72 "
        "C241 10 299 -48 384.5 -44Z"
    )
    band = path("M300 132 C330 116 439 116 469 132 L464 152 C430 138 339 138 305 152Z",
                darker(t.colour, 0.5))  # fmt: skip
    return Drawn(front=t.mass(d, t.top) + band + _swept(t), shadow=_shadow())
