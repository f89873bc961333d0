"""Rooms people live in: kitchen, windowsill, living room, cafe."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes import elements as el
from limelight.adapters.embedded.illustrator.scenes import furniture as furn
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Surface,
    light_of,
)
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    group,
    line,
    linear,
    num,
    path,
    radial,
    rect,
)

_TINTS = (
    ("#c75b4a", "#e0a04a", "#4f8a86", "#f2e6cf", "#6b4a7a"),
    ("#d98a6a", "#7fa58c", "#e8cf9a", "#4a6a80", "#f4ecdf"),
    ("#b8657a", "#e3b25c", "#5f7fa6", "#efe3d2", "#6f8f6a"),
)


def _wall(canvas: Canvas, top: str, low: str, key: str) -> str:
    return f"<defs>{linear(key, (0, top), (1, low))}</defs>" + canvas.fill(f"url(#{key})")


def _night(colour: str, brushes: Brushes) -> str:
    """A wall colour in the evening's light."""
    return mix(colour, "#3a2350", 0.42) if brushes.at_night() else colour


def _open_side(canvas: Canvas) -> int:
    """The side with more room: -1 left, 1 right."""
    return -1 if canvas.centre > canvas.width / 2 else 1


def kitchen(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tiles, a window, open shelves, lamps over a counter."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#f4e3c6", "#e2bd8e"),
            ("#d9e6dc", "#a9c6b4"),
            ("#f3d6c4", "#dba384"),
            ("#dfe7ee", "#a9bccb"),
        )
    )
    wood = rng.choice(("#9a5f3c", "#b07a4a", "#7a4a32"))
    tints = rng.choice(_TINTS)
    far = _wall(canvas, _night(tint[0], brushes), _night(tint[1], brushes), "sw")
    far += _tiles(canvas, brushes, tint)
    side = rng.choice((-1, 1)) if not canvas.is_wide else _open_side(canvas)
    w, h = (
        rng.choice((340.0, 400.0, 450.0)),
        min(rng.choice((460.0, 560.0, 660.0)), canvas.at(0.44)),
    )
    wx = canvas.side(0.56 * side) - w / 2 if not canvas.is_wide else canvas.side(0.5 * side) - w / 2
    wx = min(max(wx, 30.0), canvas.width - w - 30) if not canvas.is_wide else wx
    wy = canvas.at(0.10)
    far += furn.window((wx, wy, w, h), brushes.sky, lighter(wood, 0.5), rng, "kw")
    far += el.light_shaft(canvas, (wx + w / 2, wy + h * 0.3), brushes.sky.key, "kb", 0.30)
    mid = ""
    shelf_side = -side
    edge = canvas.right if shelf_side > 0 else canvas.left
    long = 430.0 if not canvas.is_wide else 520.0
    sx = edge - long if shelf_side > 0 else edge
    lower = rng.choice(("jars", "books", "mixed"))
    if rng.random() < 0.45:
        mid += _cupboards((sx, canvas.at(0.07), long, canvas.at(0.17)), rng.choice(tints), wood)
        mid += furn.shelf((sx, canvas.at(0.40), long), wood, tints, rng, lower)
    else:
        for i, y in enumerate((canvas.at(0.235), canvas.at(0.40))):
            mid += furn.shelf((sx, y, long), wood, tints, rng, lower if i else "mixed")
    lamp = rng.choice(tints[:3])
    for i, share in enumerate(rng.choice(((-0.62, 0.5), (-0.5, 0.7), (-0.12 * side,)))):
        mid += furn.pendant(
            canvas.side(share),
            canvas.at(0.045 + 0.018 * i),
            78,
            lamp,
            f"kp{i}",
            lit=brushes.at_night(),
        )
    glow = (wx + w / 2, wy + h * 0.4)
    surface = Surface("wood", lighter(wood, 0.18), darker(wood, 0.18), lighter(wood, 0.5))
    if rng.random() < 0.4:
        surface = Surface("stone", "#efe8dd", "#b9ab9c", "#fffaf0")
    return Scene(
        (Sheet(far, 0.2, 3), Sheet(mid, 0.45, 1.2)),
        surface,
        light_of(brushes.sky, glow, canvas),
        lamp,
    )


def _cupboards(box: tuple[float, float, float, float], colour: str, wood: str) -> str:
    """Closed wall cupboards with two doors."""
    x, y, long, high = box
    face = mix(colour, "#f4ead8", 0.45)
    out = rect(x - 6, y + high - 6, long + 12, 26, "#1a0f20", rx=8, op=0.2)
    out += rect(x, y, long, high, darker(face, 0.14), rx=8)
    for i in range(2):
        left = x + 14 + i * (long / 2 - 4)
        wide = long / 2 - 24
        out += rect(left, y + 14, wide, high - 28, face, rx=6)
        out += rect(left + 24, y + 40, wide - 48, high - 80, lighter(face, 0.25), rx=4, op=0.6)
        out += rect(left + (wide - 22 if i == 0 else 10), y + high - 92, 12, 54, wood, rx=6)
    return out


def _tiles(canvas: Canvas, brushes: Brushes, tint: tuple[str, str]) -> str:
    tile_top = canvas.band_top - 120
    grout = "".join(
        f"M{num(canvas.left)} {num(tile_top + 76 * r)}H{num(canvas.right)} "
        for r in range(int((canvas.low - tile_top) / 76) + 1)
    )
    for r in range(int((canvas.low - tile_top) / 76) + 1):
        shift = 62 if r % 2 else 0
        x = canvas.left + shift
        while x < canvas.right:
            grout += f"M{num(x)} {num(tile_top + 76 * r)}v76 "
            x += 124
    out = rect(
        canvas.left,
        tile_top,
        canvas.right - canvas.left,
        canvas.low - tile_top,
        _night("#fbf6ea", brushes),
        op=0.5,
    )
    return (
        out
        + line(grout, darker(tint[1], 0.25), 3, 0.30)
        + rect(canvas.left, tile_top - 14, canvas.right - canvas.left, 18, lighter(tint[0], 0.5))
    )


def windowsill(canvas: Canvas, brushes: Brushes) -> Scene:
    """A wide window full of light with plants on the sill and hanging before it."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#f6ead2", "#ecc9a0"),
            ("#e6ecdf", "#bccfb2"),
            ("#f7dfd0", "#e6b192"),
            ("#e9e4f0", "#c4b8d6"),
        )
    )
    frame = rng.choice(("#f4ead8", "#8a5a3a", "#6f8f86"))
    far = _wall(canvas, _night(tint[0], brushes), _night(tint[1], brushes), "sw")
    w = canvas.width * (0.86 if not canvas.is_wide else 0.62)
    h = canvas.at(0.56)
    x = (
        (canvas.width - w) / 2
        if not canvas.is_wide
        else (canvas.width - w) * (0.9 if _open_side(canvas) > 0 else 0.1)
    )
    y = canvas.at(0.055)
    far += furn.window((x, y, w, h), brushes.sky, frame, rng, "vw")
    cloth = lighter(rng.choice(("#d98a6a", "#7fa58c", "#e3b25c", "#b8a0c8")), 0.35)
    fall = h + canvas.at(0.20)
    far += rect(x - 60, y - 46, w + 120, 16, darker(frame, 0.35), rx=8)
    far += furn.curtain(x - 50, y - 34, w * 0.26, fall, cloth) + furn.curtain(
        x + w + 50, y - 34, -w * 0.26, fall, cloth
    )
    far += el.light_shaft(canvas, (x + w * 0.3, y + 60), brushes.sky.key, "vb", 0.34)
    mid = ""
    sill = y + h + 40
    spots = [0.07, 0.20, 0.80, 0.93] if not canvas.is_wide else [0.05, 0.16, 0.28, 0.70, 0.83, 0.95]
    for i, share in enumerate(spots):
        px = canvas.width * share
        if abs(px - canvas.centre) < 230:
            continue
        mid += el.potted(
            px,
            sill + 6 + 8 * (i % 2),
            rng.uniform(108, 150),
            rng.choice(("#c9704e", "#e8ded0", "#7f9aa6", "#d9a441")),
            rng,
        )
    mid += el.hanging_plant(canvas.side(-0.72), canvas.at(0.10), 130, rng) + el.hanging_plant(
        canvas.side(0.76), canvas.at(0.065), 110, rng
    )
    glow = (x + w * 0.68, y + h * 0.3)
    surface = Surface("wood", rng.choice(("#d9a878", "#c08a5c", "#efe2cc")), "#a8714a", "#f6dcb8")
    return Scene(
        (Sheet(far, 0.2, 2.4), Sheet(mid, 0.5, 1.0)),
        surface,
        light_of(brushes.sky, glow, canvas),
        "#7fa58c",
    )


def living_room(canvas: Canvas, brushes: Brushes) -> Scene:
    """A sofa, a lamp, pictures and plants in a cosy room."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#2f5b5e", "#1f4247"),
            ("#e9cdb4", "#d3a17e"),
            ("#cfd6c4", "#a3b196"),
            ("#6b4a66", "#472f4c"),
            ("#e9dfd0", "#cdb69c"),
        )
    )
    sofa = rng.choice(("#c9704e", "#d9a441", "#5a7f86", "#8a5a72", "#7f8f5c"))
    tints = rng.choice(_TINTS)
    far = _wall(canvas, _night(tint[0], brushes), _night(tint[1], brushes), "sw")
    rail = canvas.band_top + 60
    moulding = lighter(tint[0], 0.16)
    x = canvas.left + 40
    while x < canvas.right:
        far += (
            f'<rect x="{num(x)}" y="{num(canvas.at(0.06))}" width="270" '
            f'height="{num(rail - canvas.at(0.09))}" rx="6" fill="none" stroke="{moulding}" '
            'stroke-width="6" stroke-opacity=".34"/>'
        )
        x += 330
    far += rect(canvas.left, rail, canvas.right - canvas.left, 20, moulding, op=0.5)
    side = _open_side(canvas)
    frames = (
        (-0.78, 0.13, 190.0, 240.0),
        (-0.70, 0.30, 150.0, 150.0),
        (0.72, 0.12, 170.0, 170.0),
        (0.80, 0.24, 200.0, 250.0),
    )
    for share, top, w, h in frames:
        far += furn.picture(
            (canvas.side(share) - w / 2, canvas.at(top), w, h),
            rng.choice(("#3a2a22", "#b98a4a", "#f4ead8")),
            tints,
            rng,
        )
    mid = _sofa(canvas, sofa)
    lamp_x = canvas.side(0.62 * side) if canvas.is_wide else canvas.side(-0.80)
    shade_y = canvas.at(0.36)
    mid += _floor_lamp(canvas, lamp_x, shade_y)
    mid += el.potted(canvas.side(0.84), canvas.band_bottom + 60, 170, "#e8ded0", rng)
    surface = Surface("wood", "#8a5a3c", "#4f2f22", "#c08a5c")
    light = light_of(
        brushes.sky,
        (lamp_x, shade_y),
        canvas,
        key="#ffdca0",
        ambient=mix("#f2c894", tint[0], 0.35),
        ambient_mix=0.13,
    )
    return Scene((Sheet(far, 0.2, 2.6), Sheet(mid, 0.5, 1.2)), surface, light, sofa)


def _floor_lamp(canvas: Canvas, lamp_x: float, shade_y: float) -> str:
    lit = radial("lg", (0, "#ffdf9a", 0.75), (0.4, "#ffcf80", 0.28), (1, "#ffcf80", 0))
    out = f"<defs>{lit}</defs>" + circle(lamp_x, shade_y + 40, 330, "url(#lg)")
    out += line(f"M{num(lamp_x)} {num(shade_y + 80)}V{num(canvas.low)}", "#3a2a26", 10)
    out += path(
        f"M{num(lamp_x - 62)} {num(shade_y - 40)} H{num(lamp_x + 62)} "
        f"L{num(lamp_x + 104)} {num(shade_y + 90)} H{num(lamp_x - 104)}Z",
        "#ffe2a6",
    )
    out += path(
        f"M{num(lamp_x + 20)} {num(shade_y - 40)} H{num(lamp_x + 62)} "
        f"L{num(lamp_x + 104)} {num(shade_y + 90)} H{num(lamp_x + 36)}Z",
        "#d98a4a",
        0.22,
    )
    return out


def _sofa(canvas: Canvas, colour: str) -> str:
    top = canvas.band_top - 30
    left, right = canvas.left - 20, canvas.right + 20
    paint = linear("so", (0, lighter(colour, 0.12)), (1, darker(colour, 0.34)))
    out = f"<defs>{paint}</defs>" + rect(
        left, top, right - left, canvas.low - top, "url(#so)", rx=70
    )
    seams, x = "", left + 200
    while x < right:
        seams += f"M{num(x)} {num(top + 30)}V{num(canvas.low)} "
        x += 360
    out += line(seams, darker(colour, 0.5), 6, 0.3) + rect(
        left, top + 8, right - left, 14, "#ffffff", rx=7, op=0.14
    )
    for share, turn, tint in ((-0.70, -12, "#f4ead8"), (0.70, 10, "#e3b25c")):
        cushion = rect(-105, -105, 210, 210, tint, rx=44) + line(
            "M-70 -70 L70 70 M70 -70 L-70 70", darker(tint, 0.4), 5, 0.2
        )
        out += group(cushion, canvas.side(share), top + 120, turn=turn)
    return out


def cafe(canvas: Canvas, brushes: Brushes) -> Scene:
    """A coffee bar: arched window, menu board, shelves, lamps."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#f3d9b8", "#d9a877"),
            ("#d7dcc8", "#a8b08e"),
            ("#eccfc0", "#c98f78"),
            ("#3f5a58", "#2a4044"),
        )
    )
    wood = rng.choice(("#8a5233", "#6f4630"))
    tints = rng.choice(_TINTS)
    far = _wall(canvas, _night(tint[0], brushes), _night(tint[1], brushes), "sw")
    planks, x = "", canvas.left
    while x < canvas.right:
        planks += f"M{num(x)} {num(canvas.at(-0.05))}V{num(canvas.low)} "
        x += 96
    far += line(planks, darker(tint[1], 0.3), 3, 0.25)
    side = -1 if rng.random() < 0.5 else 1
    if canvas.is_wide:
        side = _open_side(canvas)
    w, h = 460.0, min(760.0, canvas.at(0.46))
    wx = canvas.side(0.52 * side) - w / 2
    if not canvas.is_wide:
        wx = 60.0 if side < 0 else canvas.width - w - 60
    wy = canvas.at(0.09)
    far += furn.window((wx, wy, w, h), brushes.sky, wood, rng, "cw")
    mid = ""
    long = 460.0
    sx = canvas.right - long if side < 0 else canvas.left
    for y in (canvas.at(0.22), canvas.at(0.375)):
        mid += furn.shelf((sx, y, long), wood, tints, rng)
    if canvas.is_wide:
        bx = canvas.side(0.86 * side) - 110
        mid += _board(bx, canvas.at(0.12), 230, 300, rng)
    lamp = rng.choice(("#c75b4a", "#2f6b66", "#d9a441", "#5a4a7a"))
    for i, share in enumerate((-0.66, 0.64)):
        mid += furn.pendant(
            canvas.side(share),
            canvas.at(0.07 + 0.022 * i),
            90,
            lamp,
            f"cp{i}",
            lit=brushes.at_night(),
        )
    mid += el.light_shaft(canvas, (wx + w / 2, wy), brushes.sky.key, "cb", 0.26)
    surface = Surface("wood", lighter(wood, 0.25), darker(wood, 0.25), lighter(wood, 0.55))
    glow = (wx + w * 0.55, wy + h * 0.3)
    return Scene(
        (Sheet(far, 0.2, 3), Sheet(mid, 0.45, 1.2)),
        surface,
        light_of(brushes.sky, glow, canvas),
        lamp,
    )


def _board(x: float, y: float, w: float, h: float, rng: random.Random) -> str:
    out = rect(x - 10, y - 10, w + 20, h + 20, "#7a4a2e", rx=10) + rect(x, y, w, h, "#2a3330", rx=6)
    rows = ""
    for i in range(6):
        yy = y + 60 + i * (h - 90) / 6
        rows += (
            f"M{num(x + 24)} {num(yy)}h{num(rng.uniform(60, w * 0.5))} M{num(x + w - 60)} "
            f"{num(yy)}h34 "
        )
    return out + line(rows, "#f4ead8", 6, 0.6) + circle(x + w / 2, y + 28, 12, "#e0a04a", 0.9)
