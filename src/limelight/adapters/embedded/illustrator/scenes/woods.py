"""By the sea and under trees."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes import elements as el
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Surface,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.outdoors import meadow_front, open_sky
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    group,
    line,
    linear,
    num,
    path,
    rect,
)


def beach(canvas: Canvas, brushes: Brushes) -> Scene:
    """Sea, sand, palms and a parasol."""
    rng, sky = brushes.rng, brushes.sky
    far, sun_at = open_sky(canvas, brushes, 0.5)
    horizon = canvas.at(0.46)
    night = brushes.at_night()
    sea = ("#2f9bb5", "#7fd0cc") if not night else ("#3a3f7e", "#a0608a")
    if sky.name == "golden":
        sea = ("#4f8aa8", "#e8b58e")
    distant = mix(sea[0], sky.stops[-1], 0.35)
    far += f"<defs>{linear('bs', (0, distant), (0.3, sea[0]), (1, sea[1]))}</defs>"
    far += rect(canvas.left, horizon, canvas.right - canvas.left, canvas.at(0.24), "url(#bs)")
    glitter = ""
    for i in range(46):
        wide = rng.uniform(20, 120) * (0.4 + i / 46)
        glitter += (
            f"M{num(rng.uniform(canvas.left, canvas.right))} "
            f"{num(horizon + 8 + i * canvas.at(0.0045))}h{num(wide)} "
        )
    far += line(glitter, lighter(sky.key, 0.4), 4, 0.45)
    far += el.hills(
        (canvas.left, canvas.left + canvas.width * 0.42, horizon + 10),
        mix("#5f93a8", sky.stops[-1], 0.4),
        rng,
        12,
    )
    sand = "#f0d3a0" if not night else "#8a6a86"
    shore = canvas.at(0.63)
    mid = (
        path(_wave(canvas, shore - 34, 16), "#ffffff", 0.7)
        + path(_wave(canvas, shore, 14), darker(sand, 0.14))
        + path(_wave(canvas, shore + 40, 10), sand)
    )
    mid += _pebbles(canvas, shore, darker(sand, 0.3), rng)
    side = -1 if sun_at[0] > canvas.centre else 1
    mid += _palm(canvas.side(0.86 * side), canvas.at(0.70), canvas.at(0.52), side, rng, night=night)
    tint = rng.choice(("#e0604e", "#2f8a90", "#e8a53c", "#d86d94"))
    mid += _parasol(canvas.side(-0.80 * side), canvas.band_bottom + 80, 270, tint, side)
    front = (
        el.leaves(canvas.side(-1.02), canvas.height + 70, 330, ("#5aa565", "#1f6650"), rng, 11)
        if rng.random() < 0.5
        else ""
    )
    front += el.leaves(canvas.side(1.02), canvas.height + 80, 300, ("#5aa565", "#1f6650"), rng, 11)
    surface = Surface("sand", sand, darker(sand, 0.22), lighter(sand, 0.4))
    return Scene(
        (Sheet(far, 0.15, 1.6), Sheet(mid, 0.45, 0.6)),
        surface,
        light_of(sky, sun_at, canvas),
        tint,
        (Sheet(front, 1.35, 1.2),),
        has_counter=False,
    )


def _pebbles(canvas: Canvas, shore: float, colour: str, rng: random.Random) -> str:
    out = ""
    for _ in range(70):
        out += ellipse(
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(shore + 90, canvas.low),
            rng.uniform(3, 7),
            2.5,
            colour,
            0.3,
        )
    return out


def _wave(canvas: Canvas, y: float, swing: float) -> str:
    d, x = f"M{num(canvas.left)} {num(y)}", canvas.left
    while x < canvas.right:
        d += f" q90 {num(-swing * 2)} 180 0 t180 0"
        x += 360
    return d + f" V{num(canvas.low)} H{num(canvas.left)}Z"


def _palm(x: float, y: float, high: float, side: int, rng: random.Random, *, night: bool) -> str:
    top = (x - side * 70, y - high)
    trunk = "#8a6244" if not night else "#3a2a4a"
    out = path(
        f"M{num(x - 26)} {num(y)} C{num(x - 10)} {num(y - high * 0.5)} {num(top[0] - 10)} "
        f"{num(top[1] + 120)} {num(top[0] - 10)} {num(top[1])} L{num(top[0] + 14)} "
        f"{num(top[1])} C{num(top[0] + 20)} {num(top[1] + 140)} {num(x + 24)} "
        f"{num(y - high * 0.5)} {num(x + 28)} {num(y)}Z",
        trunk,
    )
    greens = ("#5fb06a", "#2a7a5a") if not night else ("#3a5a70", "#243a5a")
    for angle in (-112, -78, -44, -14, 16, 48, 82, 114):
        long = rng.uniform(200, 270)
        frond = path(
            f"M0 0 C{num(-long * 0.16)} {num(-long * 0.5)} {num(-long * 0.04)} "
            f"{num(-long * 0.9)} {num(long * 0.12)} {num(-long)} C{num(long * 0.10)} "
            f"{num(-long * 0.7)} {num(long * 0.12)} {num(-long * 0.3)} 0 0Z",
            mix(*greens, rng.random()),
        )
        out += group(frond, *top, turn=angle)
    return (
        out
        + circle(top[0] + 8, top[1] + 14, 20, "#6a4630")
        + circle(top[0] - 20, top[1] + 18, 18, "#7a5236")
    )


def _parasol(x: float, y: float, size: float, colour: str, lean: int) -> str:
    cap = path(
        f"M{-size} 0 C{num(-size * 0.9)} {num(-size * 0.9)} {num(size * 0.9)} "
        f"{num(-size * 0.9)} {size} 0Z",
        colour,
    )
    for s in (-0.6, 0.12):
        cap += path(
            f"M{num(size * s)} 0 C{num(size * s * 0.8)} {num(-size * 0.5)} "
            f"{num(size * s * 0.2)} {num(-size * 0.66)} 0 {num(-size * 0.675)} "
            f"C{num(size * (s + 0.48) * 0.3)} {num(-size * 0.66)} "
            f"{num(size * (s + 0.48) * 0.9)} {num(-size * 0.5)} {num(size * (s + 0.48))} 0Z",
            "#fff6e6",
            0.9,
        )
    pole = line(f"M0 {num(-size * 0.66)} V{num(size * 1.7)}", "#f4ead8", 12)
    return group(pole + cap, x, y - size * 1.5, turn=-8 * lean)


def forest(canvas: Canvas, brushes: Brushes) -> Scene:
    """Tall trunks in soft light, ferns below."""
    rng, sky = brushes.rng, brushes.sky
    night = brushes.at_night()
    air = ("#cfe6c8", "#8fbf9a") if not night else ("#26335e", "#3a4a6e")
    if sky.name == "golden":
        air = ("#f8e0ac", "#c3b070")
    high = mix(air[0], sky.stops[0], 0.3)
    far = f"<defs>{linear('fa', (0, high), (0.5, air[0]), (1, air[1]))}</defs>" + canvas.fill(
        "url(#fa)"
    )
    sun_at = (canvas.side(rng.choice((-0.6, 0.6))), canvas.at(0.14))
    far += el.sun(*sun_at, 60, sky, "fsun")
    far += _far_trees(canvas, rng, air[1], night=night)
    ground = "#5f8f52" if not night else "#24405a"
    far += el.hills(
        (canvas.left, canvas.right, canvas.at(0.64)), mix(ground, air[1], 0.35), rng, 1300
    )
    mid = ""
    for share in (-0.96, 0.95):
        mid += _trunk(
            canvas, canvas.side(share), rng.uniform(96, 130), "#5a4636" if not night else "#1d2440"
        )
    mid += el.light_shaft(canvas, (sun_at[0], -100), sky.key, "fb", 0.5)
    mid += _crowns(canvas, rng, night=night)
    mid += el.hills((canvas.left, canvas.right, canvas.at(0.72)), ground, rng, 1300)
    for share in (-0.9, -0.62, 0.64, 0.9):
        mid += el.leaves(
            canvas.side(share),
            canvas.at(0.76),
            rng.uniform(150, 230),
            ("#7fb35e", "#3a7a4e") if not night else ("#3a6a70", "#1f4450"),
            rng,
        )
    front = meadow_front(canvas, brushes)
    surface = Surface("ground", ground, darker(ground, 0.3), lighter(ground, 0.3))
    light = light_of(sky, sun_at, canvas, ambient=mix(sky.ambient, "#a8cf9a", 0.5))
    return Scene(
        (Sheet(far, 0.2, 2.2), Sheet(mid, 0.5, 1.0)),
        surface,
        light,
        "#d98a4a",
        (Sheet(front, 1.35, 1.2),),
        has_counter=False,
    )


def _far_trees(canvas: Canvas, rng: random.Random, air: str, *, night: bool) -> str:
    out = ""
    count = 7 if not canvas.is_wide else 13
    step = (canvas.right - canvas.left) / count
    for tone, wide in ((0.70, 34), (0.45, 50)):
        shade = mix("#3a5a4a" if not night else "#141c40", air, tone)
        for i in range(count):
            out += _trunk(
                canvas,
                canvas.left + step * (i + rng.uniform(0.1, 0.9)),
                wide * rng.uniform(0.7, 1.2),
                shade,
            )
        for _ in range(count * 2):
            puff = rng.uniform(110, 190)
            out += circle(
                rng.uniform(canvas.left, canvas.right),
                canvas.at(rng.uniform(-0.05, 0.16)),
                puff,
                mix("#6fa860" if not night else "#1f3358", air, tone * 0.9),
                0.9,
            )
        for _ in range(count * 2):
            out += circle(
                rng.uniform(canvas.left, canvas.right),
                canvas.at(rng.uniform(0.56, 0.64)),
                rng.uniform(60, 120),
                mix("#4f8a55" if not night else "#1f3358", air, tone * 0.8),
            )
    return out


def _crowns(canvas: Canvas, rng: random.Random, *, night: bool) -> str:
    out = ""
    for share in (-1.0, -0.72, 0.7, 1.0):
        for _ in range(5):
            crown = mix(
                "#5f9f58" if not night else "#1d2f52",
                "#2f6b45" if not night else "#101a38",
                rng.random(),
            )
            out += circle(
                canvas.side(share) + rng.uniform(-150, 150),
                canvas.at(rng.uniform(-0.04, 0.09)),
                rng.uniform(80, 150),
                crown,
            )
    return out


def _trunk(canvas: Canvas, x: float, wide: float, colour: str) -> str:
    low = canvas.at(0.78)
    out = path(
        f"M{num(x - wide * 0.5)} -130 L{num(x - wide * 0.62)} {num(low)} "
        f"H{num(x + wide * 0.66)} L{num(x + wide * 0.5)} -130Z",
        colour,
    )
    return out + path(
        f"M{num(x + wide * 0.1)} -130 L{num(x + wide * 0.1)} {num(low)} "
        f"H{num(x + wide * 0.66)} L{num(x + wide * 0.5)} -130Z",
        "#0a1420",
        0.18,
    )
