"""Under trees."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.outdoors.gardens import ground
from limelight.adapters.embedded.illustrator.scenes.parts import land, lights, plants
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    linear,
    num,
    path,
    rect,
)


def forest(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tall trunks in soft light, ferns below."""
    rng, sky, scheme = brushes.rng, brushes.sky, brushes.scheme
    air = (brushes.outside(scheme.pale), brushes.outside(mix(scheme.pale, scheme.shade, 0.55)))
    far = (
        f"<defs>{linear('fa', (0, mix(air[0], sky.stops[0], 0.3)), (0.5, air[0]), (1, air[1]))}"
        "</defs>"
    ) + canvas.fill("url(#fa)")
    sun_at = (canvas.side(rng.choice((-0.6, 0.6))), canvas.at(0.14))
    far += lights.sun(*sun_at, 60, sky, "fsun") + _far_trees(canvas, brushes, air[1])
    floor = brushes.outside(scheme.wall)
    far += land.hills(
        (canvas.left, canvas.right, canvas.at(0.64)), mix(floor, air[1], 0.35), rng, 1300
    )
    mid = "".join(
        _trunk(canvas, canvas.side(share), rng.uniform(96, 130), brushes.outside(scheme.wood))
        for share in (-0.96, 0.95)
    )
    mid += lights.shaft(canvas, (sun_at[0], -100), sky.key, "fb", 0.5)
    mid += _crowns(canvas, brushes) + land.hills(
        (canvas.left, canvas.right, canvas.at(0.72)), floor, rng, 1300
    )
    near = ""
    for share in (-0.9, -0.62, 0.64, 0.9):
        greens = (
            brushes.outside(lighter(scheme.wall, 0.2)),
            brushes.outside(darker(scheme.wall, 0.35)),
        )
        near += plants.leaves(
            canvas.side(share), canvas.at(0.76), rng.uniform(150, 230), greens, rng
        )
    for share in (-0.76, 0.78):
        near += _toadstools(canvas.side(share), canvas.at(0.765), brushes)
    front = land.meadow_front(canvas, brushes)
    light = light_of(sky, sun_at, canvas, ambient=mix(sky.ambient, "#a8cf9a", 0.5))
    return in_the_open(
        in_depth(far, mid, near),
        ground(floor),
        light,
        scheme.accent,
        front,
    )


def _toadstools(x: float, y: float, brushes: Brushes) -> str:
    out = ""
    for dx, r in ((-26, 26), (20, 36), (58, 20)):
        cap = brushes.outside(brushes.scheme.accent)
        out += rect(
            x + dx - r * 0.28,
            y - r * 1.3,
            r * 0.56,
            r * 1.3,
            brushes.outside("#f6ead2"),
            rx=r * 0.2,
        )
        out += path(
            f"M{num(x + dx - r)} {num(y - r * 1.1)} a{num(r)} {num(r)} 0 0 1 {num(2 * r)} 0Z", cap
        )
        out += circle(x + dx - r * 0.3, y - r * 1.6, r * 0.16, "#fff6e6", 0.9) + circle(
            x + dx + r * 0.36, y - r * 1.4, r * 0.12, "#fff6e6", 0.9
        )
    return out


def _far_trees(canvas: Canvas, brushes: Brushes, air: str) -> str:
    rng, scheme, out = brushes.rng, brushes.scheme, ""
    count = 7 if not canvas.is_wide else 13
    step = canvas.span / count
    leafy = brushes.outside(scheme.shade)
    for tone, wide in ((0.70, 34), (0.45, 50)):
        shade = mix(brushes.outside(darker(scheme.wood, 0.3)), air, tone)
        for i in range(count):
            out += _trunk(
                canvas,
                canvas.left + step * (i + rng.uniform(0.1, 0.9)),
                wide * rng.uniform(0.7, 1.2),
                shade,
            )
        for low, high, size in ((-0.05, 0.16, (110, 190)), (0.56, 0.64, (60, 120))):
            for _ in range(count * 2):
                x, y = rng.uniform(canvas.left, canvas.right), canvas.at(rng.uniform(low, high))
                out += circle(x, y, rng.uniform(*size), mix(leafy, air, tone * 0.85), 0.92)
    return out


def _crowns(canvas: Canvas, brushes: Brushes) -> str:
    rng, out = brushes.rng, ""
    green = brushes.scheme.shade
    for share in (-1.0, -0.72, 0.7, 1.0):
        for _ in range(5):
            crown = brushes.outside(mix(green, darker(green, 0.4), rng.random()))
            out += circle(
                canvas.side(share) + rng.uniform(-150, 150),
                canvas.at(rng.uniform(-0.04, 0.09)),
                rng.uniform(80, 150),
                crown,
            )
    return out


def _trunk(canvas: Canvas, x: float, wide: float, colour: str) -> str:
    low = canvas.at(0.78)
    out = path(
        (
            f"M{num(x - wide * 0.5)} -140 L{num(x - wide * 0.62)} {num(low)} "
            f"H{num(x + wide * 0.66)} L{num(x + wide * 0.5)} -140Z"
        ),
        colour,
    )
    return out + path(
        (
            f"M{num(x + wide * 0.1)} -140 L{num(x + wide * 0.1)} {num(low)} "
            f"H{num(x + wide * 0.66)} L{num(x + wide * 0.5)} -140Z"
        ),
        "#0a1420",
        0.18,
    )
