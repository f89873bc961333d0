"""Where one trains."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import lights, rooms, windows
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


def gym(canvas: Canvas, brushes: Brushes) -> Scene:
    """A training room: windows, a rack of weights, ropes, a ball on the floor."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    count, w = (2, 240.0) if not canvas.is_wide else (4, 260.0)
    start = canvas.left + 40 if side < 0 else canvas.right - 40 - count * (w + 26)
    far = rooms.wall(canvas, brushes, (start + w, canvas.at(0.2)))
    stripe = canvas.chest - 90
    far += path(
        (
            f"M{num(canvas.left)} {num(stripe - 40)} L{num(canvas.right)} {num(stripe - 150)} "
            f"v44 L{num(canvas.left)} {num(stripe + 4)}Z"
        ),
        brushes.inside(scheme.accent), 0.9,
    ) + path(
        (
            f"M{num(canvas.left)} {num(stripe + 24)} L{num(canvas.right)} {num(stripe - 86)} "
            f"v14 L{num(canvas.left)} {num(stripe + 38)}Z"
        ),
        brushes.inside(scheme.second), 0.9,
    )  # fmt: skip
    box = (start, canvas.at(0.06), count * (w + 26) - 26, canvas.at(0.30))
    far += windows.panes(box, count, brushes, "gy", "#3a424c")
    far += lights.shaft(canvas, (start + w, canvas.at(0.08)), brushes.sky.key, "gb", 0.28)
    floor = canvas.floor
    far += rooms.floor(canvas, floor, brushes.inside(darker(scheme.shade, 0.4)), "squares")
    mid = _rack(canvas, brushes, -side)
    bx, r = canvas.side(0.80 * side), 138.0
    ball = radial(
        "gl",
        (0, lighter(scheme.accent, 0.45)),
        (0.6, scheme.accent),
        (1, darker(scheme.accent, 0.35)),
    )
    near = (
        f"<defs>{ball}</defs>"
        + ellipse(bx, floor + 130, 150, 22, "#120818", 0.3)
        + circle(bx, floor - 6, r, "url(#gl)")
    )
    near += _ropes(
        canvas.side(0.46 * side) if canvas.is_wide else canvas.side(0.93 * side), floor, brushes
    )
    surface = Surface("stone", "#4a5360", "#2c333e", scheme.accent)
    light = light_of(brushes.sky, (start + w * count / 2, canvas.at(0.2)), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent, has_counter=False)


def _ropes(x: float, floor: float, brushes: Brushes) -> str:
    tint = brushes.inside(mix(brushes.scheme.pale, brushes.scheme.wood, 0.3))
    rope = f"M{num(x)} -140 V{num(floor - 260)} q-6 60 10 90"
    return (
        line(rope, darker(tint, 0.3), 22)
        + line(rope, tint, 14)
        + circle(x + 10, floor - 160, 26, darker(tint, 0.2))
    )


def _rack(canvas: Canvas, brushes: Brushes, side: int) -> str:
    rng, scheme = brushes.rng, brushes.scheme
    long = 400.0 if not canvas.is_wide else 640.0
    x = canvas.right - long + 20 if side > 0 else canvas.left - 20
    steel = linear("gr", (0, "#4a5462"), (1, "#262c36"), x2=1, y2=0)
    out = f"<defs>{steel}</defs>"
    for post in (20, long - 42):
        out += rect(x + post, canvas.at(0.19), 22, canvas.at(0.56), "url(#gr)", rx=4)
    for share in (0.285, 0.425, 0.56):
        y = canvas.at(share)
        out += rect(x, y, long, 20, "#39424f", rx=6) + rect(x, y, long, 5, "#7a8696", rx=3)
        at = x + 26
        while at < x + long - 110:
            size = rng.uniform(62, 92)
            colour = rng.choice((scheme.accent, "#39424f", "#5a6675", scheme.second))
            out += rect(at, y - size * 0.55, size * 1.5, size * 0.2, "#aab4bf", rx=6)
            for k in (0.0, 1.14):
                out += rect(at + size * k, y - size * 0.9, size * 0.36, size * 0.9, colour, rx=9)
                out += rect(
                    at + size * k + 4,
                    y - size * 0.84,
                    size * 0.08,
                    size * 0.76,
                    "#ffffff",
                    rx=3,
                    op=0.3,
                )
            at += size * 1.5 + 18
    return out
