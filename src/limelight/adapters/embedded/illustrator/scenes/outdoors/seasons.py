"""Trees through the year: an orchard in spring, a park in autumn."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    beside,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.outdoors.gardens import ground
from limelight.adapters.embedded.illustrator.scenes.parts import land, lights, plants
from limelight.adapters.embedded.illustrator.svg import (
    ellipse,
    group,
    line,
    num,
    path,
    rect,
)


def orchard(canvas: Canvas, brushes: Brushes) -> Scene:
    """Fruit trees in blossom along a path, petals in the air."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.55)
    horizon = canvas.at(0.52)
    far += land.hills(
        (canvas.left, canvas.right, horizon - 50), brushes.outside(scheme.shade, 0.42), rng, 1200
    )
    bloom = (
        brushes.outside(scheme.accent, 0.25),
        brushes.outside(darker(scheme.accent, 0.18), 0.25),
    )
    for share in (-0.5, -0.2, 0.24, 0.55):
        far += plants.tree(
            canvas.side(share),
            horizon + 16,
            rng.uniform(210, 280),
            bloom,
            rng,
            brushes.outside(scheme.wood, 0.2),
        )
    lawn = brushes.outside(scheme.wall)
    mid = land.hills((canvas.left, canvas.right, horizon + 60), lawn, rng, 1400, 18)
    mid += path(
        (
            f"M{num(canvas.centre - 26)} {num(horizon + 40)} h52 L{num(canvas.centre + 420)} "
            f"{num(canvas.low)} H{num(canvas.centre - 420)}Z"
        ),
        brushes.outside(mix(scheme.pale, scheme.wood, 0.25)),
        0.85,
    )
    near = ""
    blossom = (
        brushes.outside(lighter(scheme.accent, 0.15)),
        brushes.outside(darker(scheme.accent, 0.2)),
    )
    petals = tuple(
        brushes.outside(t) for t in (scheme.pale, lighter(scheme.accent, 0.5), scheme.second)
    )
    for share, size in ((-0.92, 0.60), (0.92, 0.56)):
        x, y, tall = canvas.side(share), canvas.waist + 40, canvas.at(size)
        near += plants.tree(
            x, y, tall, blossom, rng, brushes.outside(scheme.wood)
        ) + plants.blossoms(x, y, tall, petals, rng)
    for _ in range(40):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(-40, canvas.height)
        near += group(ellipse(0, 0, 9, 5, rng.choice(petals), 0.9), x, y, turn=rng.uniform(0, 180))
    front = land.meadow_front(canvas, brushes, (scheme.pale, scheme.accent, scheme.second))
    light = light_of(brushes.sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        ground(lawn),
        light,
        scheme.accent,
        front,
    )


def park(canvas: Canvas, brushes: Brushes) -> Scene:
    """Autumn: an avenue of coloured trees, a bench, a lamp, leaves on the ground and in the air."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.6)
    horizon = canvas.at(0.54)
    crowns = (
        (scheme.accent, darker(scheme.accent, 0.25)),
        (scheme.second, darker(scheme.second, 0.25)),
        (lighter(scheme.accent, 0.3), scheme.second),
    )
    for k in range(9 if not canvas.is_wide else 15):
        tint = rng.choice(crowns)
        shades = (brushes.outside(tint[0], 0.36), brushes.outside(tint[1], 0.36))
        x = canvas.left + canvas.span * (k + rng.uniform(0.1, 0.9)) / (
            9 if not canvas.is_wide else 15
        )
        far += plants.tree(
            x, horizon + 10, rng.uniform(230, 360), shades, rng, brushes.outside(scheme.wood, 0.3)
        )
    earth = brushes.outside(scheme.wall)
    mid = land.hills((canvas.left, canvas.right, horizon + 60), earth, rng, 1400, 20)
    mid += path(
        (
            f"M{num(canvas.centre - 30)} {num(horizon + 44)} h60 L{num(canvas.centre + 470)} "
            f"{num(canvas.low)} H{num(canvas.centre - 470)}Z"
        ),
        brushes.outside(mix(scheme.pale, scheme.shade, 0.4)),
        0.95,
    )
    side = beside(canvas, rng)
    mid += street_lamp(
        canvas.side(0.56 * side) if canvas.is_wide else canvas.side(0.66 * side),
        canvas.waist,
        canvas.at(0.42),
        brushes,
    )
    near = ""
    for share, size in ((-0.96, 0.66), (0.97, 0.62)):
        tint = rng.choice(crowns)
        near += plants.tree(
            canvas.side(share),
            canvas.waist + 60,
            canvas.at(size),
            (brushes.outside(tint[0]), brushes.outside(tint[1])),
            rng,
            brushes.outside(scheme.wood),
        )
    near += _bench(canvas.side(-0.74 * side), canvas.waist + 90, brushes)
    near += _flying(canvas, brushes)
    light = light_of(brushes.sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        ground(earth),
        light,
        scheme.accent,
        _pile(canvas, brushes),
    )


def _flying(canvas: Canvas, brushes: Brushes) -> str:
    """Leaves in the air and on the ground."""
    rng, scheme, out = brushes.rng, brushes.scheme, ""
    for _ in range(46 if not canvas.is_wide else 80):
        air, low = rng.uniform(-40, canvas.at(0.8)), rng.uniform(canvas.at(0.88), canvas.height)
        x, y = rng.uniform(canvas.left, canvas.right), rng.choice((air, low))
        tint = brushes.outside(rng.choice((scheme.accent, scheme.second, "#e0b84a")))
        out += _leaf(x, y, rng.uniform(11, 20), tint, rng)
    return out


def _leaf(x: float, y: float, r: float, colour: str, rng: random.Random) -> str:
    d = f"M0 {num(-r)} Q{num(r * 0.9)} 0 0 {num(r)} Q{num(-r * 0.9)} 0 0 {num(-r)}Z"
    return group(
        path(d, colour, 0.95) + line(f"M0 {num(-r)}V{num(r * 1.3)}", darker(colour, 0.3), 2, 0.6),
        x,
        y,
        turn=rng.uniform(0, 180),
    )


def _pile(canvas: Canvas, brushes: Brushes) -> str:
    """Fallen leaves along the lower edge."""
    rng, scheme, out = brushes.rng, brushes.scheme, ""
    for _ in range(90 if not canvas.is_wide else 170):
        x = rng.uniform(canvas.left, canvas.right)
        edge = abs(x - canvas.centre) / canvas.width
        y = canvas.height + 30 - rng.random() * (40 + 260 * edge)
        out += _leaf(
            x,
            y,
            rng.uniform(22, 38),
            brushes.outside(
                rng.choice((scheme.accent, scheme.second, "#e0b84a", darker(scheme.accent, 0.2)))
            ),
            rng,
        )
    return out


def _bench(x: float, y: float, brushes: Brushes) -> str:
    wood, iron = brushes.outside(brushes.scheme.wood), brushes.outside("#2f3438")
    out = "".join(
        rect(x - 190, y - dy, 380, 26, lighter(wood, 0.08 * k), rx=6)
        for k, dy in enumerate((170, 134, 98))
    )
    out += rect(x - 200, y - 54, 400, 28, lighter(wood, 0.15), rx=6)
    return out + line(
        (
            f"M{num(x - 150)} {num(y - 180)}V{num(y + 50)} M{num(x + 150)} "
            f"{num(y - 180)}V{num(y + 50)}"
        ),
        iron,
        14,
    )


def street_lamp(x: float, y: float, high: float, brushes: Brushes) -> str:
    iron = brushes.outside("#2f3438")
    out = line(f"M{num(x)} {num(y)}V{num(y - high)}", iron, 15) + rect(
        x - 26, y - 30, 52, 34, iron, rx=8
    )
    glass = "#ffe6a8" if brushes.is_dark else mix("#fff4d8", brushes.sky.horizon, 0.3)
    if brushes.is_dark:
        out += lights.glow(x, y - high - 50, 330, "#ffd88a", f"sl{int(x) % 997}", 0.7)
    out += path(
        (
            f"M{num(x - 26)} {num(y - high)} L{num(x - 44)} {num(y - high - 92)} H{num(x + 44)} "
            f"L{num(x + 26)} {num(y - high)}Z"
        ),
        glass,
    )
    return (
        out
        + path(
            (
                f"M{num(x - 54)} {num(y - high - 92)} L{num(x)} {num(y - high - 140)} "
                f"L{num(x + 54)} {num(y - high - 92)}Z"
            ),
            iron,
        )
        + rect(x - 32, y - high - 4, 64, 12, iron, rx=5)
    )
