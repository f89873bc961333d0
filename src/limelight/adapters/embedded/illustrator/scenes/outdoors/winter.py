"""A village in winter."""

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Surface,
    beside,
    in_depth,
    in_the_open,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import land, lights, plants, town
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    rect,
)


def village(canvas: Canvas, brushes: Brushes) -> Scene:
    """Snowy roofs with lit windows, a church, firs, a snowman, tracks in the snow."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.55)
    white = brushes.outside("#f4f8fd")
    horizon = canvas.at(0.54)
    far += land.ridge(
        canvas, horizon, canvas.at(0.24), brushes.outside(scheme.shade, 0.4), rng, white
    )
    far += land.hills(
        (canvas.left, canvas.right, horizon - 60),
        mix(white, brushes.sky.horizon, 0.35),
        rng,
        900,
        30,
    )
    mid = _church(
        canvas.side(rng.choice((-0.52, 0.56))), horizon + 10, canvas.at(0.30), brushes, white
    )
    mid += town.houses(canvas, brushes, horizon + 40, (150.0, 230.0), (0.13, 0.19), white)
    mid += land.hills(
        (canvas.left, canvas.right, horizon + 50),
        mix(white, brushes.sky.horizon, 0.16),
        rng,
        1300,
        24,
    )
    side = beside(canvas, rng)
    near = ""
    for share, high in ((-1.02, 0.50), (0.62, 0.20), (-0.60, 0.18), (1.02, 0.54)):
        tint = brushes.outside(mix("#2f6b5a", "#1f4d4a", rng.random()))
        near += plants.fir(
            canvas.side(share),
            canvas.waist - 60 + 120 * (abs(share) > 0.9),
            canvas.at(high),
            tint,
            white,
        )
    near += land.hills((canvas.left, canvas.right, canvas.waist), white, rng, 1300, 30)
    near += _snowman(canvas.side(0.80 * side), canvas.waist + 130, 1.0, brushes)
    count = 10 if not canvas.is_wide else 18
    near += lights.string(
        (canvas.left, canvas.right, canvas.at(0.03)),
        canvas.at(0.03),
        ("#ffdf9a", lighter(scheme.accent, 0.2), lighter(scheme.second, 0.3)),
        "vl",
        count,
    )
    surface = Surface("ground", white, mix(white, "#8fa6cc", 0.35), "#ffffff")
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light_of(brushes.sky, sun_at, canvas),
        scheme.accent,
        _drifts(canvas, brushes, white),
    )


def _drifts(canvas: Canvas, brushes: Brushes, white: str) -> str:
    """Heaps of snow along the lower edge."""
    rng, out = brushes.rng, ""
    for share in (-1.0, -0.8, 0.78, 1.0, 0.1, -0.4, 0.5):
        r = rng.uniform(150, 240) * (1 if abs(share) > 0.6 else 0.55)
        tint = mix(white, "#b8cbe6", 0.12 + 0.1 * rng.random())
        out += ellipse(canvas.side(share), canvas.height + 60, r, r * 0.75, tint)
    return out


def _church(x: float, y: float, high: float, brushes: Brushes, white: str) -> str:
    wall = brushes.outside(brushes.scheme.pale, 0.12)
    w = high * 0.3
    out = rect(x - w / 2, y - high * 0.62, w, high * 0.62, wall) + rect(
        x + w * 0.2, y - high * 0.62, w * 0.3, high * 0.62, "#1a2030", op=0.12
    )
    out += path(
        (
            f"M{num(x - w * 0.62)} {num(y - high * 0.6)} L{num(x)} {num(y - high)} "
            f"L{num(x + w * 0.62)} {num(y - high * 0.6)}Z"
        ),
        brushes.outside(brushes.scheme.accent, 0.1),
    )
    out += line(
        (
            f"M{num(x - w * 0.6)} {num(y - high * 0.61)} L{num(x)} {num(y - high)} "
            f"L{num(x + w * 0.6)} {num(y - high * 0.61)}"
        ),
        white,
        12,
    )
    glow = "#ffe09a" if brushes.is_dark else "#5a6f8a"
    return (
        out
        + rect(x - 13, y - high * 0.48, 26, 60, glow, rx=13)
        + circle(x, y - high * 0.24, 20, glow)
    )


def _snowman(x: float, y: float, scale: float, brushes: Brushes) -> str:
    snow, scarf = brushes.outside("#ffffff"), brushes.outside(brushes.scheme.accent)
    shade = darker(snow, 0.16)
    out = ellipse(0, 6, 130, 20, "#5a78b0", 0.25)
    for cy, r in ((-80, 92), (-214, 68), (-316, 50)):
        out += circle(0, cy, r, snow) + path(
            (
                f"M{num(r * 0.3)} {num(cy - r * 0.92)} A{r} {r} 0 0 1 {num(r * 0.2)} "
                f"{num(cy + r * 0.97)} A{num(r * 1.4)} {num(r * 1.4)} 0 0 0 {num(r * 0.3)} "
                f"{num(cy - r * 0.92)}Z"
            ),
            shade,
            0.5,
        )
    out += rect(-60, -284, 120, 26, scarf, rx=12) + rect(
        22, -276, 30, 96, darker(scarf, 0.1), rx=10
    )
    out += path("M-4 -322 l54 10 l-54 10Z", "#f2863c") + "".join(
        circle(dx, dy, 6, "#2a2a34")
        for dx, dy in ((-20, -334), (14, -336), (0, -226), (0, -196), (0, -100))
    )
    hat = brushes.outside(mix(brushes.scheme.second, "#2a2a34", 0.4))
    out += (
        rect(-62, -368, 124, 16, hat, rx=7)
        + rect(-38, -430, 76, 66, hat, rx=8)
        + rect(-38, -384, 76, 16, scarf)
    )
    return group(out + line("M-62 -226 l-86 -50 M62 -226 l84 -70", "#6a4630", 9), x, y, scale)
