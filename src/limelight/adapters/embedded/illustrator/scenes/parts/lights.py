"""What shines: sun and moon, stars, beams, glows, lamps."""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Sky
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    line,
    linear,
    num,
    path,
    radial,
    rect,
)


def sun(x: float, y: float, r: float, sky: Sky, key: str) -> str:
    """Sun or moon with its glow; behind a grey sky only a brighter place."""
    glow = radial(f"{key}-glow", (0, sky.sun, 0.9), (0.22, sky.key, 0.5), (1, sky.key, 0))
    if sky.weather in ("rain", "storm", "snow", "fog", "cloudy"):
        return f"<defs>{glow}</defs>" + circle(x, y, r * 4.2, f"url(#{key}-glow)", 0.34)
    disc = circle(x, y, r, sky.sun)
    if sky.name == "night":
        disc += circle(x + r * 0.3, y - r * 0.2, r * 0.18, "#d9d2b4", 0.6)
        disc += circle(x - r * 0.3, y + r * 0.3, r * 0.12, "#d9d2b4", 0.6)
        disc += circle(x - r * 0.25, y - r * 0.4, r * 0.09, "#d9d2b4", 0.5)
    return f"<defs>{glow}</defs>" + circle(x, y, r * 4.6, f"url(#{key}-glow)") + disc


def stars(box: tuple[float, float, float, float], count: int, rng: random.Random) -> str:
    """Small stars in a box, a few of them with rays."""
    x, y, w, h = box
    out = "".join(
        circle(
            rng.uniform(x, x + w),
            rng.uniform(y, y + h),
            rng.uniform(1.2, 3.2),
            "#ffffff",
            rng.uniform(0.25, 0.85),
        )
        for _ in range(count)
    )
    for _ in range(count // 14):
        out += twinkle(rng.uniform(x, x + w), rng.uniform(y, y + h), rng.uniform(7, 13), "#ffffff")
    return out


def twinkle(x: float, y: float, r: float, colour: str, op: float = 0.8) -> str:
    """A star of four rays."""
    return path(
        f"M{num(x)} {num(y - r)} Q{num(x)} {num(y)} {num(x + r)} {num(y)} Q{num(x)} {num(y)} "
        f"{num(x)} {num(y + r)} "
        f"Q{num(x)} {num(y)} {num(x - r)} {num(y)} Q{num(x)} {num(y)} {num(x)} {num(y - r)}Z",
        colour,
        op,
    )


def shaft(
    canvas: Canvas, start: tuple[float, float], colour: str, key: str, strength: float = 0.35
) -> str:
    """A broad beam with soft edges falling from a window towards the other side."""
    x, y = start
    lean = canvas.width * (0.62 if x < canvas.width / 2 else -0.62)
    low = canvas.height * 0.95
    beam = linear(f"{key}-beam", (0, colour, 0), (0.18, colour, strength / 5), (1, colour, 0))
    out = f"<defs>{beam}</defs>"
    for i in range(7):
        wide = canvas.width * (0.06 + 0.055 * i)
        d = (
            f"M{num(x - wide * 0.5)} {num(y)} H{num(x + wide * 0.5)} "
            f"L{num(x + lean + wide * 0.9)} {num(low)} H{num(x + lean - wide * 0.7)}Z"
        )
        out += path(d, f"url(#{key}-beam)")
    return out


def glow(x: float, y: float, r: float, colour: str, key: str, strength: float = 0.6) -> str:
    """A soft round light."""
    paint = radial(key, (0, colour, strength), (0.45, colour, strength * 0.34), (1, colour, 0))
    return f"<defs>{paint}</defs>" + circle(x, y, r, f"url(#{key})")


def bokeh(
    canvas: Canvas,
    area: tuple[float, float],
    tints: tuple[str, ...],
    rng: random.Random,
    count: int = 22,
) -> str:
    """Round blurred lights between two heights."""
    top, low = area
    out = ""
    for _ in range(count):
        x = rng.uniform(canvas.left, canvas.right)
        out += circle(
            x, rng.uniform(top, low), rng.uniform(8, 46), rng.choice(tints), rng.uniform(0.08, 0.3)
        )
    return out


def spot(
    start: tuple[float, float], end: tuple[float, float], wide: float, colour: str, key: str
) -> str:
    """The cone of a spotlight from a lamp to where it falls."""
    (x, y), (tx, ty) = start, end
    paint = (
        f'<linearGradient id="{key}" gradientUnits="userSpaceOnUse" x1="{num(x)}" y1="{num(y)}" '
        f'x2="{num(tx)}" '
        f'y2="{num(ty)}"><stop offset="0" stop-color="{colour}" stop-opacity=".62"/><stop '
        'offset="1" '
        f'stop-color="{colour}" stop-opacity="0"/></linearGradient>'
    )
    far = math.hypot(tx - x, ty - y) or 1.0
    nx, ny = -(ty - y) / far, (tx - x) / far
    cones = ""
    for share, op in ((1.0, 0.35), (0.62, 0.5), (0.3, 0.6)):
        w = wide * share
        cones += path(
            f"M{num(x - nx * 12)} {num(y - ny * 12)} L{num(x + nx * 12)} {num(y + ny * 12)} "
            f"L{num(tx + nx * w)} {num(ty + ny * w)} L{num(tx - nx * w)} {num(ty - ny * w)}Z",
            f"url(#{key})",
            op,
        )
    return f"<defs>{paint}</defs>{cones}"


def pendant(x: float, drop: float, size: float, colour: str, key: str, *, lit: bool) -> str:
    """A lamp hanging from above, with the cone of its light when lit."""
    shade = (
        f"M{num(x - size)} {num(drop + size)} A{num(size)} {num(size)} 0 0 1 {num(x + size)} "
        f"{num(drop + size)}Z"
    )
    glare = (
        f"M{num(x - size)} {num(drop + size)} A{num(size)} {num(size)} 0 0 1 "
        f"{num(x - size * 0.2)} {num(drop + 4)} L{num(x - size * 0.34)} {num(drop + size)}Z"
    )
    body = linear(
        f"{key}-s", (0, lighter(colour, 0.16)), (0.5, colour), (1, darker(colour, 0.26)), x2=1, y2=0
    )
    out = f"<defs>{body}</defs>" + line(f"M{num(x)} -140V{num(drop)}", "#3a2418", 6)
    out += rect(x - 13, drop - 16, 26, 22, darker(colour, 0.4), rx=6)
    out += path(shade, f"url(#{key}-s)") + path(glare, "#ffffff", 0.16)
    out += ellipse(x, drop + size, size * 0.98, size * 0.15, darker(colour, 0.3))
    out += ellipse(x, drop + size, size * 0.66, size * 0.11, "#fff4cf")
    return out + glow(x, drop + size * 1.1, size * 3.3, "#ffe6a8", f"{key}-g", 0.58 if lit else 0.2)


def globe(x: float, drop: float, r: float, key: str, *, lit: bool) -> str:
    """A round lamp of milk glass hanging from above."""
    glass = radial(
        f"{key}-m",
        (0, "#fffdf2"),
        (0.7, "#fff0cc" if lit else "#f4f0e4"),
        (1, "#e6cf9c" if lit else "#d5d0c4"),
    )
    out = f"<defs>{glass}</defs>" + line(f"M{num(x)} -140V{num(drop)}", "#4a3a2c", 5)
    out += rect(x - 12, drop - 10, 24, 18, "#b98a4a", rx=5)
    out += glow(x, drop + r, r * 3.6, "#ffe2a0", f"{key}-g", 0.55 if lit else 0.16)
    return out + circle(x, drop + r, r, f"url(#{key}-m)")


def floor_lamp(x: float, shade_y: float, low: float, colour: str, key: str, *, lit: bool) -> str:
    """A standing lamp with a cloth shade."""
    cloth = linear(
        f"{key}-c", (0, lighter(colour, 0.35)), (1, mix(colour, "#ffcf80", 0.55 if lit else 0.1))
    )
    out = glow(x, shade_y + 40, 340, "#ffd890", f"{key}-g", 0.66 if lit else 0.26)
    out += f"<defs>{cloth}</defs>" + line(
        f"M{num(x)} {num(shade_y + 80)}V{num(low)}", "#3a2a26", 10
    )
    out += path(
        (
            f"M{num(x - 62)} {num(shade_y - 40)} H{num(x + 62)} L{num(x + 104)} "
            f"{num(shade_y + 90)} H{num(x - 104)}Z"
        ),
        f"url(#{key}-c)",
    )
    return out + path(
        (
            f"M{num(x + 22)} {num(shade_y - 40)} H{num(x + 62)} L{num(x + 104)} "
            f"{num(shade_y + 90)} H{num(x + 38)}Z"
        ),
        darker(colour, 0.3),
        0.22,
    )


def string(
    span: tuple[float, float, float], sag: float, tints: tuple[str, ...], key: str, count: int = 12
) -> str:
    """A string of bulbs between two points at height y (left, right, y)."""
    left, right, y = span
    middle = (left + right) / 2
    out = line(
        f"M{num(left)} {num(y)} Q{num(middle)} {num(y + 2 * sag)} {num(right)} {num(y)}",
        "#2a1a2e",
        4,
        0.8,
    )
    paints = "".join(
        radial(f"{key}-b{i}", (0, tint, 0.8), (0.35, tint, 0.3), (1, tint, 0))
        for i, tint in enumerate(tints)
    )
    for i in range(count + 1):
        t = i / count
        bx, by = left + (right - left) * t, y + 4 * sag * t * (1 - t) + 16
        at = i % len(tints)
        out += circle(bx, by, 46, f"url(#{key}-b{at})") + circle(
            bx, by, 10, lighter(tints[at], 0.6)
        )
    return f"<defs>{paints}</defs>{out}"


def neon(d: str, colour: str) -> str:
    """A tube of light along a path."""
    return (
        line(d, colour, 34, 0.16)
        + line(d, lighter(colour, 0.15), 16, 0.9)
        + line(d, "#ffffff", 5, 0.95)
    )


def candle(x: float, y: float, high: float, colour: str) -> str:
    """A burning candle standing on y."""
    wide = high * 0.42
    out = rect(x - wide / 2, y - high, wide, high, colour, rx=wide * 0.16)
    out += rect(
        x + wide * 0.12, y - high, wide * 0.38, high, darker(colour, 0.3), rx=wide * 0.1, op=0.25
    )
    flame = f"M{num(x)} {num(y - high - 46)} q18 26 0 44 q-18 -18 0 -44Z"
    return (
        out
        + circle(x, y - high - 22, 54, "#ffd890", 0.22)
        + path(flame, "#ffd25a")
        + circle(x, y - high - 12, 6, "#fff4cf")
    )
