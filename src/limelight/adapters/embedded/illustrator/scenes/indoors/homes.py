"""Where one cooks, eats and sits by the window."""

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
from limelight.adapters.embedded.illustrator.scenes.parts import (
    furniture,
    lights,
    plants,
    rooms,
    windows,
)
from limelight.adapters.embedded.illustrator.svg import circle, ellipse, line, num, path, rect


def kitchen(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tiles behind a worktop, a window, open shelves or cupboards, lamps over the counter."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    wide, high = rng.choice((340.0, 400.0)), min(rng.choice((460.0, 560.0)), canvas.at(0.40))
    x = canvas.side(0.56 * side) - wide / 2
    x = min(max(x, 40.0), canvas.width - wide - 40) if not canvas.is_wide else x
    y = canvas.at(0.10)
    top = canvas.chest - 150
    far = rooms.wall(canvas, brushes, (x + wide / 2, y + high / 2))
    tile = brushes.inside(mix(scheme.pale, scheme.wall, 0.25))
    far += rooms.tiles(
        canvas, (top, canvas.low), 124, tile, brushes.inside(darker(scheme.shade, 0.1))
    )
    far += rect(canvas.left, top - 14, canvas.span, 18, brushes.inside(lighter(scheme.wall, 0.45)))
    far += windows.window((x, y, wide, high), brushes, lighter(scheme.wood, 0.5), "kw")
    far += lights.shaft(canvas, (x + wide / 2, y + high * 0.3), brushes.sky.key, "kb", 0.26)
    mid = _shelves(canvas, brushes, -side)
    mid += _worktop(canvas, brushes, side)
    near = ""
    for i, share in enumerate(rng.choice(((-0.60, 0.52), (-0.5, 0.68), (-0.14 * side,)))):
        near += lights.pendant(
            canvas.side(share),
            canvas.at(0.03 + 0.018 * i),
            80,
            scheme.accent,
            f"kp{i}",
            lit=brushes.is_dark,
        )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.18), darker(scheme.wood, 0.18), lighter(scheme.wood, 0.5)
    )
    if rng.random() < 0.4:
        surface = Surface("stone", "#efe8dd", "#b9ab9c", "#fffaf0")
    light = light_of(brushes.sky, (x + wide / 2, y + high * 0.4), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _shelves(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """Two shelves, or a cupboard over one, at an edge of the picture."""
    rng, scheme = brushes.rng, brushes.scheme
    long = 430.0 if not canvas.is_wide else 560.0
    x = canvas.right - long if side > 0 else canvas.left
    lower = rng.choice(("jars", "books", "mixed"))
    tints = scheme.mixed()
    if rng.random() < 0.45:
        face = brushes.inside(mix(scheme.second, scheme.pale, 0.35))
        out = furniture.cupboard((x, canvas.at(0.06), long, canvas.at(0.19)), face, scheme.wood)
        return out + furniture.shelf((x, canvas.at(0.42), long), scheme.wood, tints, rng, lower)
    out = furniture.shelf((x, canvas.at(0.225), long), scheme.wood, tints, rng, "mixed")
    return out + furniture.shelf((x, canvas.at(0.40), long), scheme.wood, tints, rng, lower)


def _worktop(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """The row of low cupboards along the wall with what stands on it."""
    rng, scheme = brushes.rng, brushes.scheme
    y = canvas.chest + 40
    face = brushes.inside(scheme.second)
    out = ""
    for share in (0.72, 0.94):
        x = canvas.side(share * side)
        kind = rng.randrange(3)
        if kind == 0:
            out += plants.potted(x, y, 92, brushes.inside(scheme.accent), rng)
        elif kind == 1:
            out += furniture.jar(
                x - 36, y, 72, brushes.inside(mix(scheme.pale, scheme.wood, 0.2)), rng
            )
        else:
            out += _kettle(x, y, brushes.inside(scheme.accent))
    for share in (-0.74, -0.95):
        out += furniture.jar(
            canvas.side(share * side) - 30, y, rng.uniform(54, 74), rng.choice(scheme.mixed()), rng
        )
    out += rect(canvas.left, y, canvas.span, 34, brushes.inside(lighter(scheme.pale, 0.1)), rx=6)
    out += rect(canvas.left, y + 34, canvas.span, canvas.low - y, face) + rect(
        canvas.left, y + 34, canvas.span, 18, "#1a0f20", op=0.22
    )
    x = canvas.left + 30
    while x < canvas.right:
        out += rect(x, y + 74, 250, 420, darker(face, 0.10), rx=10) + rect(
            x + 14, y + 88, 222, 392, lighter(face, 0.06), rx=8
        )
        out += rect(x + 96, y + 108, 58, 12, brushes.inside(lighter(scheme.wood, 0.3)), rx=6)
        x += 276
    return out


def _kettle(x: float, y: float, colour: str) -> str:
    out = (
        f'<path d="M{num(x - 40)} {num(y - 92)} q40 -56 80 0" fill="none" stroke="#3a2f2a" '
        'stroke-width="12"/>'
    )
    out += path(
        f"M{num(x - 58)} {num(y - 8)} q-4 -92 58 -92 t58 92 q0 8 -10 8 h-96 q-10 0 -10 -8Z", colour
    )
    out += path(f"M{num(x + 48)} {num(y - 40)} l52 -46 l10 14 l-50 62Z", darker(colour, 0.15))
    return out + circle(x, y - 104, 11, "#3a2f2a") + ellipse(x - 26, y - 56, 8, 26, "#ffffff", 0.4)


def dining(canvas: Canvas, brushes: Brushes) -> Scene:
    """A panelled wall, a tall window with curtains, prints over a sideboard, one large lamp."""
    rng, scheme = brushes.rng, brushes.scheme
    side = rng.choice((-1, 1))
    wide, high = 330.0, min(820.0, canvas.at(0.47))
    x = 70.0 if side < 0 else canvas.width - wide - 70
    y = canvas.at(0.07)
    far = rooms.wall(canvas, brushes, (x + wide / 2, y + high / 2))
    far += rooms.papered(canvas, canvas.chest - 150, brushes.inside(scheme.pale), rng)
    far += rooms.wainscot(canvas, canvas.chest - 150, brushes.inside(lighter(scheme.shade, 0.10)))
    far += windows.window((x, y, wide, high), brushes, "#f4ead8", "dw")
    cloth = brushes.inside(lighter(scheme.second, 0.25))
    far += windows.curtains((x, y, wide, high), 0.34, high + 110, cloth, darker(scheme.wood, 0.3))
    far += lights.shaft(canvas, (x + wide / 2, y + 60), brushes.sky.key, "db", 0.24)
    mid = _sideboard(canvas, brushes, -side)
    for top, w, h in ((0.10, 190.0, 240.0), (0.255, 150.0, 150.0)):
        px = canvas.width - w - 60 if side < 0 else 60.0
        mid += furniture.picture(
            (px, canvas.at(top), w, h), lighter(scheme.wood, 0.25), scheme.mixed(), rng
        )
    lit = brushes.is_dark or rng.random() < 0.5
    near = lights.pendant(
        canvas.side(0.16 * side), canvas.at(0.012), 108, scheme.accent, "dp", lit=lit
    )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.16), darker(scheme.wood, 0.2), lighter(scheme.wood, 0.45)
    )
    light = light_of(brushes.sky, (x + wide / 2, y + high * 0.35), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _sideboard(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """A low cupboard at one edge, with a plant and a jar on it."""
    rng, scheme = brushes.rng, brushes.scheme
    top, long = canvas.chest - 40, 380.0 if not canvas.is_wide else 560.0
    x = canvas.left if side < 0 else canvas.right - long
    wood = brushes.inside(scheme.wood)
    out = rect(x, top, long, canvas.low - top, darker(wood, 0.12), rx=12)
    out += rect(x - 8, top - 14, long + 16, 24, lighter(wood, 0.14), rx=8)
    for i in range(2):
        out += rect(
            x + 22 + i * (long / 2 - 10), top + 40, long / 2 - 38, 250, lighter(wood, 0.08), rx=8
        )
        out += circle(x + long / 2 + (-26 if i == 0 else 26), top + 150, 9, "#f0d9a8")
    at = x + (130 if side < 0 else long - 130)
    out += plants.potted(at, top - 14, 120, scheme.accent, rng)
    return out + furniture.jar(at - side * 96, top - 14, 62, scheme.pale, rng)


def windowsill(canvas: Canvas, brushes: Brushes) -> Scene:
    """A wide window full of light with plants on the sill and hanging before it."""
    rng, scheme = brushes.rng, brushes.scheme
    w = canvas.width * (0.86 if not canvas.is_wide else 0.62)
    h, y = canvas.at(0.56), canvas.at(0.055)
    x = (canvas.width - w) * (0.5 if not canvas.is_wide else 0.9 if canvas.open_side > 0 else 0.1)
    far = rooms.wall(canvas, brushes, (x + w / 2, y + h / 2))
    frame = brushes.inside(
        rng.choice(("#f4ead8", scheme.wood, mix(scheme.second, scheme.pale, 0.3)))
    )
    far += windows.window((x, y, w, h), brushes, frame, "vw")
    cloth = brushes.inside(lighter(scheme.accent, 0.35))
    far += windows.curtains((x, y, w, h), 0.24, h + canvas.at(0.20), cloth, darker(frame, 0.35))
    far += lights.shaft(canvas, (x + w * 0.3, y + 60), brushes.sky.key, "vb", 0.34)
    mid, sill = "", y + h + 40
    spots = (0.07, 0.20, 0.80, 0.93) if not canvas.is_wide else (0.05, 0.16, 0.28, 0.70, 0.83, 0.95)
    for i, share in enumerate(spots):
        px = canvas.width * share
        if abs(px - canvas.centre) > 230:
            mid += plants.potted(
                px, sill + 6 + 8 * (i % 2), rng.uniform(108, 150), rng.choice(scheme.mixed()), rng
            )
    near = plants.hanging(canvas.side(-0.74), canvas.at(0.10), 130, scheme.second, rng)
    near += plants.hanging(canvas.side(0.78), canvas.at(0.065), 110, scheme.pale, rng)
    surface = Surface("wood", lighter(scheme.wood, 0.3), scheme.wood, lighter(scheme.wood, 0.6))
    light = light_of(brushes.sky, (x + w * 0.68, y + h * 0.3), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.second)


def greenhouse(canvas: Canvas, brushes: Brushes) -> Scene:
    """A glass house: panes all around, shelves of pots, plants that hang from the beams."""
    rng, scheme = brushes.rng, brushes.scheme
    frame = brushes.inside(scheme.pale)
    far = f"<defs>{brushes.sky.gradient('gh', 0.7)}</defs>" + canvas.fill("url(#gh)")
    sun = (canvas.side(rng.choice((-0.6, 0.6))), canvas.at(0.12))
    far += lights.sun(*sun, 70, brushes.sky, "ghs")
    far += windows.view(
        (canvas.left, canvas.at(0.2), canvas.span, canvas.chest - canvas.at(0.2)),
        brushes,
        "gv",
        "trees",
    )
    far += rect(canvas.left, canvas.at(-0.1), canvas.span, canvas.low, "#eafaf4", op=0.16)
    bars, x = "", canvas.left + 40
    peak = canvas.width / 2
    while x < canvas.right:
        bars += (
            f"M{num(peak + (x - peak) * 0.5)} {num(-80)} L{num(x)} {num(canvas.at(0.19))} "
            f"V{num(canvas.chest)} "
        )
        x += 190
    for share in (0.02, 0.19, 0.38):
        bars += f"M{num(canvas.left)} {num(canvas.at(share))}H{num(canvas.right)} "
    far += line(bars, "#1a2a2a", 20, 0.10) + line(bars, frame, 14)
    mid = ""
    y = canvas.chest - 30
    x = canvas.left + 60
    while x < canvas.right:
        mid += plants.potted(x, y, rng.uniform(110, 160), rng.choice(scheme.mixed()), rng)
        x += rng.uniform(130, 170)
    wood = brushes.inside(scheme.wood)
    mid += rect(canvas.left, y - 4, canvas.span, 34, lighter(wood, 0.2)) + rect(
        canvas.left, y + 30, canvas.span, canvas.low, darker(wood, 0.2)
    )
    near = "".join(
        plants.hanging(
            canvas.side(share),
            canvas.at(rng.uniform(0.05, 0.12)),
            rng.uniform(96, 130),
            rng.choice(scheme.mixed()),
            rng,
        )
        for share in ((-0.86, -0.5, 0.52, 0.88) if canvas.is_wide else (-0.78, 0.74))
    )
    surface = Surface("wood", lighter(wood, 0.26), darker(wood, 0.1), lighter(wood, 0.55))
    return Scene(
        in_depth(far, mid, near), surface, light_of(brushes.sky, sun, canvas), scheme.accent
    )
