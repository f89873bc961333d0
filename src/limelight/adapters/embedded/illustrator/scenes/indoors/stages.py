"""Rooms for an audience: studio, podcast, stage; and for a feast: party, fireside."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import lights, rooms
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    line,
    linear,
    num,
    path,
    rect,
)


def stage(canvas: Canvas, brushes: Brushes) -> Scene:
    """Curtains, beams of light from above, boards, footlights, an audience of lights."""
    rng, scheme = brushes.rng, brushes.scheme
    wall = brushes.on_set(scheme.wall)
    far = f"<defs>{linear('sw', (0, darker(wall, 0.2)), (1, wall))}</defs>" + canvas.fill(
        "url(#sw)"
    )
    floor = canvas.floor
    far += _drapes(canvas, brushes.on_set(scheme.second), (-0.2, floor))
    far += rooms.floor(canvas, floor, brushes.on_set(scheme.wood))
    mid = ""
    tints = (scheme.accent, lighter(scheme.second, 0.5), scheme.pale, lighter(scheme.accent, 0.3))
    shares = (-0.9, -0.35, 0.35, 0.9) if not canvas.is_wide else (-0.95, -0.5, 0.1, 0.5, 0.95)
    for k, share in enumerate(shares):
        lamp = (canvas.side(share), -50.0)
        goal = (
            canvas.centre + (canvas.side(-share) - canvas.centre) * rng.uniform(0.2, 0.7),
            floor + 80,
        )
        mid += lights.spot(lamp, goal, rng.uniform(150, 240), tints[k % 4], f"ss{k}")
        mid += rect(lamp[0] - 34, -140, 68, 124, "#1d1a24", rx=14) + circle(
            lamp[0], -16, 26, lighter(tints[k % 4], 0.5)
        )
    mid += ellipse(canvas.centre, floor + 130, 460, 70, "#fff2d0", 0.28)
    near = _side_curtains(canvas, brushes.on_set(scheme.accent))
    front = ""
    for x in range(int(canvas.left), int(canvas.right), 150):
        front += (
            ellipse(x, canvas.height + 18, 56, 40, "#2a1c24")
            + circle(x, canvas.height - 14, 22, "#ffe9b0", 0.9)
            + circle(x, canvas.height - 14, 60, "#ffe0a0", 0.18)
        )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.2), darker(scheme.wood, 0.2), lighter(scheme.wood, 0.4)
    )
    glow = (canvas.side(rng.choice((-0.5, 0.5))), canvas.at(0.04))
    light = light_of(
        brushes.sky,
        glow,
        canvas,
        key=lighter(scheme.accent, 0.55),
        ambient=mix(scheme.second, "#c98aa6", 0.5),
        ambient_mix=0.12,
    )
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light,
        scheme.accent,
        front,
    )


def _drapes(canvas: Canvas, colour: str, box: tuple[float, float]) -> str:
    """A back curtain in folds."""
    out, x = "", canvas.left
    paint = linear(
        "dr", (0, darker(colour, 0.35)), (0.5, colour), (1, darker(colour, 0.45)), x2=1, y2=0
    )
    while x < canvas.right:
        out += rect(x, canvas.at(box[0]), 92, box[1] - canvas.at(box[0]), "url(#dr)")
        x += 90
    return f"<defs>{paint}</defs>{out}" + rect(
        canvas.left, box[1] - 60, canvas.span, 60, "#120818", op=0.25
    )


def _side_curtains(canvas: Canvas, colour: str) -> str:
    """Heavy curtains at both sides and a valance above, with gold hems."""
    out = ""
    for side in (-1, 1):
        edge = canvas.left if side < 0 else canvas.right
        reach = 210.0 if not canvas.is_wide else 330.0
        for k in range(4):
            wide = reach * (1 - 0.22 * k)
            tone = mix(colour, darker(colour, 0.5), 0.55 - 0.15 * k)
            out += path(
                f"M{num(edge)} -140 h{num(-side * (wide + 70))} q{num(side * 40)} "
                f"{num(canvas.at(0.35))} {num(side * 60)} {num(canvas.at(0.62))} "
                f"q{num(-side * 10)} {num(canvas.at(0.1))} {num(-side * 30)} "
                f"{num(canvas.low - canvas.at(0.6))} H{num(edge)}Z",
                tone,
            )
        tie = canvas.at(0.60)
        out += rect(min(edge, edge - side * 190), tie, 190, 26, "#e0b85e", rx=10)
    count = 7 if not canvas.is_wide else 11
    step = canvas.span / count
    for k in range(count):
        x = canvas.left + k * step
        out += path(
            (
                f"M{num(x - 10)} -140 H{num(x + step + 10)} V{num(canvas.at(0.015))} "
                f"q{num(-step / 2)} 110 {num(-step - 20)} 0Z"
            ),
            darker(colour, 0.1 + 0.14 * (k % 2)),
        )
        out += line(
            f"M{num(x + step)} {num(canvas.at(0.015))} q{num(-step / 2)} 110 {num(-step)} 0",
            "#e0b85e",
            9,
        )
    return out
