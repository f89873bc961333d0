"""Rooms that are open to all: cafe, shop, library, gallery."""

import math

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
from limelight.adapters.embedded.illustrator.scenes.parts import furniture, lights, rooms
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    radial,
    rect,
)


def library(canvas: Canvas, brushes: Brushes) -> Scene:
    """Shelves of books from wall to wall, a warm lamp, a ladder."""
    rng, scheme = brushes.rng, brushes.scheme
    wood = scheme.wood
    far = rooms.wall(canvas, brushes)
    far += rect(canvas.left, -140, canvas.span, canvas.low + 140, darker(wood, 0.42))
    y, step = canvas.at(0.10), 226.0
    tints = tuple(mix(c, wood, 0.15) for c in (*scheme.mixed(), scheme.wall))
    while y < canvas.low:
        far += furniture.books(canvas.left + 10, y, canvas.span - 20, tints, rng)
        far += rect(canvas.left, y, canvas.span, 26, wood) + rect(
            canvas.left, y, canvas.span, 6, lighter(wood, 0.35), op=0.6
        )
        far += rect(canvas.left, y + 26, canvas.span, 30, "#120818", op=0.30)
        y += step
    x = canvas.left + 60
    while x < canvas.right:
        far += rect(x, -140, 34, canvas.low + 140, wood) + rect(
            x + 26, -140, 8, canvas.low + 140, "#120818", op=0.3
        )
        x += 400
    side = beside(canvas, rng)
    lamp = (canvas.side(-0.66 * side), canvas.at(0.13))
    warm = radial("lw", (0, "#ffd890", 0.62), (0.5, "#ffc070", 0.22), (1, "#ffc070", 0))
    mid = (
        f"<defs>{warm}</defs>"
        + circle(lamp[0], lamp[1] + 40, 520, "url(#lw)")
        + _ladder(canvas, canvas.side(0.78 * side), side)
    )
    near = lights.pendant(lamp[0], lamp[1] - 60, 88, scheme.accent, "lp", lit=True)
    if canvas.is_wide:
        near += lights.pendant(
            canvas.side(0.42 * side), lamp[1] - 90, 88, scheme.accent, "lq", lit=True
        )
    surface = Surface("wood", lighter(wood, 0.26), darker(wood, 0.12), lighter(wood, 0.55))
    light = light_of(brushes.sky, lamp, canvas, key="#ffdca0", ambient="#e0a878", ambient_mix=0.15)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _ladder(canvas: Canvas, x: float, side: int) -> str:
    lean = 60 * side
    rails = (
        f"M{num(x - 60)} -140 L{num(x - 60 + lean)} {num(canvas.low)} "
        f"M{num(x + 60)} -140 L{num(x + 60 + lean)} {num(canvas.low)}"
    )
    rungs = " ".join(f"M{num(x - 60 + lean * i / 14)} {num(i * 140)} h120" for i in range(15))
    return line(rails, "#c99a5c", 16) + line(rungs, "#b98448", 12)


def gallery(canvas: Canvas, brushes: Brushes) -> Scene:
    """A museum: large paintings under spots, a sculpture on a plinth, a bench."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    floor = canvas.floor
    far = rooms.wall(canvas, brushes) + rooms.floor(
        canvas, floor, brushes.inside(scheme.wood), "boards"
    )
    frames = [
        (0.70 * side, 330.0, canvas.at(0.27), 0.13),
        (-0.70 * side, 290.0, canvas.at(0.21), 0.16),
    ]
    if canvas.is_wide:
        frames += [
            (0.36 * side, 360.0, canvas.at(0.34), 0.12),
            (-0.30 * side, 240.0, canvas.at(0.26), 0.15),
        ]
    for share, w, h, top in frames:
        box = (canvas.side(share) - w / 2, canvas.at(top), w, h)
        far += _painting(box, brushes)
        lamp = (canvas.side(share), canvas.at(0.02))
        far += lights.spot(
            lamp, (lamp[0], canvas.at(top) + h), w * 0.52, "#fff2d0", f"gs{int((share + 1) * 100)}"
        )
    far += rect(
        canvas.left,
        canvas.at(-0.06),
        canvas.span,
        canvas.at(0.06) + 16,
        brushes.inside(darker(scheme.shade, 0.35)),
    )
    mid = _sculpture(canvas.side(-0.80 * side), floor + 60, brushes)
    mid += rect(
        canvas.side(0.84 * side) - 190, floor + 10, 380, 34, brushes.inside(scheme.accent), rx=14
    )
    for k in (-150, 150):
        mid += rect(canvas.side(0.84 * side) + k - 8, floor + 40, 16, 90, "#2a2a2e")
    surface = Surface("stone", lighter(scheme.pale, 0.1), scheme.shade, "#ffffff")
    light = light_of(brushes.sky, (canvas.side(0.6 * side), canvas.at(0.1)), canvas, key="#fff2d0")
    return Scene(in_depth(far, mid), surface, light, scheme.accent)


def _painting(box: tuple[float, float, float, float], brushes: Brushes) -> str:
    """An abstract painting in a thin frame."""
    x, y, w, h = box
    rng, tints = brushes.rng, brushes.scheme.mixed()
    out = rect(x + 8, y + 14, w, h, "#1a0f20", rx=4, op=0.22) + rect(
        x, y, w, h, rng.choice(("#2a2228", "#b98a4a", "#f6f0e4")), rx=4
    )
    out += rect(x + 14, y + 14, w - 28, h - 28, brushes.inside(rng.choice(tints)))
    cx, cy, r = x + w * rng.uniform(0.35, 0.65), y + h * rng.uniform(0.32, 0.6), min(w, h) * 0.3
    kind = rng.randrange(3)
    if kind == 0:
        for k, share in enumerate((1.0, 0.7, 0.4)):
            out += circle(cx, cy, r * share, brushes.inside(tints[(k + 1) % len(tints)]))
    elif kind == 1:
        for k in range(4):
            band = h * 0.2
            out += rect(
                x + 14,
                y + 14 + k * (h - 28) / 4,
                (w - 28) * rng.uniform(0.35, 1.0),
                band * 0.8,
                brushes.inside(tints[k % len(tints)]),
            )
    else:
        for k in range(3):
            blob = ellipse(
                0,
                0,
                r * rng.uniform(0.5, 0.8),
                r * rng.uniform(0.9, 1.3),
                brushes.inside(tints[(k + 2) % len(tints)]),
                0.9,
            )
            out += group(
                blob,
                cx + (k - 1) * r * 0.7,
                cy + r * 0.3 * math.sin(k * 2),
                turn=rng.uniform(-40, 40),
            )
        out += line(
            f"M{num(x + 40)} {num(y + h * 0.8)} q{num(w * 0.3)} -60 {num(w * 0.7)} -10",
            "#2a2228",
            7,
            0.7,
        )
    return out


def _sculpture(x: float, y: float, brushes: Brushes) -> str:
    """Rings of stone on a plinth."""
    stone = brushes.inside(brushes.scheme.pale)
    out = rect(x - 90, y - 230, 180, 230, lighter(stone, 0.3), rx=4) + rect(
        x + 30, y - 230, 60, 230, darker(stone, 0.3), op=0.25
    )
    for k, (dy, r) in enumerate(((-330, 92), (-470, 60))):
        tint = brushes.inside(mix(brushes.scheme.accent, brushes.scheme.pale, 0.2 + 0.4 * k))
        out += (
            f'<circle cx="{num(x + 14 * k)}" cy="{num(y + dy)}" r="{r}" fill="none" '
            f'stroke="{tint}" stroke-width="36"/>'
        )
        out += (
            f'<path d="M{num(x + 14 * k)} {num(y + dy - r)} a{r} {r} 0 0 1 {r} {r}" fill="none" '
            'stroke="#ffffff" stroke-opacity=".35" stroke-width="10"/>'
        )
    return out + rect(x - 104, y - 244, 208, 22, stone, rx=4)
