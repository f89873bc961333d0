"""By the sea: beach and harbour."""

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
from limelight.adapters.embedded.illustrator.scenes.parts import land, lights, plants, rooms, town
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    num,
    path,
    rect,
)


def beach(canvas: Canvas, brushes: Brushes) -> Scene:
    """Sea, sand, palms and a parasol."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.5)
    horizon, shore = canvas.at(0.46), canvas.at(0.63)
    far += land.water(canvas, horizon, shore + 60, brushes, scheme.second, "bs")
    far += land.hills(
        (canvas.left, canvas.left + canvas.width * 0.42, horizon + 10),
        brushes.outside("#5f93a8", 0.4),
        rng,
        12,
    )
    far += _sail(canvas.side(rng.choice((-0.6, 0.62))), horizon + 26, 90, brushes)
    sand = brushes.outside(scheme.wall)
    mid = path(_wave(canvas, shore - 34, 16), "#ffffff", 0.7)
    mid += path(_wave(canvas, shore, 14), darker(sand, 0.14)) + path(
        _wave(canvas, shore + 40, 10), sand
    )
    for _ in range(70):
        mid += ellipse(
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(shore + 90, canvas.low),
            rng.uniform(3, 7),
            2.5,
            darker(sand, 0.3),
            0.3,
        )
    side = -1 if sun_at[0] > canvas.centre else 1
    greens = (brushes.outside("#5fb06a"), brushes.outside("#2a7a5a"))
    near = plants.palm(
        canvas.side(0.86 * side), canvas.at(0.70), canvas.at(0.52), side, greens, rng
    )
    near += _parasol(
        canvas.side(-0.80 * side), canvas.waist + 80, 270, brushes.outside(scheme.accent), side
    )
    near += _starfish(canvas.side(-0.5 * side), canvas.waist + 150, brushes.outside(scheme.accent))
    leaf = (brushes.outside("#5aa565"), brushes.outside("#1f6650"))
    front = (
        plants.leaves(canvas.side(-1.02), canvas.height + 70, 330, leaf, rng, 11)
        if rng.random() < 0.5
        else ""
    )
    front += plants.leaves(canvas.side(1.02), canvas.height + 80, 300, leaf, rng, 11)
    light = light_of(brushes.sky, sun_at, canvas)
    surface = Surface("sand", sand, darker(sand, 0.22), lighter(sand, 0.4))
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light,
        scheme.accent,
        front,
    )


def _wave(canvas: Canvas, y: float, swing: float) -> str:
    d, x = f"M{num(canvas.left)} {num(y)}", canvas.left
    while x < canvas.right:
        d += f" q90 {num(-swing * 2)} 180 0 t180 0"
        x += 360
    return d + f" V{num(canvas.low)} H{num(canvas.left)}Z"


def _sail(x: float, y: float, size: float, brushes: Brushes) -> str:
    """A sailing boat far out."""
    hull = brushes.outside(brushes.scheme.wood, 0.2)
    out = path(
        (
            f"M{num(x - size * 0.5)} {num(y - 10)} h{num(size)} l{num(-size * 0.16)} "
            f"{num(size * 0.2)} h{num(-size * 0.66)}Z"
        ),
        hull,
    )
    out += path(
        f"M{num(x)} {num(y - size)} L{num(x + size * 0.46)} {num(y - 18)} H{num(x)}Z",
        brushes.outside("#ffffff", 0.1),
    )
    return out + path(
        f"M{num(x - 8)} {num(y - size * 0.9)} L{num(x - size * 0.36)} {num(y - 18)} H{num(x - 8)}Z",
        brushes.outside(brushes.scheme.accent, 0.15),
    )


def _starfish(x: float, y: float, colour: str) -> str:
    arm = path("M-11 0 Q0 -64 11 0Z", colour)
    return (
        "".join(group(arm, x, y, turn=72 * k) for k in range(5))
        + circle(x, y, 15, colour)
        + circle(x, y, 5, lighter(colour, 0.4))
    )


def _parasol(x: float, y: float, size: float, colour: str, lean: int) -> str:
    cap = path(
        (
            f"M{-size} 0 C{num(-size * 0.9)} {num(-size * 0.9)} {num(size * 0.9)} "
            f"{num(-size * 0.9)} {size} 0Z"
        ),
        colour,
    )
    for s in (-0.6, 0.12):
        cap += path(
            f"M{num(size * s)} 0 C{num(size * s * 0.8)} {num(-size * 0.5)} {num(size * s * 0.2)} "
            f"{num(-size * 0.66)} 0 {num(-size * 0.675)} "
            f"C{num(size * (s + 0.48) * 0.3)} {num(-size * 0.66)} {num(size * (s + 0.48) * 0.9)} "
            f"{num(-size * 0.5)} {num(size * (s + 0.48))} 0Z",
            "#fff6e6",
            0.9,
        )
    pole = line(f"M0 {num(-size * 0.66)} V{num(size * 1.7)}", "#f4ead8", 12)
    return group(pole + cap, x, y - size * 1.5, turn=-8 * lean)


def harbour(canvas: Canvas, brushes: Brushes) -> Scene:
    """A quay: coloured houses across the water, a lighthouse, moored boats, bollards."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.5)
    shore = canvas.at(0.485)
    side = beside(canvas, rng)
    far += land.hills(
        (canvas.left, canvas.right, shore - 90), brushes.outside(scheme.shade, 0.4), rng, 300
    )
    mid = town.houses(canvas, brushes, shore, (150.0, 260.0), (0.13, 0.21))
    mid += _lighthouse(canvas.side(0.80 * side), shore + 10, canvas.at(0.34), brushes)
    mid += rect(
        canvas.left, shore - 8, canvas.span, 40, brushes.outside(mix(scheme.wood, "#8a8f94", 0.6))
    )
    mid += land.water(canvas, shore + 30, canvas.low, brushes, scheme.wall)
    near = _trawler(canvas.side(-0.74 * side), canvas.chest + 70, 1.0, brushes)
    if canvas.is_wide:
        near += _trawler(canvas.side(0.46 * side), canvas.chest + 40, 0.8, brushes)
    near += _trawler(canvas.side(0.90 * side), canvas.chest + 120, 0.9, brushes)
    near += _pavement(canvas, brushes)
    front = _quay(canvas, brushes)
    light = light_of(brushes.sky, sun_at, canvas)
    stone = brushes.outside(mix(scheme.pale, "#8a8f94", 0.4))
    return in_the_open(
        in_depth(far, mid, near),
        Surface("stone", stone, darker(stone, 0.3), lighter(stone, 0.4)),
        light,
        scheme.accent,
        front,
    )


def _lighthouse(x: float, y: float, high: float, brushes: Brushes) -> str:
    white, red = brushes.outside("#fbf6ea", 0.08), brushes.outside(brushes.scheme.accent, 0.08)
    w = high * 0.11
    out = path(
        (
            f"M{num(x - w * 1.35)} {num(y)} L{num(x - w * 0.8)} {num(y - high)} "
            f"H{num(x + w * 0.8)} L{num(x + w * 1.35)} {num(y)}Z"
        ),
        white,
    )
    for k in (0, 2):
        a, b = 1.35 - 0.55 * k / 4 - 0.02, 1.35 - 0.55 * (k + 1) / 4
        out += path(
            (
                f"M{num(x - w * a)} {num(y - high * k / 4)} L{num(x - w * b)} "
                f"{num(y - high * (k + 1) / 4)} H{num(x + w * b)} L{num(x + w * a)} "
                f"{num(y - high * k / 4)}Z"
            ),
            red,
        )
    out += path(
        (
            f"M{num(x + w * 0.2)} {num(y)} L{num(x + w * 0.15)} {num(y - high)} "
            f"H{num(x + w * 0.8)} L{num(x + w * 1.35)} {num(y)}Z"
        ),
        "#1a1a2a",
        0.14,
    )
    out += rect(x - w * 1.1, y - high - 12, w * 2.2, 16, darker(red, 0.3), rx=5) + rect(
        x - w * 0.62, y - high - 70, w * 1.24, 60, "#fff2b8" if brushes.is_dark else "#d6ecf4"
    )
    if brushes.is_dark:
        out += lights.glow(x, y - high - 40, 420, "#ffe9a8", "lh", 0.8)
    return out + path(
        (
            f"M{num(x - w * 0.85)} {num(y - high - 68)} L{num(x)} {num(y - high - 118)} "
            f"L{num(x + w * 0.85)} {num(y - high - 68)}Z"
        ),
        red,
    )


def _trawler(x: float, y: float, scale: float, brushes: Brushes) -> str:
    """A small fishing boat from the side."""
    scheme = brushes.scheme
    tint = brushes.outside(brushes.rng.choice((scheme.accent, scheme.second, scheme.wood)))
    out = ellipse(0, 66, 260, 22, "#0a1a2a", 0.28)
    out += path("M-250 -50 Q0 -14 250 -84 Q226 40 170 64 H-180 Q-230 40 -250 -50Z", tint) + path(
        "M-250 -50 Q0 -14 250 -84 L244 -48 Q0 16 -246 -16Z", lighter(tint, 0.5)
    )
    white = brushes.outside("#fbf6ea")
    out += rect(-60, -170, 150, 134, white, rx=10) + rect(-74, -186, 178, 24, tint, rx=8)
    for k in range(3):
        out += rect(-46 + 44 * k, -150, 34, 44, "#ffe3a0" if brushes.is_dark else "#8fc4dc", rx=5)
    out += line(
        "M-120 -34V-300 M-120 -290L-240 -52 M-120 -290L60 -186", brushes.outside("#4a3a30"), 9
    )
    out += (
        path("M-120 -300 l70 18 l-70 20Z", brushes.outside(scheme.accent))
        + circle(180, -30, 24, brushes.outside("#f2f2ea"))
        + circle(180, -30, 12, tint)
    )
    return group(out, x, y, scale)


def _pavement(canvas: Canvas, brushes: Brushes) -> str:
    """The stones of the quay one stands on."""
    stone = brushes.outside(mix(brushes.scheme.pale, "#8a8f94", 0.5))
    y = canvas.floor + 40
    out = rooms.floor(canvas, y, stone, "squares")
    return (
        out
        + rect(canvas.left, y - 34, canvas.span, 40, lighter(stone, 0.25))
        + rect(canvas.left, y + 4, canvas.span, 12, "#0a1a2a", op=0.25)
    )


def _quay(canvas: Canvas, brushes: Brushes) -> str:
    """Bollards with a rope at the lower corners, a gull on one of them."""
    iron, rope = brushes.outside("#3a4048"), brushes.outside("#d9b37a")
    out = ""
    for share in (-0.86, 0.86):
        x, y = canvas.side(share), canvas.height + 40
        out += line(
            f"M{num(x)} {num(y - 150)} q{num(-share * 260)} 130 {num(-share * 520)} 40", rope, 20
        ) + line(
            f"M{num(x)} {num(y - 150)} q{num(-share * 260)} 130 {num(-share * 520)} 40",
            darker(rope, 0.35),
            5,
            0.5,
        )
        out += (
            rect(x - 62, y - 190, 124, 260, iron, rx=18)
            + rect(x - 88, y - 216, 176, 56, lighter(iron, 0.12), rx=26)
            + rect(x - 50, y - 180, 18, 200, "#ffffff", rx=8, op=0.12)
        )
    x, y = canvas.side(0.86), canvas.height - 176
    gull = path(
        "M-58 -20 q40 -60 96 -34 q24 -40 52 -22 q10 12 2 24 q-14 52 -78 54 q-50 4 -72 -22Z",
        brushes.outside("#fbfaf6"),
    )
    gull += (
        path("M-64 -24 q50 -40 96 -20 q-10 34 -56 34 q-30 0 -40 -14Z", brushes.outside("#aab4be"))
        + path("M88 -62 l34 8 l-32 10Z", "#f2b04c")
        + circle(74, -64, 5, "#2a2a32")
    )
    return out + group(gull + line("M6 0v26 M24 0v26", "#f2a04c", 6), x, y - 36, 0.9)
