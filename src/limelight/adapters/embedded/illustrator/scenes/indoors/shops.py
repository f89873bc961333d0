"""Where one drinks coffee and where one buys: cafe and shop."""

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
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    num,
    path,
    rect,
)


def cafe(canvas: Canvas, brushes: Brushes) -> Scene:
    """A coffee bar: a window, a menu board, shelves of cups, a coffee machine, lamps."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    w, h, y = 440.0, min(640.0, canvas.at(0.40)), canvas.at(0.09)
    x = canvas.side(0.52 * side) - w / 2
    x = (50.0 if side < 0 else canvas.width - w - 50) if not canvas.is_wide else x
    far = rooms.wall(canvas, brushes, (x + w / 2, y + h / 2))
    if rng.random() < 0.5:
        far += rooms.bricks(
            canvas,
            (canvas.chest - 210, canvas.low),
            brushes.inside(mix(scheme.wood, scheme.wall, 0.35)),
            rng,
        )
    else:
        far += rooms.tiles(
            canvas,
            (canvas.chest - 210, canvas.low),
            150,
            brushes.inside(scheme.second),
            brushes.inside(darker(scheme.second, 0.3)),
        )
    far += windows.window(
        (x, y, w, h), brushes, scheme.wood, "cw", rng.choice(("roofs", "towers", "trees"))
    )
    mid = _board(canvas, brushes, -side)
    long = 420.0 if not canvas.is_wide else 560.0
    sx = canvas.right - long if side < 0 else canvas.left
    for share in (0.375, 0.475):
        mid += _cups(sx, canvas.at(share), long, brushes)
    mid += lights.shaft(canvas, (x + w / 2, y), brushes.sky.key, "cb", 0.24)
    near = _machine(canvas.side(0.76 * side), canvas.chest + 60, brushes)
    near += rect(
        canvas.left, canvas.chest + 58, canvas.span, 30, brushes.inside(lighter(scheme.wood, 0.3))
    )
    near += rect(
        canvas.left,
        canvas.chest + 88,
        canvas.span,
        canvas.low,
        brushes.inside(darker(scheme.wood, 0.25)),
    )
    for i, share in enumerate((-0.66, 0.64)):
        near += lights.pendant(
            canvas.side(share),
            canvas.at(0.05 + 0.022 * i),
            84,
            scheme.accent,
            f"cp{i}",
            lit=brushes.is_dark,
        )
    surface = Surface(
        "wood", lighter(scheme.wood, 0.25), darker(scheme.wood, 0.25), lighter(scheme.wood, 0.55)
    )
    light = light_of(brushes.sky, (x + w * 0.55, y + h * 0.3), canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _board(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """The menu, chalked on black."""
    w, h = 300.0, 330.0
    x = canvas.side(0.74 * side) - w / 2
    x = min(max(x, 24.0), canvas.width - w - 24) if not canvas.is_wide else x
    y = canvas.at(0.085)
    out = furniture.board((x, y, w, h), brushes.inside(brushes.scheme.wood), "#26312f")
    rows = ""
    for i in range(6):
        yy = y + 92 + i * (h - 110) / 6
        rows += (
            f"M{num(x + 24)} {num(yy)}h{num(brushes.rng.uniform(70, w * 0.5))} "
            f"M{num(x + w - 64)} {num(yy)}h36 "
        )
    cup = (
        f"M{num(x + w / 2 - 26)} {num(y + 28)}h46v14a22 22 0 0 1 -46 0z M{num(x + w / 2 + 20)} "
        f"{num(y + 32)}q18 0 14 14 q-4 8 -16 6"
    )
    return out + line(rows, "#f4ead8", 6, 0.62) + line(cup, "#f2c46a", 6, 0.9)


def _cups(x: float, y: float, long: float, brushes: Brushes) -> str:
    scheme, rng = brushes.scheme, brushes.rng
    out, at = "", x + 24
    while at < x + long - 60:
        tint = brushes.inside(rng.choice((scheme.pale, scheme.pale, scheme.accent, scheme.second)))
        if rng.random() < 0.25:
            out += furniture.jar(
                at, y, 58, brushes.inside(mix(scheme.wood, scheme.pale, 0.35)), rng
            )
        else:
            out += rect(at, y - 50, 50, 50, tint, rx=9) + (
                f'<path d="M{num(at + 50)} {num(y - 40)}q22 0 18 18 q-4 12 -18 10" '
                f'fill="none" stroke="{tint}" stroke-width="7"/>'
            )
            out += rect(at + 8, y - 46, 9, 38, "#ffffff", rx=4, op=0.35)
        at += rng.uniform(76, 96)
    wood = brushes.inside(scheme.wood)
    return (
        out
        + rect(x, y, long, 22, wood, rx=7)
        + rect(x + 6, y + 22, long - 12, 14, "#1a0f20", rx=6, op=0.2)
    )


def _machine(x: float, y: float, brushes: Brushes) -> str:
    body = brushes.inside(brushes.scheme.accent)
    out = rect(x - 160, y - 210, 320, 70, darker(body, 0.1), rx=14) + rect(
        x - 150, y - 142, 300, 142, body, rx=10
    )
    out += rect(x - 150, y - 142, 300, 12, "#1a0f20", op=0.2) + rect(
        x - 120, y - 110, 240, 84, "#2f2a2c", rx=10
    )
    for k in (-1, 1):
        out += rect(x + k * 60 - 24, y - 110, 48, 20, "#c9ced2", rx=5) + rect(
            x + k * 60 - 7, y - 92, 14, 22, "#9aa0a6", rx=4
        )
        out += rect(x + k * 60 - 18, y - 56, 36, 30, "#fbf4e6", rx=6)
        out += circle(x + k * 118, y - 176, 15, "#f6efe2") + line(
            f"M{num(x + k * 118)} {num(y - 176)}l6 -8", "#3a3030", 4
        )
    return (
        out
        + rect(x - 140, y - 228, 280, 18, "#c9ced2", rx=8)
        + rect(x - 130, y - 204, 20, 52, "#ffffff", rx=8, op=0.3)
    )


def shop(canvas: Canvas, brushes: Brushes) -> Scene:
    """A boutique: a rail of clothes, lit niches with goods, a mirror, spots from the ceiling."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    far = rooms.wall(canvas, brushes, (canvas.side(0.5 * side), canvas.at(0.2)))
    far += rooms.papered(canvas, canvas.chest, brushes.inside(scheme.pale), rng)
    niche = brushes.inside(mix(scheme.shade, scheme.wood, 0.35))
    wide = 360.0 if not canvas.is_wide else 760.0
    x = canvas.right - wide - 20 if side > 0 else canvas.left + 20
    for row, top in enumerate((0.10, 0.235, 0.37)):
        y, high = canvas.at(top), canvas.at(0.118)
        far += rect(x, y, wide, high, niche, rx=14) + rect(
            x, y, wide, high * 0.5, "#ffe6b0", rx=14, op=0.26
        )
        far += _goods(x + 20, y + high - 8, wide - 40, high, brushes, row)
        far += rect(x, y + high - 10, wide, 14, lighter(niche, 0.3), rx=5)
    mid = _rail(canvas, brushes, -side)
    for share in (-0.8, -0.35, 0.3, 0.78):
        lamp = (canvas.side(share), canvas.at(0.012))
        mid += rect(lamp[0] - 20, lamp[1] - 60, 40, 64, "#3a3438", rx=10)
        mid += lights.spot(
            lamp,
            (lamp[0] + 40 * side, canvas.at(0.44)),
            170,
            "#fff0cc",
            f"sp{int(share * 100) % 97}",
        )
    mid += rect(canvas.left, canvas.at(-0.06), canvas.span, canvas.at(0.06) + 12, "#3a3438")
    near = furniture.plant_stand(
        canvas.side(0.9 * side), canvas.waist + 60, canvas.low, brushes.inside(scheme.wood)
    )
    near += plants.potted(canvas.side(0.9 * side), canvas.waist + 62, 190, scheme.accent, rng)
    surface = Surface(
        "stone", lighter(scheme.pale, 0.1), mix(scheme.shade, scheme.wood, 0.4), "#ffffff"
    )
    light = light_of(brushes.sky, (canvas.side(0.4 * side), canvas.at(0.1)), canvas, key="#fff0cc")
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _goods(x: float, y: float, long: float, high: float, brushes: Brushes, row: int) -> str:
    """Bags, boxes, shoes and vases on a shelf."""
    rng, tints = brushes.rng, tuple(brushes.inside(t) for t in brushes.scheme.mixed())
    out, at = "", x
    while at < x + long - 90:
        tint, kind = rng.choice(tints), (rng.randrange(4) + row) % 4
        tall = high * rng.uniform(0.42, 0.66)
        if kind == 0:
            out += rect(at, y - tall * 0.72, 92, tall * 0.72, tint, rx=10)
            out += (
                f'<path d="M{num(at + 22)} {num(y - tall * 0.7)} q24 -54 48 0" fill="none" '
                f'stroke="{darker(tint, 0.2)}" stroke-width="8"/>'
            )
            out += rect(at + 38, y - tall * 0.5, 16, 20, "#e0b85e", rx=4)
        elif kind == 1:
            for k in range(3):
                out += rect(at + 4, y - 34 * (k + 1), 88, 32, tints[(k + row) % len(tints)], rx=5)
        elif kind == 2:
            out += path(
                (
                    f"M{num(at + 30)} {num(y - tall)} h34 q-6 {num(tall * 0.3)} 16 "
                    f"{num(tall * 0.55)} q16 {num(tall * 0.45)} -33 {num(tall * 0.45)} q-49 0 "
                    f"-33 {num(-tall * 0.45)} q22 {num(-tall * 0.25)} 16 {num(-tall * 0.55)}Z"
                ),
                tint,
            )
        else:
            out += path(
                f"M{num(at)} {num(y)} v-30 q26 -4 40 -40 h18 q2 26 26 34 q14 8 14 36Z", tint
            )
        at += rng.uniform(108, 132)
    return out


def _rail(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """Clothes on hangers on a rail."""
    rng = brushes.rng
    wide, y = 420.0 if not canvas.is_wide else 560.0, canvas.at(0.30)
    x = canvas.side(0.80 * side) - wide / 2
    out = line(
        f"M{num(x)} {num(canvas.low)}V{num(y)}H{num(x + wide)}V{num(canvas.low)}", "#b98a4a", 14
    )
    tints = [brushes.inside(t) for t in brushes.scheme.mixed()]
    at, k = x + 52, 0
    while at < x + wide - 40:
        tint, long = tints[k % len(tints)], rng.uniform(330, 470)
        out += line(
            f"M{num(at)} {num(y + 6)}v24 l46 30 M{num(at)} {num(y + 30)}l-46 30", "#8a7a6a", 6
        )
        d = f"M{num(at - 48)} {num(y + 58)} q48 -22 96 0 l14 {num(long)} h-124Z"
        out += path(d, tint) + line(
            (
                f"M{num(at - 20)} {num(y + 90)}l-12 {num(long - 60)} M{num(at + 22)} "
                f"{num(y + 90)}l10 {num(long - 60)}"
            ),
            darker(tint, 0.4),
            5,
            0.3,
        )
        at += 66
        k += 1
    return out
