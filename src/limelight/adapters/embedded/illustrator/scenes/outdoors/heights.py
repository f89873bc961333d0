"""Wild land: mountains, forest, lake, desert."""

import random

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
from limelight.adapters.embedded.illustrator.scenes.outdoors.gardens import ground
from limelight.adapters.embedded.illustrator.scenes.parts import land, plants
from limelight.adapters.embedded.illustrator.svg import (
    ellipse,
    line,
    num,
    path,
    rect,
)


def mountains(canvas: Canvas, brushes: Brushes) -> Scene:
    """Snowy peaks, firs and a meadow."""
    rng, sky, scheme = brushes.rng, brushes.sky, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes)
    base = canvas.at(0.56)
    far += land.ridge(
        canvas,
        base,
        canvas.at(0.30),
        brushes.outside(scheme.second, 0.38),
        rng,
        brushes.outside("#ffffff", 0.12),
    )
    far += rect(canvas.left, base - 120, canvas.span, 240, sky.horizon, op=0.22)
    mid = land.ridge(
        canvas, base + 60, canvas.at(0.15), brushes.outside(darker(scheme.second, 0.25), 0.18), rng
    )
    low = canvas.at(0.70)
    mid += _firs(
        canvas, brushes, (low - 40, low + 30), 34 if not canvas.is_wide else 52, (150, 290)
    )
    near = land.hills(
        (canvas.left, canvas.right, low), brushes.outside(darker(scheme.wall, 0.2)), rng, 1400
    )
    near += land.hills(
        (canvas.left, canvas.right, low + 110), brushes.outside(scheme.wall), rng, 1400
    )
    front = land.meadow_front(canvas, brushes)
    light = light_of(sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        ground(brushes.outside(scheme.wall)),
        light,
        scheme.accent,
        front,
    )


def _firs(
    canvas: Canvas,
    brushes: Brushes,
    band: tuple[float, float],
    count: int,
    high: tuple[float, float],
) -> str:
    rng, out = brushes.rng, ""
    places = [(rng.uniform(canvas.left, canvas.right), rng.uniform(*band)) for _ in range(count)]
    snow = brushes.outside("#ffffff", 0.05) if brushes.sky.weather == "snow" else ""
    for x, y in sorted(places, key=lambda p: p[1]):
        tint = brushes.outside(mix("#2f6b5a", "#1f4d4a", rng.random()), 0.08)
        out += plants.fir(x, y, rng.uniform(*high), tint, snow)
    return out


def lake(canvas: Canvas, brushes: Brushes) -> Scene:
    """Still water below hills, a jetty with a boat, reeds and lilies."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.5)
    shore = canvas.at(0.50)
    far += land.ridge(
        canvas,
        shore,
        canvas.at(0.20),
        brushes.outside(scheme.second, 0.45),
        rng,
        brushes.outside("#ffffff", 0.25),
    )
    far += land.hills(
        (canvas.left, canvas.right, shore - 30), brushes.outside(scheme.shade, 0.28), rng, 60, 30
    )
    mid = _firs(
        canvas, brushes, (shore - 14, shore + 8), 22 if not canvas.is_wide else 38, (90, 190)
    )
    mid += land.water(canvas, shore, canvas.low, brushes, scheme.wall)
    shade = brushes.outside(darker(scheme.shade, 0.25), 0.1)
    mid += rect(canvas.left, shore, canvas.span, 70, shade, op=0.34) + rect(
        canvas.left, shore + 70, canvas.span, 40, shade, op=0.16
    )
    side = beside(canvas, rng)
    near = _boat(canvas.side(0.80 * side), canvas.at(0.665), 250, brushes) + _jetty(
        canvas, -side, brushes
    )
    front = _reeds(canvas, brushes)
    light = light_of(brushes.sky, sun_at, canvas)
    surface = ground(brushes.outside(mix(scheme.shade, scheme.wood, 0.3)))
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light,
        scheme.accent,
        front,
    )


def _boat(x: float, y: float, long: float, brushes: Brushes) -> str:
    hull = brushes.outside(brushes.scheme.accent)
    out = ellipse(x, y + 22, long * 0.55, 16, "#0a1a2a", 0.25)
    out += path(
        (
            f"M{num(x - long / 2)} {num(y - 36)} q{num(long / 2)} 26 {num(long)} -6 q-20 62 -70 "
            f"62 h{num(-long + 130)} q-46 0 -60 -56Z"
        ),
        hull,
    )
    out += path(
        (
            f"M{num(x - long / 2)} {num(y - 36)} q{num(long / 2)} 26 {num(long)} -6 l-8 22 "
            f"q{num(-long / 2)} 26 {num(-long + 20)} 4Z"
        ),
        lighter(hull, 0.45),
    )
    return out + line(f"M{num(x - 30)} {num(y - 20)} l110 -74", brushes.outside("#c99a5c"), 9)


def _jetty(canvas: Canvas, side: int, brushes: Brushes) -> str:
    wood = brushes.outside(brushes.scheme.wood)
    edge = canvas.right if side > 0 else canvas.left
    y, reach = canvas.at(0.70), 360.0 if not canvas.is_wide else 620.0
    tip = edge - side * reach
    out = "".join(
        rect(tip + side * k * reach / 4 - 11, y - 26, 22, 190, darker(wood, 0.3), rx=6)
        for k in range(5)
    )
    out += path(
        (
            f"M{num(tip)} {num(y)} L{num(edge)} {num(y - 20)} V{num(y + 66)} "
            f"L{num(tip - side * 20)} {num(y + 44)}Z"
        ),
        wood,
    )
    planks = "".join(
        f"M{num(tip + side * k * reach / 12)} {num(y - 2)}l{num(-side * 16)} 52 " for k in range(13)
    )
    return out + line(planks, darker(wood, 0.4), 4, 0.5)


def _reeds(canvas: Canvas, brushes: Brushes) -> str:
    rng, out = brushes.rng, ""
    stem = brushes.outside("#3f7040")
    for share in (-1.0, -0.93, -0.85, -0.76, 0.77, 0.86, 0.94, 1.0, -0.66, 0.68):
        x, tall = (
            canvas.side(share) + rng.uniform(-16, 16),
            rng.uniform(220, 380) * (1 if abs(share) > 0.8 else 0.6),
        )
        y = canvas.height - tall
        out += line(
            (
                f"M{num(x)} {num(canvas.low)} q{num(rng.uniform(-14, 14))} {num(-tall / 2)} 0 "
                f"{num(-tall - 60)}"
            ),
            stem,
            12,
        )
        out += rect(x - 13, y - 60, 26, 96, brushes.outside("#7a4a30"), rx=13)
    return out + plants.grass(
        canvas.left, canvas.right, canvas.low, 190, brushes.outside("#6fa860"), rng
    )


def desert(canvas: Canvas, brushes: Brushes) -> Scene:
    """Dunes, table mountains, cacti, bleached stones."""
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.55)
    horizon = canvas.at(0.52)
    far += _mesas(canvas, horizon, brushes)
    far += land.hills(
        (canvas.left, canvas.right, horizon - 10), brushes.outside(scheme.shade, 0.3), rng, 900, 26
    )
    mid = _dune(
        canvas, horizon + 70, brushes.outside(mix(scheme.shade, scheme.wall, 0.5), 0.1), rng
    )
    near = _dune(canvas, horizon + 210, brushes.outside(scheme.wall), rng)
    for share, size in ((-0.80, 0.30), (0.86, 0.24), (-0.6, 0.12), (0.66, 0.10)):
        y = canvas.waist + 30 if size > 0.2 else canvas.chest + 30
        near += ellipse(canvas.side(share) + 40, y, 120 * size * 4, 12, "#2a1420", 0.18)
        near += plants.cactus(
            canvas.side(share), y + 6, canvas.at(size), brushes.outside(scheme.second)
        )
    front = ""
    for share in (-0.96, 0.95):
        x = canvas.side(share)
        stone = brushes.outside(mix(scheme.wood, scheme.shade, 0.25))
        front += path(
            f"M{num(x - 170)} {num(canvas.low)} q20 -270 150 -290 q150 10 190 290Z", stone
        ) + path(
            f"M{num(x)} {num(canvas.low)} q10 -230 40 -280 q120 40 130 280Z",
            darker(stone, 0.3),
            0.5,
        )
        front += plants.swords(
            x - 60,
            canvas.height + 20,
            190,
            (brushes.outside("#8fb07a"), brushes.outside("#4f7a5a")),
            rng,
        )
    sand = brushes.outside(scheme.wall)
    light = light_of(brushes.sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        Surface("sand", sand, darker(sand, 0.22), lighter(sand, 0.4)),
        light,
        scheme.accent,
        front,
    )


def _mesas(canvas: Canvas, y: float, brushes: Brushes) -> str:
    rng, out, x = brushes.rng, "", canvas.left - 60
    while x < canvas.right:
        w, h = rng.uniform(150, 330), canvas.at(rng.uniform(0.06, 0.17))
        rock = brushes.outside(brushes.scheme.accent, rng.uniform(0.28, 0.45))
        out += path(
            (
                f"M{num(x)} {num(y + 40)} l{num(w * 0.16)} {num(-h)} h{num(w * 0.62)} "
                f"l{num(w * 0.22)} {num(h)}Z"
            ),
            rock,
        )
        out += path(
            (
                f"M{num(x + w * 0.5)} {num(y + 40)} l{num(w * 0.04)} {num(-h)} h{num(w * 0.24)} "
                f"l{num(w * 0.22)} {num(h)}Z"
            ),
            darker(rock, 0.3),
            0.35,
        )
        out += rect(x + w * 0.13, y + 40 - h * 0.62, w * 0.7, 9, darker(rock, 0.25), op=0.4)
        x += w + rng.uniform(10, 160)
    return out


def _dune(canvas: Canvas, y: float, colour: str, rng: random.Random) -> str:
    """A long wave of sand with its lee in shade."""
    crest = canvas.left + canvas.span * rng.uniform(0.25, 0.75)
    top = y - rng.uniform(20, 70)
    out = path(
        (
            f"M{num(canvas.left)} {num(y + 40)} Q{num(crest - canvas.span * 0.2)} {num(y + 30)} "
            f"{num(crest)} {num(top)} Q{num(crest + canvas.span * 0.24)} {num(y + 70)} "
            f"{num(canvas.right)} {num(y + 10)} V{num(canvas.low)} H{num(canvas.left)}Z"
        ),
        colour,
    )
    out += path(
        (
            f"M{num(crest)} {num(top)} Q{num(crest + canvas.span * 0.24)} {num(y + 70)} "
            f"{num(canvas.right)} {num(y + 10)} V{num(y + 190)} Q{num(crest + 200)} "
            f"{num(y + 170)} {num(crest)} {num(top)}Z"
        ),
        darker(colour, 0.3),
        0.4,
    )
    ripples = "".join(
        (
            f"M{num(rng.uniform(canvas.left, canvas.right))} {num(y + 90 + k * 34)} q60 -16 130 "
            "0 t130 0 "
        )
        for k in range(9)
    )
    return out + line(ripples, darker(colour, 0.25), 4, 0.25)
