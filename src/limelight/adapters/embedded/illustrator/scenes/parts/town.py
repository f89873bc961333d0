"""Houses and streets."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes, Canvas
from limelight.adapters.embedded.illustrator.svg import circle, line, num, path, rect

Box = tuple[float, float, float, float]


def houses(
    canvas: Canvas,
    brushes: Brushes,
    base: float,
    wide: tuple[float, float],
    high: tuple[float, float],
    snow: str = "",
) -> str:
    """A row of gabled town houses standing on `base`; heights are shares of the picture's."""
    rng, scheme = brushes.rng, brushes.scheme
    tints = (
        scheme.wood,
        scheme.pale,
        mix(scheme.accent, scheme.pale, 0.4),
        mix(scheme.second, scheme.pale, 0.45),
        mix(scheme.wood, scheme.pale, 0.5),
    )
    out, x, last = "", canvas.left, ""
    while x < canvas.right:
        w, h = rng.uniform(*wide), canvas.at(rng.uniform(*high))
        tint = rng.choice([t for t in tints if t != last])
        out += house((x, base - h, w, h), brushes.outside(tint, 0.06), brushes, snow)
        x, last = x + w, tint
    return out


def house(box: Box, colour: str, brushes: Brushes, snow: str = "") -> str:
    """One house: gable or hip roof, windows with shutters that are lit in the dark, a chimney."""
    x, y, w, h = box
    rng = brushes.rng
    roof = brushes.outside(
        rng.choice(("#a8543f", "#7a4a3f", "#5a5f6e", brushes.scheme.accent)), 0.06
    )
    rise = w * rng.uniform(0.30, 0.46)
    gable = rng.random() < 0.55
    top = (
        f"L{num(x + w / 2)} {num(y - rise)}"
        if gable
        else f"L{num(x + w * 0.16)} {num(y - rise * 0.8)} H{num(x + w * 0.84)}"
    )
    out = rect(x + w * 0.68, y - rise * 0.9, w * 0.1, rise, darker(colour, 0.35))
    out += rect(x, y - 2, w, h + 2, colour) + rect(x + w - 14, y, 14, h, "#1a1a2a", op=0.10)
    d = f"M{num(x - 12)} {num(y + 6)} {top} L{num(x + w + 12)} {num(y + 6)}Z"
    out += path(d, roof)
    if snow:
        ridge = f"M{num(x - 14)} {num(y + 2)} {top} L{num(x + w + 14)} {num(y + 2)}"
        out += line(ridge, snow, 22) + rect(
            x + w * 0.66, y - rise * 0.9 - 12, w * 0.14, 16, snow, rx=8
        )
    pane = "#ffdf8e" if brushes.is_dark else mix("#d8ecf4", brushes.sky.horizon, 0.3)
    cols, rows = max(2, int(w / 84)), max(2, int(h / 130))
    shutter = brushes.outside(
        rng.choice((brushes.scheme.second, brushes.scheme.accent, "#f4efe2")), 0.06
    )
    for c in range(cols):
        for r in range(rows):
            wx, wy = x + w * (c + 0.5) / cols - 17, y + 26 + r * (h - 40) / rows
            lit = pane if not brushes.is_dark or rng.random() < 0.7 else mix(colour, "#1a1a3a", 0.4)
            out += rect(wx - 5, wy - 5, 44, 62, lighter(colour, 0.45), rx=4) + rect(
                wx, wy, 34, 52, lit, rx=2
            )
            out += line(
                f"M{num(wx + 17)} {num(wy)}v52 M{num(wx)} {num(wy + 24)}h34",
                lighter(colour, 0.45),
                4,
            )
            out += rect(wx - 19, wy - 3, 13, 58, shutter, rx=2) + rect(
                wx + 40, wy - 3, 13, 58, shutter, rx=2
            )
    return out


def towers(
    canvas: Canvas,
    heights: tuple[float, float, float],
    colour: str,
    lamp: str,
    widths: tuple[float, float],
    brushes: Brushes,
) -> str:
    """A row of high buildings; `heights` are the base, least and greatest height (shares)."""
    rng = brushes.rng
    base, least, most = (canvas.at(h) for h in heights)
    out, x = "", canvas.left
    while x < canvas.right:
        w, h = rng.uniform(*widths), rng.uniform(least, most)
        y = base - h
        tone = mix(colour, "#1a1040", rng.uniform(0, 0.12))
        out += rect(x, y, w, canvas.low - y, tone) + rect(
            x + w - 13, y, 13, canvas.low - y, "#ffffff", op=0.08
        )
        roll = rng.random()
        if roll < 0.25:
            out += line(f"M{num(x + w / 2)} {num(y - 80)}V{num(y)}", tone, 6) + circle(
                x + w / 2, y - 80, 6, "#ff6a5a", 0.9
            )
        elif roll < 0.45:
            out += rect(x + w * 0.2, y - 36, w * 0.6, 40, tone)
        elif roll < 0.6:
            out += path(
                (
                    f"M{num(x)} {num(y + 1)} L{num(x + w / 2)} {num(y - w * 0.35)} "
                    f"L{num(x + w)} {num(y + 1)}Z"
                ),
                tone,
            )
        if lamp:
            out += _lit((x, y, w, base + canvas.at(0.24)), lamp, brushes)
        x += w + rng.choice((0.0, 0.0, 9.0))
    return out


def _lit(box: Box, lamp: str, brushes: Brushes) -> str:
    x, y, w, low = box
    bright, dim, yy = "", "", y + 28
    while yy < low:
        xx = x + 18
        while xx < x + w - 28:
            roll = brushes.rng.random()
            if roll < 0.16:
                bright += f"M{num(xx)} {num(yy)}h15v21h-15z"
            elif roll < 0.34:
                dim += f"M{num(xx)} {num(yy)}h15v21h-15z"
            xx += 31
        yy += 44
    return path(bright, lamp, 0.95) + path(dim, lamp, 0.5)


def awning(x: float, y: float, w: float, tints: tuple[str, str], deep: float = 130) -> str:
    """A striped awning over a shop or stall; y is its lower edge."""
    stripes, out = 7, ""
    step = w / stripes
    for i in range(stripes):
        sx = x + i * step
        d = (
            f"M{num(sx + 14)} {num(y - deep)} H{num(sx + step + (14 if i < stripes - 1 else 0))} "
            f"L{num(sx + step)} {num(y)} "
            f"A{num(step / 2)} {num(step / 2)} 0 0 1 {num(sx)} {num(y)}Z"
        )
        out += path(d, tints[i % 2])
    return out + rect(x, y - 10, w, 14, "#1a0f20", op=0.12)
