"""Rooms for doing things: studio, office, library, gym, bathroom."""

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
    ellipse,
    line,
    linear,
    num,
    path,
    radial,
    rect,
)

_BOOKS = ("#c75b4a", "#e0a04a", "#4f8a86", "#f2e6cf", "#6b4a7a", "#3a5f7a", "#8a9a5a")


def _wall(canvas: Canvas, top: str, low: str) -> str:
    return f"<defs>{linear('rw', (0, top), (1, low))}</defs>" + canvas.fill("url(#rw)")


def _side(canvas: Canvas, rng: random.Random) -> int:
    if canvas.is_wide:
        return -1 if canvas.centre > canvas.width / 2 else 1
    return rng.choice((-1, 1))


def studio(canvas: Canvas, brushes: Brushes) -> Scene:
    """A recording room: neon, foam tiles, shelves with light strips."""
    rng = brushes.rng
    neon = rng.choice(
        (
            ("#ff4fa3", "#2fd6ff"),
            ("#ff8a3d", "#8f6bff"),
            ("#35e0b0", "#5a7dff"),
            ("#ffcf4a", "#ff5f7a"),
        )
    )
    wall = rng.choice((("#1b1e4b", "#3a1d5c"), ("#13263f", "#2a2458"), ("#25163f", "#451d4d")))
    far = _wall(canvas, *wall)
    glows = radial("n1", (0, neon[0], 0.72), (1, neon[0], 0)) + radial(
        "n2", (0, neon[1], 0.66), (1, neon[1], 0)
    )
    tile, y = "", canvas.band_top - 160
    dark, pale = darker(wall[0], 0.3), lighter(wall[1], 0.10)
    while y < canvas.low:
        x = canvas.left
        while x < canvas.right:
            tile += rect(x, y, 170, 170, dark, op=0.6) + path(
                f"M{num(x)} {num(y)}l85 85 85-85zM{num(x)} {num(y + 170)}l85-85 85 85z", pale, 0.55
            )
            x += 178
        y += 178
    far += tile
    side = _side(canvas, rng)
    ring_at = (canvas.side(0.60 * side), canvas.at(0.21))
    other = (canvas.side(-0.62 * side), canvas.at(0.30))
    far += (
        f"<defs>{glows}</defs>"
        + circle(*ring_at, 560, "url(#n1)")
        + circle(*other, 600, "url(#n2)")
    )
    mid = _neon(ring_at, neon[0], rng)
    long = 430.0 if not canvas.is_wide else 620.0
    sx = canvas.left if side > 0 else canvas.right - long
    for y in (canvas.at(0.20), canvas.at(0.335)):
        mid += furn.books(
            sx + 26, y, long - 60, ("#5b5bd6", "#e0588f", "#33b8c7", "#f2b04c", "#3a3f8f"), rng
        )
        mid += rect(sx, y, long, 22, "#0e0f2a", rx=8) + rect(sx, y + 22, long, 7, neon[1], op=0.95)
        mid += rect(sx, y + 29, long, 60, neon[1], op=0.10)
    surface = Surface("stone", lighter(wall[1], 0.22), darker(wall[1], 0.2), neon[0])
    light = light_of(
        brushes.sky,
        other,
        canvas,
        key=lighter(neon[1], 0.25),
        ambient=mix(neon[0], "#8a6fd0", 0.6),
        ambient_mix=0.19,
    )
    return Scene((Sheet(far, 0.2, 2.5), Sheet(mid, 0.45, 1.4)), surface, light, neon[0])


def _neon(at: tuple[float, float], colour: str, rng: random.Random) -> str:
    x, y = at
    shapes = (
        f"M{num(x - 150)} {num(y)} A150 150 0 1 1 {num(x + 150)} {num(y)} A150 150 0 1 1 "
        f"{num(x - 150)} {num(y)}",
        f"M{num(x)} {num(y - 150)} L{num(x + 140)} {num(y + 100)} H{num(x - 140)}Z",
        f"M{num(x + 34)} {num(y - 170)} L{num(x - 86)} {num(y + 20)} H{num(x)} "
        f"L{num(x - 34)} {num(y + 170)} L{num(x + 86)} {num(y - 26)} H{num(x)}Z",
        f"M{num(x)} {num(y + 130)} C{num(x - 210)} {num(y - 10)} {num(x - 110)} "
        f"{num(y - 170)} {num(x)} {num(y - 60)} C{num(x + 110)} {num(y - 170)} "
        f"{num(x + 210)} {num(y - 10)} {num(x)} {num(y + 130)}Z",
    )
    d = rng.choice(shapes)
    return (
        line(d, colour, 30, 0.18)
        + line(d, lighter(colour, 0.2), 16, 0.9)
        + line(d, "#ffffff", 5, 0.95)
    )


def office(canvas: Canvas, brushes: Brushes) -> Scene:
    """A bright workplace: big panes with a town beyond, a pinboard, plants."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#e9eef0", "#c3ced4"),
            ("#efe6da", "#d2bfa6"),
            ("#dfe8e2", "#b3c6ba"),
            ("#e6e2ee", "#bdb4d0"),
        )
    )
    accent = rng.choice(("#3a6fa8", "#d9704e", "#3f8a78", "#e0a04a"))
    far = _wall(canvas, *((mix(c, "#3a2a5a", 0.4) for c in tint) if brushes.at_night() else tint))
    side = _side(canvas, rng)
    pane_w, pane_h = (250.0, canvas.at(0.46))
    count = 2 if not canvas.is_wide else 4
    start = canvas.left + 30 if side < 0 else canvas.right - 30 - count * (pane_w + 24)
    for i in range(count):
        far += _pane(
            (start + i * (pane_w + 24), canvas.at(0.075), pane_w, pane_h), brushes, f"of{i}"
        )
    far += el.light_shaft(canvas, (start + pane_w, canvas.at(0.1)), brushes.sky.key, "ob", 0.30)
    mid = ""
    board_x = canvas.right - 330 if side < 0 else canvas.left + 40
    if canvas.is_wide:
        board_x = canvas.side(-0.62 * side) - 150
    mid += _pinboard(board_x, canvas.at(0.09), 300, 250, rng)
    mid += furn.shelf(
        (board_x - 30, canvas.at(0.385), 370),
        "#f4f1ea" if lightly(tint[0]) else "#8a6a4e",
        _BOOKS,
        rng,
    )
    mid += furn.pendant(
        canvas.side(-0.52 * side), canvas.at(0.045), 74, accent, "op", lit=brushes.at_night()
    )
    mid += el.potted(canvas.side(0.86 * side), canvas.band_bottom + 40, 190, "#e8ded0", rng)
    glow = (start + pane_w * count / 2, canvas.at(0.22))
    surface = Surface("wood", rng.choice(("#d9b58a", "#efe6d8", "#b98a5e")), "#8f6a4a", "#f6e6cc")
    return Scene(
        (Sheet(far, 0.2, 2.6), Sheet(mid, 0.45, 1.2)),
        surface,
        light_of(brushes.sky, glow, canvas),
        accent,
    )


def lightly(colour: str) -> bool:
    """Whether a wall is pale enough for white furniture."""
    return sum(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 540


def _pane(box: tuple[float, float, float, float], brushes: Brushes, key: str) -> str:
    x, y, w, h = box
    out = rect(x - 10, y - 10, w + 20, h + 20, "#4a5560", rx=6)
    out += (
        f'<clipPath id="{key}c"><rect x="{num(x)}" y="{num(y)}" width="{num(w)}" '
        f'height="{num(h)}"/></clipPath>'
    )
    out += f'<g clip-path="url(#{key}c)">' + furn.view(box, brushes.sky, brushes.rng, key)
    out += (
        path(
            f"M{num(x)} {num(y + h * 0.4)} L{num(x + w)} {num(y - h * 0.1)} "
            f"V{num(y + h * 0.12)} L{num(x)} {num(y + h * 0.64)}Z",
            "#ffffff",
            0.14,
        )
        + "</g>"
    )
    return out + line(f"M{num(x)} {num(y + h * 0.66)}h{num(w)}", "#4a5560", 9)


def _pinboard(x: float, y: float, w: float, h: float, rng: random.Random) -> str:
    out = rect(x - 10, y - 10, w + 20, h + 20, "#b98a5e", rx=8) + rect(x, y, w, h, "#e3c79a", rx=4)
    for i in range(6):
        nx, ny = x + 24 + (i % 3) * 92, y + 24 + (i // 3) * 112
        colour = rng.choice(("#fff3b0", "#ffd6c9", "#cfe8ff", "#d6f0d0", "#ffffff"))
        turn = rng.uniform(-5, 5)
        note = (
            rect(0, 0, 76, 84, colour, rx=3)
            + line("M12 26h50 M12 42h40 M12 58h46", "#6a5a4a", 4, 0.35)
            + circle(38, 6, 6, "#d9504a")
        )
        out += f'<g transform="translate({num(nx)} {num(ny)}) rotate({num(turn)})">{note}</g>'
    return out


def library(canvas: Canvas, brushes: Brushes) -> Scene:
    """Shelves of books from wall to wall, a warm lamp, a ladder."""
    rng = brushes.rng
    wood = rng.choice(("#6f4630", "#5a3a2c", "#84583a"))
    far = _wall(canvas, darker(wood, 0.34), darker(wood, 0.5))
    y = canvas.at(0.10)
    tints = tuple(mix(c, wood, 0.22) for c in _BOOKS)
    step = 226.0
    while y < canvas.low:
        far += furn.books(canvas.left + 10, y, canvas.right - canvas.left - 20, tints, rng)
        far += rect(canvas.left, y, canvas.right - canvas.left, 26, wood) + rect(
            canvas.left, y, canvas.right - canvas.left, 6, lighter(wood, 0.35), op=0.6
        )
        far += rect(canvas.left, y + 26, canvas.right - canvas.left, 30, "#120818", op=0.30)
        y += step
    x = canvas.left + 60
    while x < canvas.right:
        far += rect(x, canvas.at(-0.05), 34, canvas.low + 120, wood) + rect(
            x + 26, canvas.at(-0.05), 8, canvas.low + 120, "#120818", op=0.3
        )
        x += 400
    side = _side(canvas, rng)
    lamp = (canvas.side(-0.66 * side), canvas.at(0.16))
    warm = radial("lw", (0, "#ffd890", 0.62), (0.5, "#ffc070", 0.22), (1, "#ffc070", 0))
    mid = f"<defs>{warm}</defs>" + circle(lamp[0], lamp[1] + 40, 520, "url(#lw)")
    lx = canvas.side(0.78 * side)
    lean = 60 * side
    rails = (
        f"M{num(lx - 60)} {num(canvas.at(-0.04))} L{num(lx - 60 + lean)} "
        f"{num(canvas.low)} M{num(lx + 60)} {num(canvas.at(-0.04))} "
        f"L{num(lx + 60 + lean)} {num(canvas.low)}"
    )
    rungs = " ".join(f"M{num(lx - 60 + lean * i / 14)} {num(i * 140)} h120" for i in range(15))
    mid += line(rails, "#c99a5c", 16) + line(rungs, "#b98448", 12)
    mid += furn.pendant(
        lamp[0], lamp[1] - 60, 84, rng.choice(("#2f6b5a", "#a8483a", "#d9a441")), "lp", lit=True
    )
    surface = Surface("wood", lighter(wood, 0.26), darker(wood, 0.12), lighter(wood, 0.55))
    light = light_of(brushes.sky, lamp, canvas, key="#ffdca0", ambient="#e0a878", ambient_mix=0.15)
    return Scene((Sheet(far, 0.25, 3.2), Sheet(mid, 0.5, 1.0)), surface, light, "#2f6b5a")


def gym(canvas: Canvas, brushes: Brushes) -> Scene:
    """A training room: windows, a rack of weights, balls and a bar."""
    rng = brushes.rng
    wall = rng.choice(
        (
            ("#dfe4e6", "#b4bfc6"),
            ("#3b4654", "#242c38"),
            ("#e9d9c8", "#c6a98e"),
            ("#2f5a5e", "#1d3c44"),
        )
    )
    accent = rng.choice(("#f2b04c", "#e0503c", "#35b58a", "#3f8fe0"))
    far = _wall(canvas, *wall)
    stripe = canvas.band_top - 90
    far += path(
        f"M{num(canvas.left)} {num(stripe - 40)} L{num(canvas.right)} {num(stripe - 150)} "
        f"v44 L{num(canvas.left)} {num(stripe + 4)}Z",
        accent,
        0.9,
    )
    side = _side(canvas, rng)
    count = 2 if not canvas.is_wide else 4
    w = 240.0
    start = canvas.left + 40 if side < 0 else canvas.right - 40 - count * (w + 26)
    for i in range(count):
        far += _pane((start + i * (w + 26), canvas.at(0.06), w, canvas.at(0.30)), brushes, f"gy{i}")
    far += el.light_shaft(canvas, (start + w, canvas.at(0.08)), brushes.sky.key, "gb", 0.28)
    floor = canvas.at(0.72)
    far += rect(
        canvas.left, floor, canvas.right - canvas.left, canvas.low - floor, darker(wall[1], 0.45)
    ) + rect(canvas.left, floor, canvas.right - canvas.left, 10, accent, op=0.7)
    mid = _rack(canvas, -side, accent, rng)
    bx = canvas.side(0.80 * side)
    ball = radial("gl", (0, lighter(accent, 0.45)), (0.6, accent), (1, darker(accent, 0.35)))
    mid += (
        f"<defs>{ball}</defs>"
        + ellipse(bx, floor + 128, 150, 22, "#120818", 0.3)
        + circle(bx, floor - 10, 138, "url(#gl)")
    )
    surface = Surface("stone", "#4a5360", "#2c333e", accent)
    glow = (start + w * count / 2, canvas.at(0.2))
    return Scene(
        (Sheet(far, 0.2, 2.6), Sheet(mid, 0.5, 1.2)),
        surface,
        light_of(brushes.sky, glow, canvas),
        accent,
    )


def _rack(canvas: Canvas, side: int, accent: str, rng: random.Random) -> str:
    long = 400.0 if not canvas.is_wide else 600.0
    x = canvas.right - long + 20 if side > 0 else canvas.left - 20
    out = rect(x + 20, canvas.at(0.19), 22, canvas.at(0.60), "#2a313c") + rect(
        x + long - 42, canvas.at(0.19), 22, canvas.at(0.60), "#2a313c"
    )
    for share in (0.285, 0.425, 0.56):
        y = canvas.at(share)
        out += rect(x, y, long, 20, "#39424f", rx=6) + rect(x, y, long, 5, "#7a8696", rx=3)
        at = x + 26
        while at < x + long - 110:
            size = rng.uniform(62, 92)
            colour = rng.choice((accent, "#39424f", "#5a6675", lighter(accent, 0.3)))
            out += rect(at, y - size * 0.55, size * 1.5, size * 0.2, "#aab4bf", rx=6)
            for k in (0.0, 1.14):
                out += rect(
                    at + size * k, y - size * 0.9, size * 0.36, size * 0.9, colour, rx=9
                ) + rect(
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


def bathroom(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tiles, a round mirror, a shelf with bottles, plants."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#d6e8e6", "#a9cac8"),
            ("#f2dcd8", "#dcb3ae"),
            ("#e4e6d6", "#bcc3a2"),
            ("#dfe3f0", "#b2bcd8"),
        )
    )
    accent = rng.choice(("#d98a8a", "#5fa39a", "#c9a24a", "#8a8fc0"))
    far = _wall(canvas, mix("#ffffff", tint[0], 0.6), tint[0])
    lines, y = "", canvas.at(0.0) - 60
    while y < canvas.low:
        lines += f"M{num(canvas.left)} {num(y)}H{num(canvas.right)} "
        y += 104
    x = canvas.left
    while x < canvas.right:
        lines += f"M{num(x)} {num(canvas.at(-0.06))}V{num(canvas.low)} "
        x += 104
    far += line(lines, tint[1], 4, 0.55)
    band = canvas.band_top - 40
    far += rect(canvas.left, band, canvas.right - canvas.left, 52, accent, op=0.55)
    side = _side(canvas, rng)
    wx = canvas.side(0.62 * side)
    far += furn.window(
        (wx - 150, canvas.at(0.08), 300, canvas.at(0.26)), brushes.sky, "#fbf8f0", rng, "bw"
    )
    far += el.light_shaft(canvas, (wx, canvas.at(0.1)), brushes.sky.key, "bb", 0.34)
    mx, my, r = canvas.side(-0.64 * side), canvas.at(0.20), 185.0
    glass = linear("bm", (0, "#f2fbfb"), (1, mix(tint[1], "#ffffff", 0.3)), x2=1)
    mid = (
        f"<defs>{glass}</defs>"
        + circle(mx + 6, my + 12, r + 14, "#1a2a30", 0.14)
        + circle(mx, my, r + 14, "#d9b36a")
        + circle(mx, my, r, "url(#bm)")
    )
    mid += path(
        f"M{num(mx - 110)} {num(my + 60)} L{num(mx + 30)} {num(my - 130)} H{num(mx + 80)} "
        f"L{num(mx - 70)} {num(my + 110)}Z",
        "#ffffff",
        0.45,
    )
    long = 400.0
    sx = canvas.left if side > 0 else canvas.right - long
    mid += _bottles(
        sx + 30, canvas.at(0.415), long - 60, (accent, *tint, "#f6efe2", "#c9a24a"), rng
    ) + rect(sx, canvas.at(0.415), long, 22, "#c99a6a", rx=8)
    mid += el.hanging_plant(canvas.side(0.88 * side), canvas.at(0.075), 110, rng)
    surface = Surface("stone", "#f4efe8", darker(tint[1], 0.08), "#ffffff")
    return Scene(
        (Sheet(far, 0.2, 2.4), Sheet(mid, 0.45, 1.0)),
        surface,
        light_of(brushes.sky, (wx, canvas.at(0.2)), canvas),
        accent,
    )


def _bottles(x: float, y: float, width: float, tints: tuple[str, ...], rng: random.Random) -> str:
    out, at = "", x
    while at < x + width - 60:
        w, h = rng.uniform(44, 70), rng.uniform(90, 160)
        colour = rng.choice(tints)
        out += rect(at, y - h, w, h, colour, rx=w * 0.28) + rect(
            at + w * 0.3, y - h - 30, w * 0.4, 34, darker(colour, 0.3), rx=6
        )
        out += rect(
            at + w * 0.14, y - h * 0.86, w * 0.14, h * 0.66, "#ffffff", rx=4, op=0.4
        ) + rect(at + w * 0.1, y - h * 0.55, w * 0.8, h * 0.3, "#ffffff", rx=5, op=0.5)
        at += w + rng.uniform(12, 34)
    return out
