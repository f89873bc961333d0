"""Where things are recorded: studio and podcast."""

import math

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import furniture, lights, plants, rooms
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear,
    num,
    path,
    rect,
)


def studio(canvas: Canvas, brushes: Brushes) -> Scene:
    """A recording room at any hour: neon, foam tiles, shelves with light strips, loudspeakers."""
    rng, scheme = brushes.rng, brushes.scheme
    wall, shade = brushes.on_set(scheme.wall), brushes.on_set(scheme.shade)
    far = f"<defs>{linear('rw', (0, wall), (1, shade))}</defs>" + canvas.fill("url(#rw)")
    dark, pale = darker(wall, 0.3), lighter(shade, 0.10)
    y = canvas.chest - 160
    while y < canvas.low:
        x = canvas.left
        while x < canvas.right:
            far += rect(x, y, 170, 170, dark, op=0.6)
            far += path(
                f"M{num(x)} {num(y)}l85 85 85-85zM{num(x)} {num(y + 170)}l85-85 85 85z", pale, 0.55
            )
            x += 178
        y += 178
    side = beside(canvas, rng)
    ring_at = (canvas.side(0.62 * side), canvas.at(0.21))
    other = (canvas.side(-0.62 * side), canvas.at(0.30))
    far += lights.glow(*ring_at, 560, scheme.accent, "n1", 0.72) + lights.glow(
        *other, 600, scheme.second, "n2", 0.66
    )
    mid = lights.neon(_sign(ring_at, rng.randrange(6)), scheme.accent)
    long = 430.0 if not canvas.is_wide else 620.0
    sx = canvas.left if side > 0 else canvas.right - long
    for y in (canvas.at(0.20), canvas.at(0.335)):
        mid += furniture.books(sx + 26, y, long - 60, (*scheme.mixed(), "#3a3f8f"), rng)
        mid += rect(sx, y, long, 22, "#0e0f2a", rx=8) + rect(
            sx, y + 22, long, 7, scheme.second, op=0.95
        )
        mid += rect(sx, y + 29, long, 60, scheme.second, op=0.10)
    near = _speaker(canvas.side(0.86 * side), canvas.chest + 120, scheme.accent)
    near += _speaker(canvas.side(-0.88 * side), canvas.chest + 120, scheme.second)
    surface = Surface(
        "stone", lighter(scheme.shade, 0.22), darker(scheme.shade, 0.2), scheme.accent
    )
    light = light_of(
        brushes.sky,
        other,
        canvas,
        key=lighter(scheme.second, 0.25),
        ambient=mix(scheme.accent, "#8a6fd0", 0.6),
        ambient_mix=0.17,
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _sign(at: tuple[float, float], kind: int) -> str:
    """A shape for a neon tube."""
    x, y = at
    if kind == 0:
        return (
            f"M{num(x - 150)} {num(y)} A150 150 0 1 1 {num(x + 150)} {num(y)} A150 150 0 1 1 "
            f"{num(x - 150)} {num(y)}"
        )
    if kind == 1:
        return f"M{num(x)} {num(y - 150)} L{num(x + 140)} {num(y + 100)} H{num(x - 140)}Z"
    if kind == 2:
        return (
            f"M{num(x + 34)} {num(y - 170)} L{num(x - 86)} {num(y + 20)} H{num(x)} "
            f"L{num(x - 34)} {num(y + 170)} L{num(x + 86)} {num(y - 26)} H{num(x)}Z"
        )
    if kind == 3:
        return (
            f"M{num(x)} {num(y + 130)} C{num(x - 210)} {num(y - 10)} {num(x - 110)} "
            f"{num(y - 170)} {num(x)} {num(y - 60)} "
            f"C{num(x + 110)} {num(y - 170)} {num(x + 210)} {num(y - 10)} {num(x)} {num(y + 130)}Z"
        )
    if kind == 4:
        points = [
            (
                x + (150 if k % 2 == 0 else 66) * math.sin(k * math.pi / 5),
                y - (150 if k % 2 == 0 else 66) * math.cos(k * math.pi / 5),
            )
            for k in range(10)
        ]
        return "M" + " L".join(f"{num(a)} {num(b)}" for a, b in points) + "Z"
    return f"M{num(x - 150)} {num(y)} q25 -90 50 0t50 0t50 0t50 0t50 0t50 0"


def _speaker(x: float, y: float, colour: str) -> str:
    out = rect(x - 90, y - 300, 180, 300, "#15162c", rx=14) + rect(
        x - 90, y - 300, 180, 8, colour, rx=4, op=0.9
    )
    for dy, r in ((-96, 66), (-222, 38)):
        out += (
            circle(x, y + dy, r, "#2a2c4c")
            + circle(x, y + dy, r * 0.72, "#0e0f22")
            + circle(x, y + dy, r * 0.3, mix(colour, "#2a2c4c", 0.4))
        )
    return (
        out
        + rect(x - 240, y, 480, 26, "#22244a", rx=8)
        + rect(x - 230, y + 26, 460, 700, "#121330")
    )


def podcast(canvas: Canvas, brushes: Brushes) -> Scene:
    """Wooden slats, a lit sign, a microphone on its arm, warm lamps, plants."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    far = rooms.wall(canvas, brushes) + rect(
        canvas.left, -140, canvas.span, canvas.low + 140, brushes.inside(darker(scheme.wall, 0.25))
    )
    x = canvas.left
    slat = brushes.inside(scheme.wood)
    while x < canvas.right:
        far += rect(x, -140, 34, canvas.low + 140, slat) + rect(
            x, -140, 7, canvas.low + 140, lighter(slat, 0.3), op=0.6
        )
        x += 52
    panel = brushes.inside(scheme.wall)
    wide = 400.0 if not canvas.is_wide else 700.0
    px = canvas.side(0.70 * side) - wide / 2
    far += rect(px, canvas.at(0.07), wide, canvas.at(0.40), panel, rx=36) + rect(
        px, canvas.at(0.07), wide, canvas.at(0.40), "#000000", rx=36, op=0.08
    )
    sign = (canvas.side(0.72 * side), canvas.at(0.17))
    far += lights.glow(*sign, 420, scheme.accent, "pg", 0.5)
    mid = lights.neon(_wave_sign(sign), scheme.accent)
    long = 380.0 if not canvas.is_wide else 520.0
    sx = canvas.left if side > 0 else canvas.right - long
    for share in (0.21, 0.36):
        mid += furniture.shelf(
            (sx, canvas.at(share), long), darker(scheme.wood, 0.15), scheme.mixed(), rng
        )
        mid += rect(sx, canvas.at(share) + 24, long, 5, "#ffdf9a", op=0.9) + rect(
            sx, canvas.at(share) + 29, long, 70, "#ffdf9a", op=0.10
        )
    mid += lights.globe(canvas.side(-0.3 * side), canvas.at(0.012), 54, "pl", lit=True)
    near = furniture.plant_stand(
        canvas.side(0.88 * side),
        canvas.chest + 120,
        canvas.low,
        brushes.inside(lighter(scheme.wood, 0.15)),
    )
    near += plants.potted(canvas.side(0.88 * side), canvas.chest + 122, 180, scheme.pale, rng)
    near += (
        furniture.sofa(canvas, brushes.inside(scheme.second), (scheme.accent, scheme.pale))
        if rng.random() < 0.5
        else ""
    )
    front = _microphone(canvas, side, scheme.accent)
    surface = Surface(
        "wood", lighter(scheme.wood, 0.2), darker(scheme.wood, 0.2), lighter(scheme.wood, 0.5)
    )
    light = light_of(
        brushes.sky,
        sign,
        canvas,
        key=lighter(scheme.accent, 0.35),
        ambient="#e0a878",
        ambient_mix=0.13,
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent, (Sheet(front, 1.4, 0.8),))


def _wave_sign(at: tuple[float, float]) -> str:
    """Bars of a sound wave."""
    x, y = at
    return " ".join(
        f"M{num(x - 120 + 40 * k)} {num(y - tall)}V{num(y + tall)}"
        for k, tall in enumerate((30, 70, 110, 50, 120, 74, 34))
    )


def _microphone(canvas: Canvas, side: int, accent: str) -> str:
    """A microphone on a jointed arm, coming in from the lower edge beside the figure."""
    x, y = canvas.side(-0.76 * side), canvas.chest - 160
    base = canvas.left - 40 if side > 0 else canvas.right + 40
    low, bend = canvas.waist + 80, (x + base) / 2
    arm = line(
        f"M{num(base)} {num(low)} L{num(bend)} {num(y - 70)} L{num(x)} {num(y - 20)}", "#23242c", 20
    )
    arm += line(
        f"M{num(base)} {num(low - 6)} L{num(bend)} {num(y - 76)} L{num(x)} {num(y - 26)}",
        "#5a5e6c",
        6,
    )
    body = linear("mc", (0, "#6a6e7c"), (0.4, "#3a3c48"), (1, "#191a22"), x2=1, y2=0)
    head = rect(-56, -40, 112, 200, "url(#mc)", rx=54) + rect(-56, 46, 112, 14, accent)
    mesh = "".join(f"M-46 {k}h92 " for k in range(-18, 42, 14))
    return (
        f"<defs>{body}</defs>"
        + arm
        + group(head + line(mesh, "#8a8e9c", 4, 0.7), x, y, turn=-10 * side)
    )
