"""Things that scenes are furnished with. Everything is drawn in scene units from the place it
stands on.
"""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Sky
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear,
    num,
    path,
    radial,
    rect,
)


def leaves(
    x: float, y: float, size: float, greens: tuple[str, str], rng: random.Random, count: int = 9
) -> str:
    """A tuft of broad leaves growing from (x, y)."""
    out = ""
    order = sorted(range(count), key=lambda i: -abs(i - (count - 1) / 2))
    for i in order:
        angle = -78 + 156 * i / (count - 1) + rng.uniform(-6, 6)
        long = size * rng.uniform(0.78, 1.08) * (1 - 0.12 * abs(angle) / 78)
        colour = mix(*greens, rng.choice((0.0, 0.35, 0.7, 1.0)))
        blade = path(
            f"M0 0 C{num(-long * 0.20)} {num(-long * 0.42)} {num(-long * 0.13)} "
            f"{num(-long * 0.84)} 0 {num(-long)} "
            f"C{num(long * 0.13)} {num(-long * 0.84)} {num(long * 0.20)} {num(-long * 0.42)} 0 0Z",
            colour,
        )
        half = path(
            f"M0 0 C{num(long * 0.20)} {num(-long * 0.42)} {num(long * 0.13)} "
            f"{num(-long * 0.84)} 0 {num(-long)}Z",
            "#10303a",
            0.14,
        )
        vein = line(f"M0 0V{num(-long * 0.9)}", lighter(colour, 0.3), max(1.5, size * 0.008), 0.5)
        out += group(blade + half + vein, x, y, turn=angle)
    return out


def pot(x: float, y: float, width: float, colour: str) -> str:
    """A flowerpot standing on y."""
    high = width * 0.86
    w = width / 2
    body = (
        f"M{num(x - w * 0.92)} {num(y - high * 0.8)} L{num(x - w * 0.68)} {num(y)} "
        f"H{num(x + w * 0.68)} L{num(x + w * 0.92)} {num(y - high * 0.8)}Z"
    )
    shade = (
        f"M{num(x + w * 0.2)} {num(y - high * 0.8)} L{num(x + w * 0.16)} {num(y)} "
        f"H{num(x + w * 0.68)} L{num(x + w * 0.92)} {num(y - high * 0.8)}Z"
    )
    rim = rect(x - w, y - high, width, high * 0.26, lighter(colour, 0.12), rx=width * 0.05)
    return (
        path(body, colour)
        + path(shade, darker(colour, 0.5), 0.3)
        + rect(
            x - w * 0.92, y - high * 0.76, width * 0.92, high * 0.06, darker(colour, 0.5), op=0.3
        )
        + rim
    )


def potted(x: float, y: float, width: float, colour: str, rng: random.Random) -> str:
    """A leafy plant in a pot."""
    greens = rng.choice(
        (
            ("#6fb36a", "#2f7a52"),
            ("#8cc06a", "#3f8a4e"),
            ("#5aa587", "#256a5c"),
            ("#a3bf62", "#5a8a3c"),
        )
    )
    high = width * 0.86
    return leaves(
        x, y - high * 0.9, width * rng.uniform(1.05, 1.4), greens, rng, rng.choice((7, 9, 11))
    ) + pot(x, y, width, colour)


def hanging_plant(x: float, y: float, size: float, rng: random.Random) -> str:
    """A trailing plant in a hung pot; its strings reach to the top."""
    colour = rng.choice(("#e8ded0", "#c97f5e", "#7f9aa6"))
    out = line(
        f"M{num(x - size * 0.4)} {num(y)} L{num(x)} -120 L{num(x + size * 0.4)} {num(y)}",
        "#5a4636",
        4,
        0.7,
    )
    for i in range(7):
        drop = size * rng.uniform(0.7, 1.9)
        sx = x - size * 0.42 + i * size * 0.14
        bend = sx + (i - 3) * size * 0.10
        out += line(
            f"M{num(sx)} {num(y)} Q{num(bend)} {num(y - size * 0.3)} {num(bend)} {num(y + drop)}",
            "#4c8a5a",
            5,
        )
        for k in range(int(drop / 26)):
            ly = y - size * 0.1 + k * 26
            lean = -32 if k % 2 else 32
            leaf = ellipse(0, -11, 9, 16, mix("#7dbd72", "#2f7a52", rng.random()))
            out += group(leaf, bend if k > 1 else sx, ly, turn=lean + 180)
    bowl = (
        f"M{num(x - size * 0.46)} {num(y - 6)} C{num(x - size * 0.42)} "
        f"{num(y + size * 0.5)} {num(x + size * 0.42)} {num(y + size * 0.5)} "
        f"{num(x + size * 0.46)} {num(y - 6)}Z"
    )
    return (
        path(bowl, colour)
        + out
        + rect(x - size * 0.5, y - 16, size, 22, lighter(colour, 0.2), rx=8)
    )


def cloud(x: float, y: float, width: float, colour: str, op: float = 0.85) -> str:
    """A soft cloud of round ends."""
    h = width * 0.17
    inner = rect(x, y, width, h, colour, rx=h / 2) + rect(
        x + width * 0.16, y - h * 0.62, width * 0.42, h * 1.2, colour, rx=h * 0.6
    )
    inner += rect(x + width * 0.46, y - h * 0.3, width * 0.34, h, colour, rx=h / 2)
    return f'<g opacity="{num(op)}">{inner}</g>'


def sun(x: float, y: float, r: float, sky: Sky, key: str) -> str:
    """Sun or moon with its glow."""
    glow = radial(f"{key}-glow", (0, sky.sun, 0.9), (0.22, sky.key, 0.5), (1, sky.key, 0))
    if sky.name == "overcast":
        return f"<defs>{glow}</defs>" + circle(x, y, r * 4.6, f"url(#{key}-glow)", 0.5)
    disc = circle(x, y, r, sky.sun)
    if sky.name == "night":
        disc += circle(x + r * 0.3, y - r * 0.2, r * 0.16, "#d9d2b4", 0.6) + circle(
            x - r * 0.3, y + r * 0.3, r * 0.11, "#d9d2b4", 0.6
        )
    return f"<defs>{glow}</defs>" + circle(x, y, r * 4.6, f"url(#{key}-glow)") + disc


def stars(box: tuple[float, float, float, float], count: int, rng: random.Random) -> str:
    """Small stars in a box."""
    x, y, w, h = box
    return "".join(
        circle(
            rng.uniform(x, x + w),
            rng.uniform(y, y + h),
            rng.uniform(1.2, 3.2),
            "#ffffff",
            rng.uniform(0.25, 0.85),
        )
        for _ in range(count)
    )


def hills(
    box: tuple[float, float, float], colour: str, rng: random.Random, depth: float = 600
) -> str:
    """Rolling ground from left to right about `y`, swinging by `swing`."""
    left, right, y = box
    swing = 46
    d = f"M{num(left)} {num(y + rng.uniform(-swing, swing))}"
    x, step = left, (right - left) / 3
    for _ in range(3):
        a, b = rng.uniform(-swing, swing) * 1.6, rng.uniform(-swing, swing) * 1.6
        d += (
            f" C{num(x + step * 0.35)} {num(y + a)} {num(x + step * 0.65)} {num(y + b)} "
            f"{num(x + step)} {num(y + rng.uniform(-swing, swing) * 0.5)}"
        )
        x += step
    return path(f"{d} V{num(y + depth)} H{num(left)}Z", colour)


def light_shaft(
    canvas: Canvas, start: tuple[float, float], colour: str, key: str, strength: float = 0.35
) -> str:
    """A broad beam with soft edges falling from a window towards the other side."""
    x, y = start
    lean = canvas.width * (0.62 if x < canvas.width / 2 else -0.62)
    low = canvas.height * 0.95
    beam = linear(
        f"{key}-beam", (0, colour, 0), (0.18, colour, strength / 5), (1, colour, 0), x2=0, y2=1
    )
    out = f"<defs>{beam}</defs>"
    for i in range(7):
        wide = canvas.width * (0.06 + 0.055 * i)
        d = (
            f"M{num(x - wide * 0.5)} {num(y)} H{num(x + wide * 0.5)} "
            f"L{num(x + lean + wide * 0.9)} {num(low)} H{num(x + lean - wide * 0.7)}Z"
        )
        out += path(d, f"url(#{key}-beam)")
    return out


def bokeh(
    canvas: Canvas,
    area: tuple[float, float],
    tints: tuple[str, ...],
    rng: random.Random,
    count: int = 22,
) -> str:
    """Round blurred lights between two heights, away from the figure's face."""
    top, low = area
    out = ""
    for _ in range(count):
        x = rng.uniform(canvas.left, canvas.right)
        out += circle(
            x, rng.uniform(top, low), rng.uniform(8, 46), rng.choice(tints), rng.uniform(0.08, 0.3)
        )
    return out


def tree(x: float, y: float, size: float, greens: tuple[str, str], rng: random.Random) -> str:
    """A round leafy tree standing on y."""
    out = path(
        f"M{num(x - size * 0.05)} {num(y)} L{num(x - size * 0.03)} {num(y - size * 0.5)} "
        f"H{num(x + size * 0.03)} L{num(x + size * 0.06)} {num(y)}Z",
        "#6b4a3a",
    )
    for i in range(7):
        angle = math.tau * i / 7
        r = size * rng.uniform(0.19, 0.25)
        out += circle(
            x + math.cos(angle) * size * 0.2,
            y - size * 0.68 + math.sin(angle) * size * 0.17,
            r,
            mix(*greens, 0.5 + 0.5 * math.sin(angle)),
        )
    return out + circle(x - size * 0.05, y - size * 0.72, size * 0.2, greens[0])


def fir(x: float, y: float, high: float, colour: str) -> str:
    """A conifer standing on y."""
    out = ""
    for k in range(3):
        w = high * (0.13 + 0.06 * k)
        top = y - high + k * high * 0.22
        out += path(
            f"M{num(x)} {num(top)} L{num(x + w)} {num(top + high * 0.42)} H{num(x - w)}Z", colour
        )
        out += path(
            f"M{num(x)} {num(top)} L{num(x + w)} {num(top + high * 0.42)} H{num(x)}Z",
            "#0f2a30",
            0.16,
        )
    return out
