"""What things stand on: a counter before the figure, and the stage of a picture without a
figure.
"""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter
from limelight.adapters.embedded.illustrator.scenes.canvas import Canvas, Surface
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

# Surfaces that are land, not furniture.
GROUNDS = frozenset(("ground", "sand"))


def counter(canvas: Canvas, surface: Surface) -> str:
    """The edge of a table before the figure, from `canvas.ledge` down."""
    if surface.kind in GROUNDS:
        return _mound(canvas, surface)
    y, wide = canvas.ledge, canvas.right - canvas.left
    paint = linear(
        "ct",
        (0, surface.front),
        (0.5, darker(surface.front, 0.2)),
        (1, darker(surface.front, 0.42)),
    )
    out = f"<defs>{paint}</defs>" + rect(canvas.left, y + 26, wide, canvas.low - y, "url(#ct)")
    out += rect(canvas.left, y, wide, 44, surface.top, rx=10) + rect(
        canvas.left, y, wide, 8, surface.edge, op=0.85
    )
    out += rect(canvas.left, y + 44, wide, 22, "#1a0f20", op=0.22)
    if surface.kind == "wood":
        grain = ""
        for i, yy in enumerate((110, 168, 224)):
            shift = i * 130
            grain += (
                f"M{num(canvas.left)} {num(y + yy)} C{num(canvas.width * 0.3 + shift)} "
                f"{num(y + yy - 16)} {num(canvas.width * 0.5)} {num(y + yy + 20)} "
                f"{num(canvas.right)} {num(y + yy - 6)} "
            )
        out += line(grain, darker(surface.front, 0.5), 4, 0.22)
    return out


def _mound(canvas: Canvas, surface: Surface) -> str:
    y = canvas.ledge
    paint = linear(
        "ct", (0, lighter(surface.top, 0.16)), (0.3, surface.top), (1, darker(surface.front, 0.35))
    )
    d = (
        f"M{num(canvas.left)} {num(y + 34)} C{num(canvas.width * 0.2)} {num(y - 8)} "
        f"{num(canvas.width * 0.4)} {num(y + 2)} "
        f"{num(canvas.width * 0.5)} {num(y + 12)} C{num(canvas.width * 0.65)} "
        f"{num(y + 26)} {num(canvas.width * 0.8)} {num(y - 10)} "
        f"{num(canvas.right)} {num(y + 26)} V{num(canvas.low)} H{num(canvas.left)}Z"
    )
    out = (
        f"<defs>{paint}</defs>"
        + path(d, "url(#ct)")
        + line(d.split(" V")[0], surface.edge, 6, 0.55)
    )
    if surface.kind == "sand":
        return out
    tufts, x, step = "", canvas.left, 37.0
    while x < canvas.right:
        rise = 10 + (x * 7) % 17
        base = y + 70 + (x * 13) % 150
        tufts += (
            f"M{num(x)} {num(base)} q-4 {num(-rise)} -10 {num(-rise * 1.6)} M{num(x + 5)} "
            f"{num(base)} q2 {num(-rise)} 7 {num(-rise * 1.5)} "
        )
        x += step
    return out + line(tufts, surface.edge, 4, 0.4)


def tabletop(canvas: Canvas, surface: Surface, edge_y: float, rng: random.Random) -> str:
    """A surface seen from a little above, reaching from `edge_y` to the bottom."""
    wide = canvas.right - canvas.left
    paint = linear(
        "tt", (0, lighter(surface.top, 0.10)), (0.35, surface.top), (1, darker(surface.top, 0.30))
    )
    if surface.kind in GROUNDS:
        mound = (
            f"M{num(canvas.left)} {num(edge_y + 70)} C{num(canvas.width * 0.25)} "
            f"{num(edge_y - 30)} {num(canvas.width * 0.75)} {num(edge_y - 30)} "
            f"{num(canvas.right)} {num(edge_y + 60)} V{num(canvas.low)} H{num(canvas.left)}Z"
        )
        out = f"<defs>{paint}</defs>" + path(mound, "url(#tt)")
        if surface.kind == "sand":
            return out + _grains(canvas, edge_y, surface, rng)
        blades = ""
        for _ in range(90):
            x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(edge_y + 60, canvas.low)
            high = 10 + 30 * (y - edge_y) / (canvas.low - edge_y)
            blades += (
                f"M{num(x)} {num(y)} q{num(rng.uniform(-8, 8))} {num(-high * 0.6)} "
                f"{num(rng.uniform(-10, 10))} {num(-high)} "
            )
        return out + line(blades, lighter(surface.top, 0.35), 4, 0.35)
    out = f"<defs>{paint}</defs>" + rect(canvas.left, edge_y, wide, canvas.low - edge_y, "url(#tt)")
    out += rect(canvas.left, edge_y, wide, 8, surface.edge, op=0.9)
    if surface.kind == "wood":
        vanish = edge_y - 700
        seams = ""
        for i in range(-14, 15):
            x = canvas.width / 2 + i * 250
            top_x = canvas.width / 2 + (x - canvas.width / 2) * (edge_y - vanish) / (
                canvas.low - vanish
            )
            seams += f"M{num(top_x)} {num(edge_y + 8)} L{num(x)} {num(canvas.low)} "
        out += line(seams, darker(surface.top, 0.5), 4, 0.20)
    return out


def _grains(canvas: Canvas, edge_y: float, surface: Surface, rng: random.Random) -> str:
    out = ""
    for _ in range(60):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(edge_y + 80, canvas.low)
        out += ellipse(x, y, rng.uniform(3, 8), 3, darker(surface.front, 0.2), 0.25)
    return out


def podium(centre: tuple[float, float], radius: float, high: float, colour: str) -> str:
    """A round pedestal whose top is centred on a point; its front is calm enough for captions."""
    x, y = centre
    flat = radius * 0.17
    body = linear(
        "pd", (0, lighter(colour, 0.22)), (0.35, colour), (1, darker(colour, 0.38)), x2=1, y2=0
    )
    top = linear("pt", (0, lighter(colour, 0.30)), (1, lighter(colour, 0.52)), x2=0, y2=1)
    d = (
        f"M{num(x - radius)} {num(y)} V{num(y + high)} A{num(radius)} {num(flat)} 0 0 0 "
        f"{num(x + radius)} {num(y + high)} V{num(y)}Z"
    )
    ring = (
        f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(radius * 0.88)}" '
        f'ry="{num(flat * 0.86)}" fill="none" stroke="#ffffff" stroke-opacity=".35" '
        'stroke-width="4"/>'
    )
    foot = ellipse(x, y + high + flat * 0.7, radius * 1.18, flat * 1.1, "#140a1e", 0.28)
    return (
        f"<defs>{body}{top}</defs>{foot}"
        + path(d, "url(#pd)")
        + ellipse(x, y, radius, flat, "url(#pt)")
        + ring
    )


def side_table(canvas: Canvas, x: float, y: float, surface: Surface, at: int) -> str:
    """A small round table whose top carries what stands at (x, y)."""
    wide, flat = 178.0, 40.0
    side = linear(
        f"st{at}", (0, lighter(surface.front, 0.2)), (0.4, surface.front),
        (1, darker(surface.front, 0.4)), x2=1, y2=0,
    )  # fmt: skip
    out = f"<defs>{side}</defs>" + rect(x - 38, y, 76, canvas.low - y, f"url(#st{at})")
    out += ellipse(x, y + 14, wide, flat, darker(surface.front, 0.25))
    out += ellipse(x, y, wide, flat, surface.top)
    return out + ellipse(x, y - 3, wide * 0.94, flat * 0.84, lighter(surface.top, 0.12))


def shadow(x: float, y: float, width: float, op: float = 0.34, key: str = "sd") -> str:
    """The soft shadow of a thing `width` wide standing at (x, y); needs `shadow_defs`."""
    return ellipse(x, y, width * 0.60, width * 0.10, f"url(#{key})", op) + ellipse(
        x, y - 3, width * 0.34, width * 0.045, f"url(#{key})", op * 1.6
    )


def shadow_defs(key: str = "sd") -> str:
    """The paint of `shadow`; two sheets need two keys."""
    paint = radial(key, (0, "#120818", 1), (0.5, "#120818", 0.55), (1, "#120818", 0))
    return f"<defs>{paint}</defs>"


def halo(x: float, y: float, radius: float, colour: str, rng: random.Random) -> str:
    """A glow with faint rays and rings behind a hero object."""
    glow = radial(
        "ho", (0, lighter(colour, 0.65), 0.85), (0.45, lighter(colour, 0.35), 0.40), (1, colour, 0)
    )
    out = f"<defs>{glow}</defs>" + circle(x, y, radius, "url(#ho)")
    if rng.random() < 0.5:
        disc = (
            f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius * 0.62)}" '
            f'fill="{lighter(colour, 0.55)}" fill-opacity=".34"/>'
        )
        ring = (
            f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius * 0.72)}" fill="none" '
            'stroke="#ffffff" stroke-opacity=".30" stroke-width="5"/>'
        )
        return out + disc + ring
    rays, wide = "", 9
    for i in range(0, 360, 24):
        turn = i + rng.uniform(-3, 3)
        d = f"M0 0 L{num(-wide * 5)} {num(-radius * 1.25)} H{num(wide * 5)}Z"
        rays += f'<path d="{d}" transform="rotate({num(turn)})" fill="url(#hr)"/>'
    fade = (
        '<radialGradient id="hr" gradientUnits="userSpaceOnUse" cx="0" cy="0" '
        f'r="{num(radius * 1.25)}"><stop offset=".2" stop-color="#ffffff" '
        'stop-opacity=".30"/><stop offset="1" stop-color="#ffffff" '
        'stop-opacity="0"/></radialGradient>'
    )
    return out + f'<defs>{fade}</defs><g transform="translate({num(x)} {num(y)})">{rays}</g>'


def motes(
    canvas: Canvas, box: tuple[float, float, float, float], colour: str, rng: random.Random
) -> str:
    """Floating sparkles around the hero."""
    x, y, w, h = box
    out = ""
    for _ in range(16):
        px, py, r = rng.uniform(x, x + w), rng.uniform(y, y + h), rng.uniform(3, 9)
        out += circle(px, py, r, lighter(colour, 0.7), rng.uniform(0.3, 0.8))
    for _ in range(6):
        px, py, r = rng.uniform(x, x + w), rng.uniform(y, y + h), rng.uniform(14, 26)
        out += path(
            f"M{num(px)} {num(py - r)} Q{num(px)} {num(py)} {num(px + r)} {num(py)} "
            f"Q{num(px)} {num(py)} {num(px)} {num(py + r)} Q{num(px)} {num(py)} {num(px - r)} "
            f"{num(py)} Q{num(px)} {num(py)} {num(px)} {num(py - r)}Z",
            "#fff8e2",
            0.8,
        )
    return out
