"""Windows, lamps, shelves and what hangs on walls."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes import elements
from limelight.adapters.embedded.illustrator.scenes.canvas import Sky
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    radial,
    rect,
)


def view(box: tuple[float, float, float, float], sky: Sky, rng: random.Random, key: str) -> str:
    """What is seen through a window: sky, sun or moon, and hills or roofs."""
    x, y, w, h = box
    out = f"<defs>{sky.gradient(f'{key}-sky')}</defs>" + rect(x, y, w, h, f"url(#{key}-sky)")
    out += elements.sun(
        x + w * rng.uniform(0.55, 0.8), y + h * rng.uniform(0.22, 0.36), w * 0.12, sky, f"{key}-sun"
    )
    if sky.name == "night":
        out += elements.stars((x, y, w, h * 0.6), 26, rng)
    for _ in range(2):
        out += elements.cloud(
            x + w * rng.uniform(0.02, 0.5),
            y + h * rng.uniform(0.12, 0.5),
            w * rng.uniform(0.26, 0.42),
            lighter(sky.stops[-1], 0.5),
            0.8,
        )
    greens = ("#8cc39a", "#5fa37e") if sky.name in ("morning", "day") else ("#9aa072", "#6b7f5e")
    if sky.name in ("evening", "night"):
        greens = ("#5a4f80", "#3a3767")
    if rng.random() < 0.55:
        return (
            out
            + elements.hills((x - 40, x + w + 40, y + h * 0.72), greens[0], rng, h)
            + elements.hills((x - 40, x + w + 40, y + h * 0.84), greens[1], rng, h)
        )
    return out + _roofs((x, y, w, h), sky, rng)


def _roofs(box: tuple[float, float, float, float], sky: Sky, rng: random.Random) -> str:
    x, y, w, h = box
    lit = sky.name in ("evening", "night")
    out, at = "", x - 20.0
    while at < x + w + 20:
        wide, high = rng.uniform(w * 0.16, w * 0.28), rng.uniform(h * 0.18, h * 0.42)
        colour = mix(sky.stops[-1], "#2f2f5f" if lit else "#c27a5a", rng.uniform(0.45, 0.75))
        out += rect(at, y + h - high, wide, high + 10, colour)
        out += path(
            f"M{num(at - 6)} {num(y + h - high)} L{num(at + wide / 2)} "
            f"{num(y + h - high - wide * 0.4)} L{num(at + wide + 6)} {num(y + h - high)}Z",
            darker(colour, 0.25),
        )
        for k in range(2):
            out += rect(
                at + wide * (0.2 + 0.36 * k),
                y + h - high * 0.72,
                wide * 0.2,
                wide * 0.28,
                "#ffdf94" if lit else "#fff4dc",
                rx=2,
                op=0.9,
            )
        at += wide + rng.choice((0.0, 6.0))
    return out


def window(
    box: tuple[float, float, float, float], sky: Sky, frame: str, rng: random.Random, key: str
) -> str:
    """A window with its view; round-headed or square by chance."""
    x, y, w, h = box
    rx = w / 2 if rng.random() < 0.45 and h > w * 1.15 else 18.0
    bar = max(12.0, w * 0.032)
    out = rect(x - bar * 1.6, y - bar * 1.6, w + bar * 3.2, h + bar * 3.2, frame, rx=rx + bar * 1.6)
    out += (
        f'<clipPath id="{key}-w"><rect x="{num(x)}" y="{num(y)}" width="{num(w)}" '
        f'height="{num(h)}" rx="{num(rx)}"/></clipPath>'
    )
    glass = path(
        f"M{num(x)} {num(y + h * 0.5)} L{num(x + w * 0.5)} {num(y)} H{num(x + w * 0.72)} "
        f"L{num(x)} {num(y + h * 0.76)}Z",
        "#ffffff",
        0.13,
    )
    inner_shadow = rect(x, y, w, bar * 1.2, "#1a0f20", op=0.20) + rect(
        x, y, bar, h, "#1a0f20", op=0.14
    )
    out += f'<g clip-path="url(#{key}-w)">{view(box, sky, rng, key)}{glass}{inner_shadow}</g>'
    out += line(
        f"M{num(x + w / 2)} {num(y)}V{num(y + h)} M{num(x)} {num(y + h * 0.46)}H{num(x + w)}",
        frame,
        bar,
    )
    sill = rect(x - w * 0.09, y + h + bar * 1.2, w * 1.18, bar * 2, lighter(frame, 0.14), rx=8)
    return out + sill + rect(x - w * 0.07, y + h + bar * 3.2, w * 1.14, bar, "#1a0f20", op=0.18)


def curtain(x: float, y: float, width: float, height: float, colour: str) -> str:
    """A curtain hanging in folds; a negative width hangs to the left."""
    d = (
        f"M{num(x)} {num(y)} H{num(x + width)} C{num(x + width * 0.8)} "
        f"{num(y + height * 0.4)} {num(x + width * 0.5)} {num(y + height * 0.7)} "
        f"{num(x + width * 0.42)} {num(y + height)} H{num(x)}Z"
    )
    folds = "".join(
        f"M{num(x + width * s)} {num(y)} C{num(x + width * s * 0.85)} "
        f"{num(y + height * 0.4)} {num(x + width * s * 0.52)} {num(y + height * 0.7)} "
        f"{num(x + width * s * 0.44)} {num(y + height)} "
        for s in (0.2, 0.45, 0.7, 0.9)
    )
    return path(d, colour) + line(folds, darker(colour, 0.5), 7, 0.20)


def pendant(x: float, drop: float, size: float, colour: str, key: str, *, lit: bool) -> str:
    """A lamp hanging from above, with the cone of its light when lit."""
    shade = (
        f"M{num(x - size)} {num(drop + size)} A{num(size)} {num(size)} 0 0 1 "
        f"{num(x + size)} {num(drop + size)}Z"
    )
    glare = (
        f"M{num(x - size)} {num(drop + size)} A{num(size)} {num(size)} 0 0 1 "
        f"{num(x - size * 0.2)} {num(drop + 4)} L{num(x - size * 0.34)} {num(drop + size)}Z"
    )
    out = (
        line(f"M{num(x)} -120V{num(drop)}", "#3a2418", 6)
        + path(shade, colour)
        + path(glare, "#ffffff", 0.16)
    )
    out += ellipse(x, drop + size, size * 0.62, size * 0.14, "#fff2c4")
    strength = 0.55 if lit else 0.22
    glow = radial(f"{key}-g", (0, "#ffe6a8", strength), (1, "#ffe6a8", 0))
    return f"<defs>{glow}</defs>" + out + circle(x, drop + size * 1.1, size * 3.2, f"url(#{key}-g)")


def string_lights(
    span: tuple[float, float, float], sag: float, colour: str, key: str, count: int = 12
) -> str:
    """A string of warm bulbs between two points at height y."""
    left, right, y = span
    middle = (left + right) / 2
    out = line(
        f"M{num(left)} {num(y)} Q{num(middle)} {num(y + 2 * sag)} {num(right)} {num(y)}",
        "#2a1a2e",
        4,
        0.8,
    )
    glow = radial(f"{key}-b", (0, colour, 0.8), (0.35, colour, 0.3), (1, colour, 0))
    for i in range(count + 1):
        t = i / count
        bx = left + (right - left) * t
        by = y + 4 * sag * t * (1 - t) + 16
        out += circle(bx, by, 46, f"url(#{key}-b)") + circle(bx, by, 10, lighter(colour, 0.6))
    return f"<defs>{glow}</defs>{out}"


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
            out += elements.potted(at + wide / 2, y, wide, rng.choice(tints), rng)
        at += wide + rng.uniform(14, 34)
    board = rect(x, y, width, 24, wood, rx=7) + rect(
        x, y, width, 6, lighter(wood, 0.4), rx=3, op=0.6
    )
    return out + board + rect(x + 6, y + 24, width - 12, 16, "#1a0f20", rx=6, op=0.20)


def picture(
    box: tuple[float, float, float, float], frame: str, tints: tuple[str, ...], rng: random.Random
) -> str:
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
