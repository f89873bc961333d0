"""Tended land and the seasons: garden, flower meadow, orchard in spring, park in autumn."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import land, plants
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    num,
    path,
    rect,
)


def ground(near: str) -> Surface:
    """Grass or earth that things stand on."""
    return Surface("ground", near, darker(near, 0.3), lighter(near, 0.3))


def garden(canvas: Canvas, brushes: Brushes) -> Scene:
    """Raised beds, a fence, trees and flowers."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.55)
    horizon = canvas.at(0.50)
    far += land.hills(
        (canvas.left, canvas.right, horizon - 40), brushes.outside(scheme.shade, 0.3), rng, 1400
    )
    greens = (
        brushes.outside(lighter(scheme.wall, 0.25)),
        brushes.outside(darker(scheme.wall, 0.25)),
    )
    for share in (-0.95, -0.55, 0.5, 0.92):
        far += plants.tree(
            canvas.side(share) + rng.uniform(-40, 40),
            horizon + 30,
            rng.uniform(360, 500),
            greens,
            rng,
            brushes.outside(scheme.wood),
        )
    mid = _fence(canvas, horizon + 40, brushes.outside(scheme.pale))
    lawn = brushes.outside(scheme.wall)
    mid += land.hills((canvas.left, canvas.right, horizon + 200), lawn, rng, 1500)
    near = ""
    for i, share in enumerate((-0.86, 0.84)):
        near += _bed(canvas.side(share), canvas.waist - 20 + 60 * i, 400, brushes)
    front = land.meadow_front(canvas, brushes)
    light = light_of(brushes.sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        ground(lawn),
        light,
        scheme.accent,
        front,
    )


def _fence(canvas: Canvas, y: float, colour: str) -> str:
    out = "".join(
        rect(canvas.left, y + dy, canvas.span, 20, darker(colour, 0.16)) for dy in (50, 150)
    )
    x = canvas.left
    while x < canvas.right:
        out += path(
            (
                f"M{num(x)} {num(y + 230)} V{num(y + 26)} L{num(x + 26)} {num(y)} "
                f"L{num(x + 52)} {num(y + 26)} V{num(y + 230)}Z"
            ),
            colour,
        )
        out += rect(x + 40, y + 26, 12, 204, darker(colour, 0.3), op=0.3)
        x += 74
    return out


def _bed(x: float, y: float, width: float, brushes: Brushes) -> str:
    """A raised bed: soil in a box with rows of plants."""
    rng, out = brushes.rng, ""
    for i in range(5):
        greens = rng.choice(plants.GREENS)
        px = x - width / 2 + 40 + i * (width - 80) / 4
        shades = (brushes.outside(greens[0]), brushes.outside(greens[1]))
        out += plants.leaves(px, y + 8, rng.uniform(90, 150), shades, rng, 7)
        if rng.random() < 0.6:
            fruit = brushes.outside(
                rng.choice((brushes.scheme.accent, brushes.scheme.second, "#f2b04c"))
            )
            out += circle(px + rng.uniform(-20, 20), y - rng.uniform(40, 80), 16, fruit)
    wood = brushes.outside(brushes.scheme.wood)
    out += rect(x - width / 2, y, width, 150, wood, rx=8)
    out += line(
        f"M{num(x - width / 2)} {num(y + 50)}h{num(width)} m{num(-width)} 50h{num(width)}",
        darker(wood, 0.5),
        4,
        0.4,
    )
    return out + rect(x - width / 2, y, width, 10, lighter(wood, 0.4), rx=5)


def meadow(canvas: Canvas, brushes: Brushes) -> Scene:
    """A field of flowers in rows to the horizon, a windmill, a lone tree."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.58)
    horizon = canvas.at(0.50)
    far += land.hills(
        (canvas.left, canvas.right, horizon - 60), brushes.outside(scheme.shade, 0.45), rng, 900
    )
    far += land.hills(
        (canvas.left, canvas.right, horizon - 6), brushes.outside(scheme.shade, 0.2), rng, 900, 20
    )
    side = beside(canvas, rng)
    mid = _windmill(canvas.side(0.74 * side), horizon + 20, canvas.at(0.22), brushes)
    greens = (brushes.outside("#86bd6a", 0.1), brushes.outside("#3f8a54", 0.1))
    mid += plants.tree(canvas.side(-0.78 * side), horizon + 40, canvas.at(0.20), greens, rng)
    mid += rect(canvas.left, horizon + 20, canvas.span, canvas.low, brushes.outside(scheme.wall))
    mid += _rows(canvas, brushes, horizon + 24)
    front = _flower_front(canvas, brushes)
    light = light_of(brushes.sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid),
        ground(brushes.outside(scheme.wall)),
        light,
        scheme.accent,
        front,
    )


def _rows(canvas: Canvas, brushes: Brushes, top: float) -> str:
    """Stripes of flowers that run to one point on the horizon."""
    rng, scheme = brushes.rng, brushes.scheme
    middle, low, out = canvas.centre, canvas.low, ""
    tints = (scheme.accent, scheme.second, scheme.pale, mix(scheme.accent, scheme.second, 0.5))
    count = 15 if not canvas.is_wide else 23
    for k in range(count):
        a, b = (k - count / 2) * 300, (k - count / 2 + 0.62) * 300
        tint = brushes.outside(tints[k % 4])
        out += path(
            (
                f"M{num(middle + a * 0.12)} {num(top)} L{num(middle + b * 0.12)} {num(top)} "
                f"L{num(middle + b)} {num(low)} L{num(middle + a)} {num(low)}Z"
            ),
            tint,
        )
        dots = ""
        for _ in range(34):
            t = rng.random() ** 0.6
            wide = a + (b - a) * rng.random()
            x, y = middle + wide * (0.12 + 0.88 * t), top + (low - top) * t
            if canvas.left < x < canvas.right:
                dots += circle(x, y, 3 + 11 * t, lighter(tint, rng.choice((0.0, 0.25, 0.45))))
        out += dots
    return out


def _windmill(x: float, y: float, high: float, brushes: Brushes) -> str:
    body = brushes.outside(brushes.scheme.wood, 0.12)
    w = high * 0.2
    out = path(
        (
            f"M{num(x - w)} {num(y)} L{num(x - w * 0.6)} {num(y - high)} H{num(x + w * 0.6)} "
            f"L{num(x + w)} {num(y)}Z"
        ),
        body,
    )
    out += path(
        (
            f"M{num(x + w * 0.1)} {num(y)} L{num(x + w * 0.1)} {num(y - high)} "
            f"H{num(x + w * 0.6)} L{num(x + w)} {num(y)}Z"
        ),
        darker(body, 0.3),
        0.4,
    )
    out += path(
        (
            f"M{num(x - w * 0.7)} {num(y - high)} q{num(w * 0.7)} {num(-high * 0.22)} "
            f"{num(w * 1.4)} 0Z"
        ),
        brushes.outside(brushes.scheme.accent, 0.1),
    )
    sail = rect(-7, -high * 0.72, 14, high * 0.72, darker(body, 0.4)) + rect(
        6, -high * 0.70, high * 0.14, high * 0.52, brushes.outside("#fbf4e4", 0.1), op=0.95
    )
    turn = brushes.rng.uniform(0, 90)
    for k in range(4):
        out += group(sail, x, y - high * 0.98, turn=turn + 90 * k)
    return (
        out
        + circle(x, y - high * 0.98, 14, darker(body, 0.5))
        + rect(x - 20, y - 70, 40, 70, darker(body, 0.5), rx=18)
    )


def _flower_front(canvas: Canvas, brushes: Brushes) -> str:
    """Tall flowers at the lower corners, nearest of all."""
    rng, scheme = brushes.rng, brushes.scheme
    out = ""
    stem = brushes.outside("#3f8a4e")
    for share in (-1.0, -0.9, -0.78, 0.76, 0.88, 1.0, -0.58, 0.6):
        x, y = (
            canvas.side(share) + rng.uniform(-20, 20),
            canvas.height - rng.uniform(60, 210) * (1.0 if abs(share) > 0.7 else 0.6),
        )
        out += line(f"M{num(x)} {num(y)}V{num(canvas.low)}", stem, 7)
        out += plants.flower(
            x,
            y,
            rng.uniform(26, 40),
            brushes.outside(rng.choice((scheme.accent, scheme.second, scheme.pale))),
            stem,
        )
    return out + plants.grass(canvas.left, canvas.right, canvas.low, 150, stem, rng)
