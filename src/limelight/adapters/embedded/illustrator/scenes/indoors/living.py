"""Where one lives, sleeps, washes, arrives."""

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
from limelight.adapters.embedded.illustrator.svg import circle, group, line, linear, num, path, rect


def living_room(canvas: Canvas, brushes: Brushes) -> Scene:
    """A sofa, a lamp, pictures and plants in a cosy room."""
    rng, scheme = brushes.rng, brushes.scheme
    lamp_x = (
        canvas.side(0.62 * canvas.open_side)
        if canvas.is_wide
        else canvas.side(rng.choice((-0.80, 0.80)))
    )
    shade_y = canvas.at(0.36)
    far = rooms.wall(canvas, brushes, (lamp_x, shade_y))
    far += rooms.mouldings(canvas, canvas.chest + 60, brushes.inside(lighter(scheme.wall, 0.22)))
    frames = [
        (-0.78, 0.12, 190.0, 240.0),
        (-0.70, 0.29, 150.0, 150.0),
        (0.72, 0.11, 170.0, 170.0),
        (0.80, 0.235, 200.0, 250.0),
    ]
    if canvas.is_wide:
        frames.append((0.34 * canvas.open_side, 0.13, 210.0, 260.0))
    for share, top, w, h in frames:
        rim = rng.choice((scheme.wood, "#f4ead8", "#b98a4a"))
        far += furniture.picture(
            (canvas.side(share) - w / 2, canvas.at(top), w, h), rim, scheme.mixed(), rng
        )
    mid = lights.floor_lamp(lamp_x, shade_y, canvas.low, scheme.pale, "fl", lit=True)
    plant_side = -1 if lamp_x > canvas.centre else 1
    mid += plants.potted(canvas.side(0.84 * plant_side), canvas.chest + 40, 170, scheme.pale, rng)
    near = furniture.sofa(canvas, brushes.inside(scheme.accent), (scheme.pale, scheme.second))
    surface = Surface(
        "wood", lighter(scheme.wood, 0.1), darker(scheme.wood, 0.25), lighter(scheme.wood, 0.4)
    )
    light = light_of(
        brushes.sky,
        (lamp_x, shade_y),
        canvas,
        key="#ffdca0",
        ambient=mix("#f2c894", scheme.wall, 0.35),
        ambient_mix=0.12,
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def bedroom(canvas: Canvas, brushes: Brushes) -> Scene:
    """A padded headboard with pillows, a bedside lamp, a window and small lights along the wall."""
    rng, scheme = brushes.rng, brushes.scheme
    side = rng.choice((-1, 1))
    w, h, y = 380.0, min(500.0, canvas.at(0.34)), canvas.at(0.10)
    x = 60.0 if side < 0 else canvas.width - w - 60
    far = rooms.wall(canvas, brushes, (x + w / 2, y + h / 2))
    far += rooms.papered(canvas, canvas.chest, brushes.inside(scheme.pale), rng)
    far += windows.window((x, y, w, h), brushes, "#f4ead8", "nw")
    far += windows.curtains(
        (x, y, w, h),
        0.36,
        h + 150,
        brushes.inside(lighter(scheme.second, 0.35)),
        darker(scheme.wood, 0.2),
    )
    far += lights.shaft(canvas, (x + w / 2, y + 40), brushes.sky.key, "nb", 0.22)
    mid = lights.string(
        (canvas.left, canvas.right, canvas.at(0.03)), 46, ("#ffdf9a",), "nl", count=14
    )
    px = canvas.width - 260 if side < 0 else 70.0
    mid += furniture.picture((px, canvas.at(0.15), 190, 230), scheme.wood, scheme.mixed(), rng)
    lamp_x = canvas.side(0.86 * -side)
    near = _headboard(canvas, brushes) + _bedside(canvas, brushes, lamp_x)
    surface = Surface(
        "wood", lighter(scheme.wood, 0.2), darker(scheme.wood, 0.1), lighter(scheme.wood, 0.5)
    )
    glow = (lamp_x, canvas.chest - 160) if brushes.is_dark else (x + w / 2, y + h * 0.4)
    return Scene(
        in_depth(far, mid, near), surface, light_of(brushes.sky, glow, canvas), scheme.accent
    )


def _headboard(canvas: Canvas, brushes: Brushes) -> str:
    scheme = brushes.scheme
    colour, top = brushes.inside(scheme.accent), canvas.chest - 90
    paint = linear("hb", (0, lighter(colour, 0.14)), (1, darker(colour, 0.3)))
    out = f"<defs>{paint}</defs>" + rect(
        canvas.left + 110, top, canvas.span - 220, canvas.low - top, "url(#hb)", rx=80
    )
    seams, x = "", canvas.left + 260
    while x < canvas.right - 160:
        seams += f"M{num(x)} {num(top + 30)}V{num(canvas.low)} "
        x += 150
    out += line(seams, darker(colour, 0.5), 5, 0.28)
    for share, tint in (
        (-0.62, "#f6efe4"),
        (0.62, "#f6efe4"),
        (-0.36, scheme.pale),
        (0.36, lighter(scheme.second, 0.3)),
    ):
        middle, y = canvas.side(share), top + (150 if abs(share) > 0.5 else 210)
        d = (
            f"M{num(middle - 170)} {num(y - 90)} Q{num(middle)} {num(y - 130)} "
            f"{num(middle + 170)} {num(y - 90)} "
            f"Q{num(middle + 196)} {num(y + 40)} {num(middle + 160)} {num(y + 160)} "
            f"H{num(middle - 160)} "
            f"Q{num(middle - 196)} {num(y + 40)} {num(middle - 170)} {num(y - 90)}Z"
        )
        out += path(d, brushes.inside(tint)) + line(d, darker(tint, 0.35), 4, 0.25)
    return out


def _bedside(canvas: Canvas, brushes: Brushes, x: float) -> str:
    """A small table with a lamp on it."""
    scheme, y = brushes.scheme, canvas.chest - 60
    wood = brushes.inside(scheme.wood)
    shade = linear("bl", (0, "#ffe6ae"), (1, "#f0bd72"))
    out = f"<defs>{shade}</defs>" + lights.glow(
        x, y - 110, 260, "#ffdf9a", "bg", 0.6 if brushes.is_dark else 0.24
    )
    out += rect(x - 8, y - 60, 16, 126, darker(wood, 0.2)) + rect(
        x - 120, y + 66, 240, canvas.low, wood, rx=12
    )
    out += rect(x - 130, y + 56, 260, 24, lighter(wood, 0.2), rx=8)
    out += rect(x - 96, y + 110, 192, 110, lighter(wood, 0.08), rx=8) + circle(
        x, y + 165, 9, "#f0d9a8"
    )
    return out + path(
        (
            f"M{num(x - 56)} {num(y - 180)} H{num(x + 56)} L{num(x + 92)} {num(y - 56)} "
            f"H{num(x - 92)}Z"
        ),
        "url(#bl)",
    )


def bathroom(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tiles, a round mirror over a basin, a shelf with bottles, a window, plants."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    wx = canvas.side(0.64 * side)
    white = brushes.inside(lighter(scheme.pale, 0.2))
    far = rooms.wall(canvas, brushes, (wx, canvas.at(0.2)))
    far += rooms.tiles(
        canvas,
        (canvas.at(0.30), canvas.low),
        130,
        brushes.inside(mix(scheme.wall, scheme.pale, 0.45)),
        brushes.inside(scheme.shade),
    )
    far += rect(canvas.left, canvas.at(0.30) - 26, canvas.span, 40, brushes.inside(scheme.accent))
    far += windows.window(
        (wx - 150, canvas.at(0.07), 300, canvas.at(0.20)), brushes, "#fbf8f0", "bw", "trees"
    )
    far += lights.shaft(canvas, (wx, canvas.at(0.1)), brushes.sky.key, "bb", 0.34)
    mx, my = canvas.side(-0.66 * side), canvas.at(0.22)
    mid = furniture.mirror(mx, my, 170, "#d9b36a", scheme.wall, "bm")
    mid += lights.globe(mx - 150, my - 260, 36, "bg", lit=brushes.is_dark)
    long = 400.0
    sx = canvas.right - long if side > 0 else canvas.left
    mid += furniture.bottles(sx + 30, canvas.at(0.425), long - 60, scheme.mixed(), rng)
    mid += rect(sx, canvas.at(0.425), long, 22, scheme.wood, rx=8)
    near = _basin(canvas, brushes, -side, white)
    near += _towels(canvas.side(0.80 * side), canvas.chest - 60, brushes)
    near += plants.hanging(canvas.side(0.9 * side), canvas.at(0.06), 100, scheme.second, rng)
    surface = Surface("stone", white, darker(scheme.shade, 0.08), "#ffffff")
    return Scene(
        in_depth(far, mid, near),
        surface,
        light_of(brushes.sky, (wx, canvas.at(0.2)), canvas),
        scheme.accent,
    )


def _basin(canvas: Canvas, brushes: Brushes, side: int, white: str) -> str:
    x, y = canvas.side(0.72 * side), canvas.chest - 50
    wood = brushes.inside(brushes.scheme.wood)
    out = rect(x - 230, y + 60, 460, canvas.low, wood, rx=12) + rect(
        x - 244, y + 44, 488, 30, lighter(wood, 0.2), rx=8
    )
    out += (
        f'<path d="M{num(x + 96)} {num(y + 44)} v-96 q0 -34 -40 -34 t-40 34" fill="none" '
        'stroke="#c9a24a" stroke-width="16" stroke-linecap="round"/>'
    )
    d = f"M{num(x - 170)} {num(y - 30)} H{num(x + 170)} q0 80 -70 80 h-200 q-70 0 -70 -80Z"
    return out + path(d, white) + rect(x - 180, y - 44, 360, 22, lighter(white, 0.5), rx=11)


def _towels(x: float, y: float, brushes: Brushes) -> str:
    out = rect(x - 120, y, 240, 12, "#c9a24a", rx=6)
    for k, tint in enumerate((brushes.scheme.accent, brushes.scheme.second)):
        left, long = x - 100 + k * 104, 230 - 40 * k
        cloth = brushes.inside(lighter(tint, 0.25))
        out += rect(left, y - 6, 92, long, cloth, rx=8) + rect(
            left, y + long - 60, 92, 16, darker(cloth, 0.18)
        )
        out += line(
            (
                f"M{num(left + 30)} {num(y + 14)}v{num(long - 40)} M{num(left + 62)} "
                f"{num(y + 14)}v{num(long - 40)}"
            ),
            darker(cloth, 0.3),
            4,
            0.25,
        )
    return out


def hallway(canvas: Canvas, brushes: Brushes) -> Scene:
    """An entrance: the front door, hooks with coats and a hat, a mirror over a console, boards."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    floor = canvas.floor + 20
    w, top = 350.0, canvas.at(0.12)
    x = canvas.side(0.64 * side) - w / 2
    x = min(max(x, 30.0), canvas.width - w - 30) if not canvas.is_wide else x
    far = rooms.wall(canvas, brushes, (x + w / 2, top + 60))
    far += rooms.papered(canvas, canvas.chest - 80, brushes.inside(scheme.pale), rng)
    far += rooms.wainscot(
        canvas, canvas.chest - 80, brushes.inside(mix(scheme.shade, scheme.pale, 0.4)), 120
    )
    far += rooms.floor(canvas, floor, brushes.inside(scheme.wood))
    far += windows.door(
        (x, top, w, floor - top),
        brushes.inside(scheme.accent),
        brushes.inside("#f6efe2"),
        brushes,
        "hd",
    )
    mid = _coat_rack(canvas, brushes, -side)
    mid += lights.globe(canvas.side(-0.18 * side), canvas.at(0.015), 62, "hg", lit=brushes.is_dark)
    near = _console(canvas, brushes, -side, floor)
    near += rooms.rug(
        canvas.centre,
        canvas.height - 150,
        min(1000.0, canvas.width * 0.9),
        (brushes.inside(scheme.second), brushes.inside(scheme.pale)),
    )
    light = light_of(brushes.sky, (x + w / 2, top + 60), canvas)
    surface = Surface(
        "wood", lighter(scheme.wood, 0.25), darker(scheme.wood, 0.1), lighter(scheme.wood, 0.5)
    )
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent, has_counter=False)


def _coat_rack(canvas: Canvas, brushes: Brushes, side: int) -> str:
    """A board with hooks: a coat, a scarf, a bag, and a hat above."""
    rng, scheme = brushes.rng, brushes.scheme
    wide = 360.0
    x, y = canvas.side(0.66 * side) - wide / 2, canvas.at(0.245)
    x = min(max(x, 16.0), canvas.width - wide - 16) if not canvas.is_wide else x
    wood = brushes.inside(scheme.wood)
    out = rect(x, y, wide, 44, wood, rx=8) + rect(x, y, wide, 10, lighter(wood, 0.3), rx=5)
    out += rect(x - 10, y - 92, wide + 20, 20, wood, rx=6)
    hat = brushes.inside(lighter(scheme.second, 0.2))
    hx = x + rng.choice((90.0, 260.0))
    out += path(f"M{num(hx - 84)} {num(y - 92)} q84 -22 168 0Z", hat) + path(
        f"M{num(hx - 50)} {num(y - 98)} q6 -62 50 -62 t50 62Z", hat
    )
    out += rect(hx - 50, y - 114, 100, 16, darker(hat, 0.4))
    tints = [
        brushes.inside(t)
        for t in (
            scheme.second,
            mix(scheme.accent, scheme.pale, 0.4),
            mix(scheme.wood, scheme.pale, 0.3),
        )
    ]
    rng.shuffle(tints)
    for k, tint in enumerate(tints):
        cx, long = x + 66 + k * 114, rng.uniform(300, 420)
        out += line(f"M{num(cx)} {num(y + 34)}v26", "#c9a24a", 10)
        if k == 1:
            out += rect(cx - 22, y + 52, 44, long * 0.8, tint, rx=12) + line(
                (
                    f"M{num(cx - 16)} {num(y + 52 + long * 0.8)}v24 M{num(cx)} "
                    f"{num(y + 52 + long * 0.8)}v24 M{num(cx + 16)} "
                    f"{num(y + 52 + long * 0.8)}v24"
                ),
                tint,
                6,
            )
            continue
        d = f"M{num(cx - 26)} {num(y + 50)} h52 l42 80 v{num(long - 80)} h-136 v{num(80 - long)}Z"
        out += path(d, tint) + line(
            (
                f"M{num(cx)} {num(y + 60)}v{num(long - 20)} M{num(cx - 44)} {num(y + 150)}l-8 "
                f"{num(long - 120)} M{num(cx + 44)} {num(y + 150)}l8 {num(long - 120)}"
            ),
            darker(tint, 0.45),
            5,
            0.4,
        )
    return out


def _console(canvas: Canvas, brushes: Brushes, side: int, floor: float) -> str:
    """A narrow table under the hooks with keys in a bowl and a plant; boots below."""
    rng, scheme = brushes.rng, brushes.scheme
    x, y, wide = canvas.side(0.72 * side), canvas.chest + 20, 380.0
    wood = brushes.inside(darker(scheme.wood, 0.12))
    out = rect(x - wide / 2, y, wide, 26, lighter(wood, 0.2), rx=8) + rect(
        x - wide / 2 + 12, y + 26, wide - 24, 60, wood
    )
    for k in (-1, 1):
        out += rect(x + k * (wide / 2 - 40) - 12, y + 86, 24, floor - y, darker(wood, 0.2))
        out += circle(x + k * 80, y + 56, 8, "#e0b85e")
    out += plants.potted(x - side * 110, y, 96, scheme.pale, rng)
    bowl = f"M{num(x + side * 60 - 60)} {num(y - 34)} h120 q-8 36 -36 36 h-48 q-28 0 -36 -36Z"
    out += path(bowl, brushes.inside(scheme.second))
    boots = path("M0 0 v-90 h44 v52 q40 6 44 38Z", brushes.inside(scheme.accent)) + rect(
        0, -8, 90, 12, "#3a2a26", rx=4
    )
    return out + group(boots, x - 70, floor + 60) + group(boots, x + 14, floor + 70)
