"""More rooms of a home: where one eats and where one sleeps."""

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
from limelight.adapters.embedded.illustrator.svg import circle, line, linear, num, path, rect

_TINTS = (
    ("#c75b4a", "#e0a04a", "#4f8a86", "#f2e6cf", "#6b4a7a"),
    ("#d98a6a", "#7fa58c", "#e8cf9a", "#4a6a80", "#f4ecdf"),
)


def _wall(canvas: Canvas, brushes: Brushes, tint: tuple[str, str]) -> str:
    top, low = (mix(c, "#3a2350", 0.42) if brushes.at_night() else c for c in tint)
    return f"<defs>{linear('sw', (0, top), (1, low))}</defs>" + canvas.fill("url(#sw)")


def dining(canvas: Canvas, brushes: Brushes) -> Scene:
    """Panelled wall, a tall window with curtains, prints over a sideboard, one large lamp."""
    rng = brushes.rng
    tint = rng.choice(
        (
            ("#2f6b66", "#23504f"), ("#b9c7a8", "#93a583"), ("#e8c9a6", "#d3a57c"),
            ("#7a4a5c", "#5a3446"), ("#4f6a8a", "#3a4f6e"),
        )
    )  # fmt: skip
    wood = rng.choice(("#8a5233", "#a66f45", "#5f3d2c"))
    tints = rng.choice(_TINTS)
    side = rng.choice((-1, 1))
    far = _wall(canvas, brushes, tint) + _panels(canvas, lighter(tint[1], 0.12))
    w, h = 330.0, min(820.0, canvas.at(0.47))
    wx = 70.0 if side < 0 else canvas.width - w - 70
    wy = canvas.at(0.07)
    far += furn.window((wx, wy, w, h), brushes.sky, "#f4ead8", rng, "dw")
    cloth = lighter(rng.choice(tints), 0.3)
    far += rect(wx - 60, wy - 44, w + 120, 14, darker(wood, 0.3), rx=7)
    far += furn.curtain(wx - 54, wy - 34, w * 0.34, h + 110, cloth)
    far += furn.curtain(wx + w + 54, wy - 34, -w * 0.34, h + 110, cloth)
    far += el.light_shaft(canvas, (wx + w / 2, wy + 60), brushes.sky.key, "db", 0.24)
    mid = _sideboard(canvas, brushes, -side, wood)
    for top, wide, high in ((0.10, 190.0, 240.0), (0.255, 150.0, 150.0)):
        x = canvas.width - wide - 60 if side < 0 else 60.0
        mid += furn.picture((x, canvas.at(top), wide, high), lighter(wood, 0.25), tints, rng)
    lamp = rng.choice(("#f0c46a", "#e8ded0", "#d97a5a"))
    lit = brushes.at_night() or rng.random() < 0.5
    mid += furn.pendant(canvas.side(0.16 * side), canvas.at(0.012), 104, lamp, "dp", lit=lit)
    surface = Surface("wood", lighter(wood, 0.16), darker(wood, 0.2), lighter(wood, 0.45))
    light = light_of(brushes.sky, (wx + w / 2, wy + h * 0.35), canvas)
    return Scene((Sheet(far, 0.2, 2.6), Sheet(mid, 0.45, 1.2)), surface, light, lamp)


def _panels(canvas: Canvas, colour: str) -> str:
    """Wainscot below, from beside the figure's neck down."""
    top = canvas.band_top - 150
    out = rect(canvas.left, top, canvas.right - canvas.left, canvas.low - top, colour, op=0.75)
    grooves, x = "", canvas.left
    while x < canvas.right:
        grooves += f"M{num(x)} {num(top + 20)}V{num(canvas.low)} "
        x += 84
    out += line(grooves, darker(colour, 0.4), 4, 0.28)
    return out + rect(canvas.left, top - 16, canvas.right - canvas.left, 24, lighter(colour, 0.25))


def _sideboard(canvas: Canvas, brushes: Brushes, side: int, wood: str) -> str:
    """A low cupboard at one edge, with a plant and a lamp's worth of things on it."""
    rng = brushes.rng
    top, long = canvas.band_top - 40, 380.0
    x = canvas.left if side < 0 else canvas.right - long
    out = rect(x, top, long, canvas.low - top, darker(wood, 0.12), rx=12)
    out += rect(x - 8, top - 14, long + 16, 24, lighter(wood, 0.14), rx=8)
    for i in range(2):
        out += rect(
            x + 22 + i * (long / 2 - 10), top + 40, long / 2 - 38, 250, lighter(wood, 0.08), rx=8
        )
        out += circle(x + long / 2 + (-26 if i == 0 else 26), top + 150, 9, "#f0d9a8")
    at = x + (130 if side < 0 else long - 130)
    out += el.potted(at, top - 14, 120, rng.choice(("#e8ded0", "#c9704e", "#7f9aa6")), rng)
    return out + furn.jar(at + (-side) * 96, top - 14, 62, "#f2e6cf", rng)


def bedroom(canvas: Canvas, brushes: Brushes) -> Scene:
    """A padded headboard with pillows, a bedside lamp, a window and small lights along the wall."""
    rng = brushes.rng
    tint = rng.choice(
        (("#c9c3dd", "#a49cc4"), ("#e9d3c4", "#cfa894"), ("#bfd0d8", "#93aebd"),
         ("#4a4a72", "#36365a"))
    )  # fmt: skip
    bed = rng.choice(("#6f5a86", "#a8654f", "#4f7a80", "#8a7f5c"))
    side = rng.choice((-1, 1))
    far = _wall(canvas, brushes, tint)
    w, h = 380.0, min(500.0, canvas.at(0.34))
    wx = 60.0 if side < 0 else canvas.width - w - 60
    wy = canvas.at(0.10)
    far += furn.window((wx, wy, w, h), brushes.sky, "#f4ead8", rng, "nw")
    cloth = lighter(tint[0], 0.35)
    far += furn.curtain(wx - 46, wy - 40, w * 0.36, h + 150, cloth)
    far += furn.curtain(wx + w + 46, wy - 40, -w * 0.36, h + 150, cloth)
    far += el.light_shaft(canvas, (wx + w / 2, wy + 40), brushes.sky.key, "nb", 0.22)
    mid = furn.string_lights(
        (canvas.left, canvas.right, canvas.at(0.035)), 46, "#ffdf9a", "nl", count=14
    )
    wide, high = 190.0, 230.0
    px = canvas.width - wide - 70 if side < 0 else 70.0
    mid += furn.picture(
        (px, canvas.at(0.15), wide, high), "#b98a4a", rng.choice(_TINTS), rng
    ) + _headboard(canvas, bed)
    lamp_x = canvas.side(0.86 * -side)
    mid += _bedside_lamp(canvas, lamp_x, lit=brushes.at_night())
    surface = Surface("wood", "#b98a62", "#7a5038", "#e0bd94")
    glow = (lamp_x, canvas.band_top - 160) if brushes.at_night() else (wx + w / 2, wy + h * 0.4)
    light = light_of(brushes.sky, glow, canvas)
    return Scene((Sheet(far, 0.2, 2.6), Sheet(mid, 0.5, 1.2)), surface, light, bed)


def _headboard(canvas: Canvas, colour: str) -> str:
    top = canvas.band_top - 90
    paint = linear("hb", (0, lighter(colour, 0.14)), (1, darker(colour, 0.3)))
    wide = canvas.right - canvas.left
    out = f"<defs>{paint}</defs>" + rect(
        canvas.left + 110, top, wide - 220, canvas.low - top, "url(#hb)", rx=80
    )
    seams, x = "", canvas.left + 260
    while x < canvas.right - 160:
        seams += f"M{num(x)} {num(top + 30)}V{num(canvas.low)} "
        x += 150
    out += line(seams, darker(colour, 0.5), 5, 0.28)
    for share, tint in (
        (-0.62, "#f6efe4"),
        (0.62, "#f6efe4"),
        (-0.36, "#e3c9a0"),
        (0.36, "#cfd8e0"),
    ):
        middle, y = canvas.side(share), top + (150 if abs(share) > 0.5 else 210)
        out += path(
            f"M{num(middle - 170)} {num(y - 90)} Q{num(middle)} {num(y - 130)} {num(middle + 170)} "
            f"{num(y - 90)} Q{num(middle + 196)} {num(y + 40)} {num(middle + 160)} {num(y + 160)} "
            f"H{num(middle - 160)} Q{num(middle - 196)} {num(y + 40)} {num(middle - 170)} "
            f"{num(y - 90)}Z",
            tint,
        )
    return out


def _bedside_lamp(canvas: Canvas, x: float, *, lit: bool) -> str:
    y = canvas.band_top - 60
    glow = linear("bl", (0, "#ffe6ae"), (1, "#f0bd72"))
    out = f"<defs>{glow}</defs>"
    for reach in (210, 150, 96):
        out += circle(x, y - 110, reach, "#ffdf9a", 0.13 if lit else 0.05)
    out += rect(x - 8, y - 60, 16, 130, "#8a5a3c") + rect(
        x - 120, y + 66, 240, 700, "#8a5a3c", rx=12
    )
    out += rect(x - 130, y + 56, 260, 24, "#b07a4a", rx=8)
    return out + path(
        f"M{num(x - 56)} {num(y - 180)} H{num(x + 56)} L{num(x + 92)} {num(y - 56)} "
        f"H{num(x - 92)}Z",
        "url(#bl)",
    )
