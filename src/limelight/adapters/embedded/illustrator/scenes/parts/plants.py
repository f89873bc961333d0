"""What grows: leaves, pots, trees, flowers, grass."""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    rect,
)

Greens = tuple[str, str]
GREENS: tuple[Greens, ...] = (
    ("#6fb36a", "#2f7a52"), ("#8cc06a", "#3f8a4e"), ("#5aa587", "#256a5c"), ("#a3bf62", "#5a8a3c"),
)  # fmt: skip


def leaves(
    x: float, y: float, size: float, greens: Greens, rng: random.Random, count: int = 9
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
            (
                f"M0 0 C{num(long * 0.20)} {num(-long * 0.42)} {num(long * 0.13)} "
                f"{num(-long * 0.84)} 0 {num(-long)}Z"
            ),
            "#10303a",
            0.14,
        )
        vein = line(f"M0 0V{num(-long * 0.9)}", lighter(colour, 0.3), max(1.5, size * 0.008), 0.5)
        out += group(blade + half + vein, x, y, turn=angle)
    return out


def pot(x: float, y: float, width: float, colour: str) -> str:
    """A flowerpot standing on y."""
    high, w = width * 0.86, width / 2
    body = (
        f"M{num(x - w * 0.92)} {num(y - high * 0.8)} L{num(x - w * 0.68)} {num(y)} "
        f"H{num(x + w * 0.68)} L{num(x + w * 0.92)} {num(y - high * 0.8)}Z"
    )
    shade = (
        f"M{num(x + w * 0.2)} {num(y - high * 0.8)} L{num(x + w * 0.16)} {num(y)} "
        f"H{num(x + w * 0.68)} L{num(x + w * 0.92)} {num(y - high * 0.8)}Z"
    )
    return (
        path(body, colour)
        + path(shade, darker(colour, 0.5), 0.3)
        + rect(
            x - w * 0.92, y - high * 0.76, width * 0.92, high * 0.06, darker(colour, 0.5), op=0.3
        )
        + rect(x - w, y - high, width, high * 0.26, lighter(colour, 0.12), rx=width * 0.05)
    )


def potted(x: float, y: float, width: float, colour: str, rng: random.Random) -> str:
    """A plant in a pot: broad leaves, a snake plant's swords or a round bush."""
    greens, top = rng.choice(GREENS), y - width * 0.86 * 0.9
    kind = rng.random()
    if kind < 0.62:
        grown = leaves(x, top, width * rng.uniform(1.05, 1.4), greens, rng, rng.choice((7, 9, 11)))
    elif kind < 0.82:
        grown = swords(x, top, width * rng.uniform(1.3, 1.7), greens, rng)
    else:
        grown = bush(x, top, width * 0.62, greens, rng)
    return grown + pot(x, y, width, colour)


def swords(x: float, y: float, high: float, greens: Greens, rng: random.Random) -> str:
    """Upright pointed leaves with pale edges."""
    out = ""
    for i, lean in enumerate((-22, 20, -12, 12, -4, 5)):
        long = high * rng.uniform(0.7, 1.0)
        wide = long * 0.085
        blade = (
            f"M{num(-wide)} 0 C{num(-wide * 1.4)} {num(-long * 0.5)} {num(-wide * 0.6)} "
            f"{num(-long * 0.86)} 0 {num(-long)} "
        )
        blade += (
            f"C{num(wide * 0.6)} {num(-long * 0.86)} {num(wide * 1.4)} {num(-long * 0.5)} "
            f"{num(wide)} 0Z"
        )
        one = path(blade, mix(*greens, (i % 3) / 2))
        one += line(f"M0 0V{num(-long * 0.9)}", lighter(greens[0], 0.4), wide * 0.4, 0.5)
        out += group(one, x + (i - 2.5) * high * 0.045, y, turn=lean)
    return out


def bush(x: float, y: float, r: float, greens: Greens, rng: random.Random) -> str:
    """A round bush resting on y."""
    out = ""
    for i in range(9):
        angle = math.tau * i / 9
        out += circle(
            x + math.cos(angle) * r * 0.62,
            y - r * 0.86 + math.sin(angle) * r * 0.5,
            r * rng.uniform(0.36, 0.5),
            mix(*greens, 0.5 + 0.5 * math.sin(angle)),
        )
    return (
        out
        + circle(x, y - r * 0.9, r * 0.6, mix(*greens, 0.3))
        + circle(x - r * 0.2, y - r * 1.15, r * 0.4, greens[0])
    )


def hanging(x: float, y: float, size: float, colour: str, rng: random.Random) -> str:
    """A trailing plant in a hung pot; its strings reach to the top."""
    out = line(
        f"M{num(x - size * 0.4)} {num(y)} L{num(x)} -140 L{num(x + size * 0.4)} {num(y)}",
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
            leaf = ellipse(0, -11, 9, 16, mix("#7dbd72", "#2f7a52", rng.random()))
            out += group(
                leaf,
                bend if k > 1 else sx,
                y - size * 0.1 + k * 26,
                turn=(-32 if k % 2 else 32) + 180,
            )
    bowl = (
        f"M{num(x - size * 0.46)} {num(y - 6)} C{num(x - size * 0.42)} {num(y + size * 0.5)} "
        f"{num(x + size * 0.42)} {num(y + size * 0.5)} {num(x + size * 0.46)} {num(y - 6)}Z"
    )
    return (
        path(bowl, colour)
        + out
        + rect(x - size * 0.5, y - 16, size, 22, lighter(colour, 0.2), rx=8)
    )


def tree(
    x: float, y: float, size: float, greens: Greens, rng: random.Random, trunk: str = "#6b4a3a"
) -> str:
    """A round leafy tree standing on y."""
    out = path(
        f"M{num(x - size * 0.05)} {num(y)} L{num(x - size * 0.03)} {num(y - size * 0.5)} "
        f"H{num(x + size * 0.03)} L{num(x + size * 0.06)} {num(y)}Z",
        trunk,
    )
    out += line(
        f"M{num(x)} {num(y - size * 0.36)} L{num(x - size * 0.12)} {num(y - size * 0.56)} "
        f"M{num(x)} {num(y - size * 0.42)} L{num(x + size * 0.12)} {num(y - size * 0.6)}",
        trunk,
        size * 0.03,
    )
    return out + _crown(x, y - size * 0.70, size, greens, rng)


def _crown(x: float, y: float, size: float, greens: Greens, rng: random.Random) -> str:
    """Rings of leaves, dark below and light above."""
    out = ""
    for count, reach, least in ((12, 0.25, 0.105), (8, 0.14, 0.12)):
        for i in range(count):
            angle = math.tau * i / count + rng.uniform(-0.15, 0.15)
            low = 0.5 + 0.5 * math.sin(angle)
            out += circle(
                x + math.cos(angle) * size * reach,
                y + math.sin(angle) * size * reach * 0.84,
                size * rng.uniform(least, least + 0.05),
                mix(*greens, 0.15 + 0.85 * low),
            )
    for _ in range(9):
        angle, far = rng.uniform(math.pi, math.tau), rng.uniform(0.06, 0.24)
        r = size * rng.uniform(0.035, 0.07)
        dx, dy = math.cos(angle) * size * far, math.sin(angle) * size * far * 0.8
        out += circle(x + dx, y + dy, r, lighter(greens[0], 0.16), 0.75)
    return out


def blossoms(x: float, y: float, size: float, tints: tuple[str, ...], rng: random.Random) -> str:
    """Small flowers over the crown of a tree standing on y."""
    out = ""
    for _ in range(90):
        angle, far = rng.uniform(0, math.tau), rng.random() ** 0.5
        out += circle(
            x + math.cos(angle) * far * size * 0.36,
            y - size * 0.72 + math.sin(angle) * far * size * 0.32,
            size * rng.uniform(0.008, 0.018),
            rng.choice(tints),
            0.95,
        )
    return out


def fir(x: float, y: float, high: float, colour: str, snow: str = "") -> str:
    """A conifer standing on y, with snow on it where a colour is given."""
    out = rect(x - high * 0.03, y - high * 0.12, high * 0.06, high * 0.12, "#5a4030")
    for k in (2, 1, 0):
        w = high * (0.13 + 0.06 * k)
        top, foot = y - high + k * high * 0.22, y - high + k * high * 0.22 + high * 0.42
        out += path(
            (
                f"M{num(x)} {num(top)} L{num(x + w)} {num(foot)} Q{num(x)} "
                f"{num(foot + high * 0.05)} {num(x - w)} {num(foot)}Z"
            ),
            colour,
        )
        out += path(
            (
                f"M{num(x)} {num(top)} L{num(x + w)} {num(foot)} Q{num(x + w / 2)} "
                f"{num(foot + high * 0.03)} {num(x)} {num(foot)}Z"
            ),
            "#0f2a30",
            0.16,
        )
        if snow:
            out += path(
                f"M{num(x)} {num(top - high * 0.01)} L{num(x + w * 0.62)} {num(top + high * 0.26)} "
                f"Q{num(x + w * 0.2)} {num(top + high * 0.2)} {num(x)} {num(top + high * 0.28)} "
                f"Q{num(x - w * 0.2)} {num(top + high * 0.2)} {num(x - w * 0.62)} "
                f"{num(top + high * 0.26)}Z",
                snow,
                0.95,
            )
    return out


def palm(x: float, y: float, high: float, side: int, greens: Greens, rng: random.Random) -> str:
    """A palm standing on y, its trunk bent towards the picture's other side."""
    top = (x - side * 70, y - high)
    trunk = "#8a6244"
    out = path(
        f"M{num(x - 26)} {num(y)} C{num(x - 10)} {num(y - high * 0.5)} {num(top[0] - 10)} "
        f"{num(top[1] + 120)} "
        f"{num(top[0] - 10)} {num(top[1])} L{num(top[0] + 14)} {num(top[1])} C{num(top[0] + 20)} "
        f"{num(top[1] + 140)} "
        f"{num(x + 24)} {num(y - high * 0.5)} {num(x + 28)} {num(y)}Z",
        trunk,
    )
    for angle in (-112, -78, -44, -14, 16, 48, 82, 114):
        long = rng.uniform(200, 270)
        frond = path(
            f"M0 0 C{num(-long * 0.16)} {num(-long * 0.5)} {num(-long * 0.04)} "
            f"{num(-long * 0.9)} {num(long * 0.12)} "
            f"{num(-long)} C{num(long * 0.10)} {num(-long * 0.7)} {num(long * 0.12)} "
            f"{num(-long * 0.3)} 0 0Z",
            mix(*greens, rng.random()),
        )
        out += group(frond, *top, turn=angle)
    return (
        out
        + circle(top[0] + 8, top[1] + 14, 20, "#6a4630")
        + circle(top[0] - 20, top[1] + 18, 18, "#7a5236")
    )


def cactus(x: float, y: float, high: float, colour: str) -> str:
    """A cactus with two arms standing on y."""
    w = high * 0.17
    arms = (
        f"M{num(x)} {num(y - high * 0.42)} H{num(x - w * 1.5)} V{num(y - high * 0.72)} "
        f"M{num(x)} {num(y - high * 0.3)} H{num(x + w * 1.6)} V{num(y - high * 0.6)}"
    )
    out = line(arms, darker(colour, 0.12), w * 0.62) + rect(
        x - w / 2, y - high, w, high, colour, rx=w / 2
    )
    ribs = "".join(
        f"M{num(x + s * w)} {num(y - high * 0.94)}V{num(y)} " for s in (-0.22, 0.02, 0.26)
    )
    return (
        out
        + line(ribs, darker(colour, 0.35), 3, 0.5)
        + circle(x, y - high - 4, w * 0.24, "#f28ab0")
    )


def flower(x: float, y: float, r: float, colour: str, stem: str = "#2f7a52") -> str:
    """A flower of five petals on a stem that reaches down from its head at (x, y)."""
    out = line(f"M{num(x)} {num(y)}v{num(r * 5)}", stem, 4)
    for i in range(5):
        a = math.tau * i / 5
        out += circle(x + math.cos(a) * r * 0.8, y + math.sin(a) * r * 0.8, r * 0.62, colour)
    return out + circle(x, y, r * 0.5, "#f2b04c")


def grass(left: float, right: float, y: float, high: float, colour: str, rng: random.Random) -> str:
    """A row of blades along y."""
    d, x = "", left
    while x < right:
        up, lean = high * rng.uniform(0.5, 1.0), rng.uniform(-10, 10)
        d += f"M{num(x)} {num(y)} q{num(lean * 0.4)} {num(-up * 0.6)} {num(lean)} {num(-up)} "
        x += rng.uniform(10, 26)
    return line(d, colour, 5, 0.9)
