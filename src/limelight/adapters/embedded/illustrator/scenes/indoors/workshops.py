"""Where things are tried and made: laboratory and workshop."""

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
    group,
    line,
    num,
    path,
    rect,
)


def laboratory(canvas: Canvas, brushes: Brushes) -> Scene:
    """White shelves of flasks that glow, a molecule, a grid of elements, a microscope on the
    bench.
    """
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    far = rooms.wall(canvas, brushes, (canvas.side(-0.5 * side), canvas.at(0.2)))
    seams, x = "", canvas.left
    while x < canvas.right:
        seams += f"M{num(x)} -140V{num(canvas.low)} "
        x += 230
    far += line(seams, brushes.inside(darker(scheme.shade, 0.15)), 4, 0.4)
    far += _elements(canvas, brushes, -side)
    long = 420.0 if not canvas.is_wide else 640.0
    sx = canvas.right - long if side > 0 else canvas.left
    mid = ""
    for share in (0.195, 0.325, 0.455):
        mid += _flasks(sx + 24, canvas.at(share), long - 50, brushes)
        mid += rect(sx, canvas.at(share), long, 20, brushes.inside(lighter(scheme.pale, 0.3)), rx=5)
        mid += rect(sx, canvas.at(share) + 20, long, 6, scheme.accent, op=0.9)
    mid += _molecule(canvas.side(-0.74 * side), canvas.at(0.40), brushes)
    near = _microscope(canvas.side(-0.84 * side), canvas.chest + 80, brushes)
    near += rect(canvas.left, canvas.chest + 78, canvas.span, 30, brushes.inside("#eef3f4"), rx=4)
    near += rect(
        canvas.left, canvas.chest + 108, canvas.span, canvas.low, brushes.inside(scheme.shade)
    )
    for share in (-0.6, 0.5):
        lx = canvas.side(share)
        near += rect(lx - 170, canvas.at(0.012), 340, 26, "#f6fbfd", rx=12) + lights.glow(
            lx, canvas.at(0.03), 300, "#dff4ff", f"lg{int(share * 10) + 9}", 0.5
        )
    surface = Surface("stone", "#eef3f4", brushes.inside(scheme.second), "#ffffff")
    light = light_of(
        brushes.sky, (canvas.side(-0.5 * side), canvas.at(0.05)), canvas, key="#e2f4ff"
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _elements(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """A poster of coloured fields, as elements are shown."""
    cols, rows, cell = (7, 5, 44) if not canvas.is_wide else (12, 6, 44)
    w, h = cols * cell + 30, rows * cell + 30
    x = canvas.side(0.72 * side) - w / 2
    x = min(max(x, 16.0), canvas.width - w - 16)
    y = canvas.at(0.09)
    out = rect(x + 6, y + 10, w, h, "#1a2a30", rx=8, op=0.15) + rect(
        x, y, w, h, brushes.inside("#fbfdfd"), rx=8
    )
    tints = [brushes.inside(t) for t in brushes.scheme.mixed()]
    for c in range(cols):
        for r in range(rows):
            if (r == 0 and 0 < c < cols - 1) or (r == 1 and 1 < c < cols - 3):
                continue
            out += rect(
                x + 15 + c * cell + 3,
                y + 15 + r * cell + 3,
                cell - 6,
                cell - 6,
                tints[(c // 2 + r) % len(tints)],
                rx=5,
                op=0.9,
            )
    return out


def _flasks(x: float, y: float, long: float, brushes: Brushes) -> str:
    """Flasks, tubes and bottles with coloured liquids on a shelf."""
    rng, tints = brushes.rng, brushes.scheme.mixed()
    out, at = "", x
    while at < x + long - 80:
        tint, kind = rng.choice(tints), rng.randrange(3)
        if kind == 0:
            glass = (
                f"M{num(at + 30)} {num(y - 136)} h24 v46 l34 76 q4 14 -12 14 h-68 q-16 0 -12 "
                "-14 l34 -76Z"
            )
            out += path(glass, "#ffffff", 0.55) + path(
                f"M{num(at + 17)} {num(y - 60)} h50 l21 46 q4 14 -12 14 h-68 q-16 0 -12 -14Z",
                tint,
                0.92,
            )
            at += 104
        elif kind == 1:
            out += circle(at + 42, y - 44, 44, "#ffffff", 0.55) + rect(
                at + 31, y - 130, 22, 60, "#ffffff", rx=4, op=0.55
            )
            out += path(f"M{num(at + 1)} {num(y - 50)} h82 a42 42 0 0 1 -82 0Z", tint, 0.92)
            at += 102
        else:
            for k in range(3):
                out += rect(at + 26 * k, y - 118, 20, 118, "#ffffff", rx=9, op=0.55) + rect(
                    at + 26 * k,
                    y - rng.uniform(40, 90),
                    20,
                    90,
                    tints[(k + 1) % len(tints)],
                    rx=9,
                    op=0.9,
                )
            out += rect(at - 8, y - 76, 92, 14, "#b98a5e", rx=4)
            at += 100
    return out


def _molecule(x: float, y: float, brushes: Brushes) -> str:
    """Balls and sticks, like a model on the wall."""
    rng, scheme = brushes.rng, brushes.scheme
    points = [
        (x + 96 * math.cos(a), y + 96 * math.sin(a))
        for a in (k * math.tau / 6 + 0.5 for k in range(6))
    ]
    ends = [
        (x + 170 * math.cos(a), y + 170 * math.sin(a))
        for a in (k * math.tau / 6 + 0.5 for k in (0, 2, 5))
    ]
    bonds = "".join(
        f"M{num(a[0])} {num(a[1])}L{num(b[0])} {num(b[1])} "
        for a, b in zip(points, points[1:] + points[:1], strict=True)
    )
    bonds += "".join(
        f"M{num(points[k][0])} {num(points[k][1])}L{num(e[0])} {num(e[1])} "
        for k, e in zip((0, 2, 5), ends, strict=True)
    )
    out = line(bonds, brushes.inside("#8a97a0"), 14)
    for k, (px, py) in enumerate(points + ends):
        tint = brushes.inside(
            (scheme.accent, scheme.second, mix(scheme.accent, scheme.pale, 0.5))[k % 3]
        )
        r = rng.uniform(26, 36)
        out += circle(px, py, r, tint) + circle(
            px - r * 0.3, py - r * 0.3, r * 0.28, "#ffffff", 0.6
        )
    return out


def _microscope(x: float, y: float, brushes: Brushes) -> str:
    dark, tint = brushes.inside("#3a4652"), brushes.inside(brushes.scheme.accent)
    out = rect(x - 110, y - 26, 220, 26, dark, rx=10)
    out += (
        f'<path d="M{num(x + 50)} {num(y - 26)} q70 -90 0 -190" fill="none" stroke="{dark}" '
        'stroke-width="34"/>'
    )
    tube = (
        rect(-28, -150, 56, 170, tint, rx=14)
        + rect(-20, -196, 40, 54, dark, rx=8)
        + rect(-16, 16, 32, 40, "#c9d2d8", rx=6)
    )
    return (
        out + group(tube, x - 6, y - 150, turn=-20) + rect(x - 84, y - 74, 130, 16, "#c9d2d8", rx=5)
    )


def workshop(canvas: Canvas, brushes: Brushes) -> Scene:
    """Planks, a board of tools, tins of paint, a vice on the bench, an enamel lamp."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    far = rooms.wall(canvas, brushes, (canvas.side(-0.4 * side), canvas.at(0.18)))
    seams, y = "", -140.0
    while y < canvas.low:
        seams += f"M{num(canvas.left)} {num(y)}H{num(canvas.right)} "
        seams += (
            f"M{num(canvas.left + (y * 7) % 600 + 200)} {num(y)}v118 "
            f"M{num(canvas.left + (y * 13) % 900 + 700)} {num(y)}v118 "
        )
        y += 118
    far += line(seams, brushes.inside(darker(scheme.shade, 0.3)), 5, 0.45)
    mid = _peg_board(canvas, brushes, side)
    long = 400.0 if not canvas.is_wide else 560.0
    sx = canvas.left if side > 0 else canvas.right - long
    for share in (0.22, 0.38):
        mid += _tins(sx + 20, canvas.at(share), long - 40, brushes)
        mid += rect(sx, canvas.at(share), long, 26, brushes.inside(scheme.wood), rx=5) + rect(
            sx + 6, canvas.at(share) + 26, long - 12, 16, "#1a0f20", op=0.22
        )
    near = lights.pendant(
        canvas.side(-0.34 * side), canvas.at(0.012), 96, scheme.accent, "wp", lit=True
    )
    near += _vice(canvas.side(0.80 * side), canvas.chest + 90, brushes)
    near += rect(
        canvas.left,
        canvas.chest + 88,
        canvas.span,
        46,
        brushes.inside(lighter(scheme.wood, 0.3)),
        rx=4,
    )
    near += rect(
        canvas.left,
        canvas.chest + 134,
        canvas.span,
        canvas.low,
        brushes.inside(darker(scheme.wood, 0.3)),
    )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.24), darker(scheme.wood, 0.1), lighter(scheme.wood, 0.5)
    )
    light = light_of(
        brushes.sky, (canvas.side(-0.34 * side), canvas.at(0.1)), canvas, key="#ffe2b0"
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _peg_board(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """Tools in rows on a perforated board."""
    w, h = (360.0, canvas.at(0.38)) if not canvas.is_wide else (760.0, canvas.at(0.44))
    x = canvas.side(0.74 * side) - w / 2
    x = min(max(x, 10.0), canvas.width - w - 10) if not canvas.is_wide else x
    y = canvas.at(0.09)
    face = brushes.inside(mix(brushes.scheme.second, brushes.scheme.pale, 0.35))
    out = furniture.board((x, y, w, h), brushes.inside(darker(brushes.scheme.wood, 0.2)), face)
    for r in range(int(h / 44)):
        for c in range(int(w / 44)):
            out += circle(x + 24 + c * 44, y + 24 + r * 44, 4, darker(face, 0.35), 0.6)
    grip = brushes.inside(brushes.scheme.accent)
    tools = (
        rect(-13, 30, 26, 150, grip, rx=10) + rect(-56, 0, 112, 40, "#5a636b", rx=8),
        rect(-14, 96, 28, 96, grip, rx=10) + rect(-6, 0, 12, 100, "#8a949c", rx=3),
        path("M-30 0 h60 v40 l-14 22 v110 q-16 20 -32 0 v-110 l-14 -22Z", "#7a848c")
        + rect(-12, 0, 24, 34, face),
        path("M-20 50 l14 140 l26 0 l24 -150Z", "#aab4bb")
        + rect(-34, 0, 84, 56, grip, rx=16)
        + rect(-14, 14, 44, 26, face, rx=10),
        path("M-12 80 L-40 190 M12 80 L40 190 M-6 90 L-22 0 M6 90 L22 0", "#5a636b")
        + line("M-12 84 L-34 184 M12 84 L34 184", grip, 18)
        + line("M-5 84 L-18 4 M5 84 L18 4", "#8a949c", 12),
        rect(-10, 0, 20, 190, "#d9b36a", rx=4)
        + line("M-10 24h8 M-10 54h12 M-10 84h8 M-10 114h12 M-10 144h8", "#6a4a30", 4),
    )
    place = list(range(len(tools)))
    brushes.rng.shuffle(place)
    for n in range(max(3, int(w / 120)) * max(1, int(h / 250))):
        cols = max(3, int(w / 120))
        out += group(
            tools[place[n % len(tools)]],
            x + (n % cols + 0.5) * w / cols,
            y + 46 + (n // cols) * 244,
        )
    return out


def _tins(x: float, y: float, long: float, brushes: Brushes) -> str:
    rng, out, at = brushes.rng, "", x
    while at < x + long - 80:
        tint = brushes.inside(rng.choice(brushes.scheme.mixed()))
        high = rng.uniform(84, 120)
        out += (
            rect(at, y - high, 84, high, "#b9c2c8", rx=6)
            + rect(at, y - high * 0.82, 84, high * 0.6, tint)
            + rect(at - 4, y - high - 6, 92, 16, "#8f9aa2", rx=6)
        )
        if rng.random() < 0.5:
            out += path(
                (
                    f"M{num(at + 16)} {num(y - high + 4)} q6 {num(high * 0.5)} 16 "
                    f"{num(high * 0.34)} q6 -40 14 -6 q10 0 8 -28Z"
                ),
                tint,
            )
        out += rect(at + 10, y - high * 0.78, 10, high * 0.52, "#ffffff", rx=4, op=0.35)
        at += rng.uniform(98, 116)
    return out


def _vice(x: float, y: float, brushes: Brushes) -> str:
    tint, steel = brushes.inside(brushes.scheme.accent), "#8a949c"
    out = rect(x - 66, y - 30, 132, 30, darker(tint, 0.25), rx=6) + rect(
        x - 40, y - 110, 64, 84, tint, rx=8
    )
    out += (
        rect(x + 40, y - 110, 44, 70, tint, rx=8)
        + rect(x - 46, y - 122, 66, 16, steel, rx=4)
        + rect(x + 36, y - 122, 52, 16, steel, rx=4)
    )
    return (
        out
        + rect(x + 24, y - 84, 150, 16, steel, rx=6)
        + line(f"M{num(x + 168)} {num(y - 124)}v96", steel, 10)
    )
