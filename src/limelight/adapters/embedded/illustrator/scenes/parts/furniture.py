"""What rooms are furnished with: shelves, books, pictures, seats, cupboards, clocks, boards."""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas
from limelight.adapters.embedded.illustrator.scenes.parts import plants
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear,
    num,
    path,
    rect,
)

Box = tuple[float, float, float, float]


def books(x: float, y: float, width: float, tints: tuple[str, ...], rng: random.Random) -> str:
    """A row of books standing on y."""
    out, at = "", x
    while at < x + width - 18:
        wide, high = rng.uniform(20, 38), rng.uniform(92, 158)
        colour = rng.choice(tints)
        lean = rng.random() < 0.08
        book = rect(0, -high, wide, high, colour, rx=4) + rect(
            wide * 0.2, -high * 0.82, wide * 0.6, 8, lighter(colour, 0.5), op=0.7
        )
        book += rect(wide - 5, -high, 5, high, darker(colour, 0.5), op=0.25)
        out += group(book, at + (8 if lean else 0), y, turn=7 if lean else 0)
        at += wide + (16 if lean else 2)
    return out


def jar(x: float, y: float, width: float, colour: str, rng: random.Random) -> str:
    """A storage jar standing on y."""
    high = width * rng.uniform(1.1, 1.8)
    out = rect(x, y - high, width, high, colour, rx=width * 0.2, op=0.95)
    out += rect(
        x + 4, y - high * 0.62, width - 8, high * 0.58, darker(colour, 0.2), rx=width * 0.16, op=0.5
    )
    out += rect(x - 3, y - high - width * 0.22, width + 6, width * 0.3, darker(colour, 0.55), rx=6)
    return out + rect(
        x + width * 0.12, y - high * 0.9, width * 0.12, high * 0.7, "#ffffff", rx=4, op=0.28
    )


def shelf(
    box: tuple[float, float, float],
    wood: str,
    tints: tuple[str, ...],
    rng: random.Random,
    style: str = "mixed",
) -> str:
    """A wall shelf (x, y, width) with things on it; `style` is mixed, books or jars."""
    x, y, width = box
    out, at = "", x + 22
    while at < x + width - 96:
        roll = rng.random()
        room = x + width - 20 - at
        if style == "books" or (style == "mixed" and roll < 0.42):
            wide = min(room, rng.uniform(110, 230))
            out += books(at, y, wide, tints, rng)
        elif (style == "jars" and roll < 0.62) or (style == "mixed" and roll < 0.62):
            wide = rng.uniform(56, 82)
            out += jar(at, y, wide, rng.choice(tints), rng)
        else:
            wide = rng.uniform(74, 96)
            out += plants.potted(at + wide / 2, y, wide, rng.choice(tints), rng)
        at += wide + rng.uniform(14, 34)
    board = rect(x, y, width, 24, wood, rx=7) + rect(
        x, y, width, 6, lighter(wood, 0.4), rx=3, op=0.6
    )
    return out + board + rect(x + 6, y + 24, width - 12, 16, "#1a0f20", rx=6, op=0.20)


def picture(box: Box, frame: str, tints: tuple[str, ...], rng: random.Random) -> str:
    """A framed print of simple shapes."""
    x, y, w, h = box
    out = (
        rect(x + 6, y + 10, w, h, "#1a0f20", rx=6, op=0.18)
        + rect(x, y, w, h, frame, rx=6)
        + rect(x + 12, y + 12, w - 24, h - 24, "#f8f1e3")
    )
    a, b, c = rng.sample(tints, 3)
    if rng.random() < 0.5:
        cx, cy = x + w / 2, y + h * 0.42
        return (
            out
            + circle(cx, cy, w * 0.22, a)
            + path(
                f"M{num(x + 24)} {num(y + h - 24)} Q{num(cx)} {num(y + h * 0.45)} "
                f"{num(x + w - 24)} {num(y + h - 24)}Z",
                b,
            )
            + circle(cx + w * 0.16, cy + h * 0.16, w * 0.08, c, 0.9)
        )
    stem = line(f"M{num(x + w / 2)} {num(y + h - 30)} V{num(y + h * 0.28)}", c, 5)
    tips = "".join(
        group(
            ellipse(0, -h * 0.10, w * 0.07, h * 0.11, a if i % 2 else b),
            x + w / 2,
            y + h * (0.38 + 0.12 * (i // 2)),
            turn=56 if i % 2 else -56,
        )
        for i in range(8)
    )
    return out + stem + tips


def sofa(canvas: Canvas, colour: str, pillows: tuple[str, str]) -> str:
    """A sofa from wall to wall behind the figure, with two cushions."""
    top = canvas.chest - 30
    left, right = canvas.left - 20, canvas.right + 20
    paint = linear("so", (0, lighter(colour, 0.12)), (1, darker(colour, 0.34)))
    out = f"<defs>{paint}</defs>" + rect(
        left, top, right - left, canvas.low - top, "url(#so)", rx=70
    )
    seams, x = "", left + 200
    while x < right:
        seams += f"M{num(x)} {num(top + 30)}V{num(canvas.low)} "
        x += 360
    out += line(seams, darker(colour, 0.5), 6, 0.3) + rect(
        left, top + 8, right - left, 14, "#ffffff", rx=7, op=0.14
    )
    for share, turn, tint in ((-0.72, -12, pillows[0]), (0.72, 10, pillows[1])):
        cushion = rect(-108, -105, 210, 210, darker(tint, 0.4), rx=44, op=0.35) + rect(
            -105, -105, 210, 210, tint, rx=44
        )
        cushion += line("M-70 -70 L70 70 M70 -70 L-70 70", darker(tint, 0.4), 5, 0.2)
        out += group(cushion, canvas.side(share), top + 120, turn=turn)
    return out


def cupboard(box: Box, colour: str, knob: str, doors: int = 2) -> str:
    """A closed cupboard with panelled doors."""
    x, y, long, high = box
    out = rect(x - 6, y + high - 6, long + 12, 26, "#1a0f20", rx=8, op=0.2)
    out += rect(x, y, long, high, darker(colour, 0.16), rx=8)
    wide = (long - 14) / doors
    for i in range(doors):
        left = x + 10 + i * wide
        out += rect(left, y + 12, wide - 8, high - 24, colour, rx=6)
        out += rect(left + 20, y + 34, wide - 48, high - 68, lighter(colour, 0.22), rx=4, op=0.6)
        out += rect(left + (wide - 30 if i % 2 == 0 else 12), y + high / 2 - 26, 11, 52, knob, rx=5)
    return out


def clock(x: float, y: float, r: float, rim: str, rng: random.Random) -> str:
    """A round wall clock at some time."""
    out = (
        circle(x + 5, y + 9, r, "#1a0f20", 0.2)
        + circle(x, y, r, rim)
        + circle(x, y, r * 0.84, "#fdf8ec")
    )
    for i in range(12):
        a = math.tau * i / 12
        out += circle(
            x + math.sin(a) * r * 0.70,
            y - math.cos(a) * r * 0.70,
            r * (0.055 if i % 3 else 0.085),
            "#4a4350",
        )
    for long, wide in ((0.42, 0.10), (0.62, 0.06)):
        a = rng.uniform(0, math.tau)
        out += line(
            (
                f"M{num(x)} {num(y)} L{num(x + math.sin(a) * r * long)} "
                f"{num(y - math.cos(a) * r * long)}"
            ),
            "#3a3342",
            r * wide,
        )
    return out + circle(x, y, r * 0.07, "#d9504a")


def board(box: Box, frame: str, face: str) -> str:
    """A framed board, empty."""
    x, y, w, h = box
    return (
        rect(x - 8, y + 2, w + 28, h + 18, "#1a0f20", rx=10, op=0.18)
        + rect(x - 14, y - 14, w + 28, h + 28, frame, rx=8)
        + rect(x, y, w, h, face, rx=4)
    )


def chalk(
    box: Box, rng: random.Random, tints: tuple[str, ...] = ("#f4f0e4", "#ffd98a", "#a8dcc8")
) -> str:
    """Chalk drawings on a board: curves, boxes, ticks and lines that look like writing."""
    x, y, w, h = box
    out = ""
    cells = [(c, r) for c in range(max(1, round(w / 230))) for r in range(max(1, round(h / 190)))]
    for c, r in cells:
        cx, cy = (
            x + w * (c + 0.5) / max(1, round(w / 230)),
            y + h * (r + 0.5) / max(1, round(h / 190)),
        )
        tint, kind = rng.choice(tints), rng.randrange(6)
        if kind == 0:
            d = (
                f"M{num(cx - 80)} {num(cy + 50)}h150 M{num(cx - 70)} {num(cy + 60)}v-120 "
                f"M{num(cx - 70)} {num(cy + 40)}q50 -10 70 -50 t70 -40"
            )
        elif kind == 1:
            d = (
                f"M{num(cx - 60)} {num(cy + 44)}L{num(cx)} {num(cy - 56)}L{num(cx + 64)} "
                f"{num(cy + 44)}Z M{num(cx - 20)} {num(cy + 44)}v-18h18"
            )
        elif kind == 2:
            d = "".join(
                f"M{num(cx - 80)} {num(cy - 44 + 30 * k)}h{num(rng.uniform(70, 160))} "
                for k in range(4)
            )
        elif kind == 3:
            d = (
                f"M{num(cx - 50)} {num(cy)}a50 50 0 1 0 100 0a50 50 0 1 0 -100 0 M{num(cx)} "
                f"{num(cy)}L{num(cx + 36)} {num(cy - 34)}"
            )
        elif kind == 4:
            d = f"M{num(cx - 76)} {num(cy)}q19 -60 38 0t38 0t38 0t38 0"
        else:
            d = "".join(
                (
                    f"M{num(cx - 76)} {num(cy - 34 + 36 * k)}l8 10l16 -22 M{num(cx - 40)} "
                    f"{num(cy - 34 + 36 * k)}h{num(rng.uniform(60, 116))} "
                )
                for k in range(3)
            )
        out += line(d, tint, 6, 0.78)
    return out


def mirror(x: float, y: float, r: float, rim: str, tint: str, key: str) -> str:
    """A round mirror with two reflections."""
    glass = linear(f"{key}-m", (0, "#f6fdfd"), (1, mix(tint, "#ffffff", 0.3)), x2=1)
    out = (
        f"<defs>{glass}</defs>"
        + circle(x + 6, y + 12, r + 14, "#1a2a30", 0.16)
        + circle(x, y, r + 14, rim)
        + circle(x, y, r, f"url(#{key}-m)")
    )
    for shift, wide, op in ((-0.1, 0.30, 0.5), (0.36, 0.12, 0.4)):
        out += path(
            f"M{num(x + r * (shift - 0.5))} {num(y + r * 0.4)} L{num(x + r * (shift + 0.22))} "
            f"{num(y - r * 0.66)} "
            f"h{num(r * wide)} L{num(x + r * (shift - 0.5 + wide))} {num(y + r * 0.4)}Z",
            "#ffffff",
            op,
        )
    return out


def bottles(x: float, y: float, width: float, tints: tuple[str, ...], rng: random.Random) -> str:
    """Bottles and tubs standing on y."""
    out, at = "", x
    while at < x + width - 60:
        w, h = rng.uniform(44, 70), rng.uniform(90, 160)
        colour = rng.choice(tints)
        out += rect(at, y - h, w, h, colour, rx=w * 0.28) + rect(
            at + w * 0.3, y - h - 30, w * 0.4, 34, darker(colour, 0.3), rx=6
        )
        out += rect(at + w * 0.14, y - h * 0.86, w * 0.14, h * 0.66, "#ffffff", rx=4, op=0.4)
        out += rect(at + w * 0.1, y - h * 0.55, w * 0.8, h * 0.3, "#ffffff", rx=5, op=0.5)
        at += w + rng.uniform(12, 34)
    return out


def bunting(
    canvas: Canvas, y: float, sag: float, tints: tuple[str, ...], count: int | None = None
) -> str:
    """A string of pennants from side to side."""
    left, right = canvas.left, canvas.right
    middle = (left + right) / 2
    out = line(
        f"M{num(left)} {num(y)} Q{num(middle)} {num(y + 2 * sag)} {num(right)} {num(y)}",
        "#6a4a3a",
        4,
    )
    number = count or (12 if not canvas.is_wide else 20)
    for i in range(number):
        t = (i + 0.5) / number
        x, fy = left + (right - left) * t, y + 4 * sag * t * (1 - t)
        tint = tints[i % len(tints)]
        out += path(f"M{num(x - 34)} {num(fy)} H{num(x + 34)} L{num(x)} {num(fy + 72)}Z", tint)
        out += path(
            f"M{num(x)} {num(fy)} H{num(x + 34)} L{num(x)} {num(fy + 72)}Z", darker(tint, 0.3), 0.2
        )
    return out


def plant_stand(x: float, y: float, low: float, wood: str) -> str:
    """A stool that a plant stands on; y is its seat."""
    out = line(
        (
            f"M{num(x - 70)} {num(y + 20)}L{num(x - 92)} {num(low)} M{num(x + 70)} "
            f"{num(y + 20)}L{num(x + 92)} {num(low)}"
        ),
        darker(wood, 0.25),
        18,
    )
    return (
        out
        + rect(x - 104, y - 4, 208, 30, wood, rx=12)
        + rect(x - 104, y - 4, 208, 9, lighter(wood, 0.35), rx=4)
    )
