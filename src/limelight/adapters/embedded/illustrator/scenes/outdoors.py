"""Open air: mountains and a garden, and sky, meadow and weather that other places share."""

import math
import random

from limelight.adapters.embedded.illustrator import words
from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes import elements as el
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Sky,
    Surface,
    light_of,
)
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    line,
    num,
    path,
    rect,
)

OUTDOORS = frozenset(("garden", "mountains", "forest", "beach", "city", "market"))
_RAIN, _SNOW = {"rain", "rainy", "storm", "drizzl"}, {"snow", "snowy", "blizzard"}


def open_sky(
    canvas: Canvas, brushes: Brushes, reach: float = 0.62
) -> tuple[str, tuple[float, float]]:
    """The whole sheet as sky, with sun and clouds; also where the sun stands."""
    rng, sky = brushes.rng, brushes.sky
    side = rng.choice((-1, 1))
    place = (canvas.side(rng.uniform(0.52, 0.80) * side), canvas.at(rng.uniform(0.14, 0.30)))
    out = f"<defs>{sky.gradient('os', reach)}</defs>" + canvas.fill("url(#os)")
    if brushes.at_night():
        out += el.stars((canvas.left, 0, canvas.right - canvas.left, canvas.at(0.4)), 70, rng)
    out += el.sun(*place, 80, sky, "osun")
    tint = mix("#ffffff", sky.stops[-1], 0.2 if not brushes.at_night() else 0.75)
    for i in range(4 if canvas.is_wide else 3):
        x = rng.uniform(canvas.left, canvas.right - 200)
        out += el.cloud(
            x,
            canvas.at(0.06 + 0.10 * i + rng.uniform(0, 0.05)),
            rng.uniform(200, 360),
            tint,
            0.8 if not brushes.at_night() else 0.3,
        )
    return out, place


def haze(colour: str, sky: Sky, share: float) -> str:
    """A colour seen through `share` of the air of a sky."""
    return mix(colour, sky.stops[-1] if sky.name != "evening" else "#a05a86", share)


def _ridge(
    canvas: Canvas, y: float, swing: float, colour: str, rng: random.Random, snow: str = ""
) -> str:
    points, x = [], canvas.left
    while x < canvas.right + 120:
        points.append((x, y - rng.uniform(0.1, 1.0) * swing))
        x += rng.uniform(120, 220)
    d = f"M{num(canvas.left)} {num(canvas.low)} L" + " L".join(
        f"{num(a)} {num(b)}" for a, b in points
    )
    out = path(d + f" L{num(points[-1][0])} {num(canvas.low)}Z", colour)
    for before, top, after in zip(points, points[1:], points[2:], strict=False):
        if top[1] >= before[1] or top[1] >= after[1]:
            continue
        a, b = top
        out += path(
            f"M{num(a)} {num(b)} L{num(after[0])} {num(after[1])} L{num(after[0])} "
            f"{num(after[1] + 300)} L{num(a + 24)} {num(b + 420)}Z",
            darker(colour, 0.28),
            0.4,
        )
        if snow:
            left = (a + (before[0] - a) * 0.40, b + (before[1] - b) * 0.40)
            right = (a + (after[0] - a) * 0.42, b + (after[1] - b) * 0.42)
            zig = (
                f"L{num(right[0] - 18)} {num(right[1] - 4)} L{num(a + 16)} "
                f"{num(b + swing * 0.22)} L{num(a - 6)} {num(b + swing * 0.12)} "
                f"L{num(left[0] + 22)} {num(left[1] + 8)}"
            )
            out += path(
                f"M{num(a)} {num(b)} L{num(right[0])} {num(right[1])} {zig} L{num(left[0])} "
                f"{num(left[1])}Z",
                snow,
                0.94,
            )
    return out


def mountains(canvas: Canvas, brushes: Brushes) -> Scene:
    """Snowy peaks, firs and a meadow."""
    rng, sky = brushes.rng, brushes.sky
    far, sun_at = open_sky(canvas, brushes)
    base = canvas.at(0.56)
    night = brushes.at_night()
    far += _ridge(
        canvas,
        base,
        canvas.at(0.27),
        haze("#7f9fbe", sky, 0.45),
        rng,
        mix("#ffffff", sky.stops[-1], 0.15),
    )
    far += rect(canvas.left, base - 120, canvas.right - canvas.left, 240, sky.stops[-1], op=0.22)
    mid = _ridge(canvas, base + 60, canvas.at(0.14), haze("#4f8496", sky, 0.25), rng)
    low = canvas.at(0.70)
    firs = [
        (rng.uniform(canvas.left, canvas.right), rng.uniform(low - 40, low + 30))
        for _ in range(30 if not canvas.is_wide else 44)
    ]
    for x, y in sorted(firs, key=lambda p: p[1]):
        mid += el.fir(
            x,
            y,
            rng.uniform(150, 290),
            haze(mix("#2f6b5a", "#1f4d4a", rng.random()), sky, 0.10 if not night else 0.05),
        )
    meadow = rng.choice((("#5aa066", "#78b868"), ("#7ea25a", "#a3b95c"), ("#4f8f6a", "#69a878")))
    shade = 0.45 if night else 0.0
    mid += el.hills(
        (canvas.left, canvas.right, low), darker(meadow[0], shade), rng, 1400
    ) + el.hills((canvas.left, canvas.right, low + 110), darker(meadow[1], shade), rng, 1400)
    front = meadow_front(canvas, brushes)
    surface = Surface(
        "ground", darker(meadow[1], shade), darker(meadow[0], 0.2 + shade), lighter(meadow[1], 0.3)
    )
    return Scene(
        (Sheet(far, 0.15, 1.6), Sheet(mid, 0.45, 0.8)),
        surface,
        light_of(sky, sun_at, canvas),
        "#e0a04a",
        (Sheet(front, 1.35, 1.0),),
        has_counter=False,
    )


def meadow_front(canvas: Canvas, brushes: Brushes) -> str:
    """Leaves and flowers at the lower edge, nearest of all."""
    rng = brushes.rng
    greens = ("#4a9a5c", "#246645") if not brushes.at_night() else ("#2a5a5c", "#143a40")
    low = canvas.height + 50
    out = el.leaves(canvas.side(-0.92), low, 360, greens, rng, 11) + el.leaves(
        canvas.side(0.94), low, 340, greens, rng, 11
    )
    out += el.leaves(canvas.side(-0.48), low + 20, 190, greens, rng) + el.leaves(
        canvas.side(0.50), low + 20, 200, greens, rng
    )
    petals = rng.sample(("#ffd166", "#ff8fa3", "#ffffff", "#c9a2ff", "#ff9a5a"), 3)
    for _ in range(12 if canvas.is_wide else 8):
        x, y = (
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(canvas.height - 150, canvas.height - 20),
        )
        out += _flower(x, y, rng.uniform(11, 17), rng.choice(petals))
    return out


def _flower(x: float, y: float, r: float, colour: str) -> str:
    out = line(f"M{num(x)} {num(y)}v{num(r * 5)}", "#2f7a52", 4)
    for i in range(5):
        a = math.tau * i / 5
        out += circle(x + math.cos(a) * r * 0.8, y + math.sin(a) * r * 0.8, r * 0.62, colour)
    return out + circle(x, y, r * 0.5, "#f2b04c")


def garden(canvas: Canvas, brushes: Brushes) -> Scene:
    """Raised beds, a fence, trees and flowers."""
    rng, sky = brushes.rng, brushes.sky
    far, sun_at = open_sky(canvas, brushes, 0.55)
    shade = 0.4 if brushes.at_night() else 0.0
    horizon = canvas.at(0.50)
    far += el.hills(
        (canvas.left, canvas.right, horizon - 40),
        haze(darker("#8cc39a", shade), sky, 0.3),
        rng,
        1400,
    )
    for share in (-0.95, -0.55, 0.5, 0.92):
        far += el.tree(
            canvas.side(share) + rng.uniform(-40, 40),
            horizon + 30,
            rng.uniform(330, 460),
            (darker("#8fc07a", shade), darker("#4f8f5f", shade)),
            rng,
        )
    wood = rng.choice(("#f4ead8", "#c99a6a", "#7fa0a8"))
    mid = _fence(canvas, horizon + 40, darker(wood, shade))
    lawn = darker(rng.choice(("#79b561", "#6aa869", "#93b85a")), shade)
    mid += el.hills((canvas.left, canvas.right, horizon + 200), lawn, rng, 1500)
    for i, share in enumerate((-0.86, 0.84)):
        mid += _bed(canvas.side(share), canvas.band_bottom - 20 + 60 * i, 380, rng, shade)
    front = meadow_front(canvas, brushes)
    surface = Surface("ground", lawn, darker(lawn, 0.3), lighter(lawn, 0.3))
    return Scene(
        (Sheet(far, 0.18, 2.0), Sheet(mid, 0.5, 0.8)),
        surface,
        light_of(sky, sun_at, canvas),
        "#d9704e",
        (Sheet(front, 1.35, 1.0),),
        has_counter=False,
    )


def _fence(canvas: Canvas, y: float, colour: str) -> str:
    out = rect(canvas.left, y + 50, canvas.right - canvas.left, 20, darker(colour, 0.16)) + rect(
        canvas.left, y + 150, canvas.right - canvas.left, 20, darker(colour, 0.16)
    )
    x = canvas.left
    while x < canvas.right:
        out += path(
            f"M{num(x)} {num(y + 230)} V{num(y + 26)} L{num(x + 26)} {num(y)} L{num(x + 52)} "
            f"{num(y + 26)} V{num(y + 230)}Z",
            colour,
        )
        out += rect(x + 40, y + 26, 12, 204, darker(colour, 0.3), op=0.3)
        x += 74
    return out


def _bed(x: float, y: float, width: float, rng: random.Random, shade: float) -> str:
    """A raised bed: soil in a box with rows of plants."""
    out = ""
    for i in range(5):
        greens = rng.choice(
            (("#8cc06a", "#3f8a4e"), ("#6fb36a", "#2f7a52"), ("#b7c95c", "#6f9a3c"))
        )
        px = x - width / 2 + 40 + i * (width - 80) / 4
        out += el.leaves(
            px,
            y + 8,
            rng.uniform(90, 150),
            (darker(greens[0], shade), darker(greens[1], shade)),
            rng,
            7,
        )
        if rng.random() < 0.6:
            out += circle(
                px + rng.uniform(-20, 20),
                y - rng.uniform(40, 80),
                15,
                rng.choice(("#e0503c", "#f2b04c", "#e06a8a")),
            )
    wood = darker("#a8714a", shade)
    out += rect(x - width / 2, y, width, 150, wood, rx=8) + line(
        f"M{num(x - width / 2)} {num(y + 50)}h{num(width)} M{num(x - width / 2)} "
        f"{num(y + 100)}h{num(width)}",
        darker(wood, 0.5),
        4,
        0.4,
    )
    return out + rect(x - width / 2, y, width, 10, lighter(wood, 0.4), rx=5)


def falling(
    setting: str, texts: tuple[str, ...], canvas: Canvas, rng: random.Random
) -> tuple[Sheet, ...]:
    """What falls from the sky when the texts say so and the setting lies under it."""
    said = {stem for text in texts for stem in words.stems(text)}
    if setting not in OUTDOORS:
        return ()
    if said & _RAIN:
        return (Sheet(_rain(canvas, rng), 0.9, 0.6),)
    return (Sheet(_snow(canvas, rng), 0.9, 1.2),) if said & _SNOW else ()


def _rain(canvas: Canvas, rng: random.Random) -> str:
    drops = ""
    for _ in range(170):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(-60, canvas.height)
        long = rng.uniform(26, 70)
        drops += f"M{num(x)} {num(y)} l{num(-long * 0.22)} {num(long)} "
    return line(drops, "#e6f2fa", 3, 0.5)


def _snow(canvas: Canvas, rng: random.Random) -> str:
    return "".join(
        circle(
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(-60, canvas.height),
            rng.uniform(3, 9),
            "#ffffff",
            rng.uniform(0.45, 0.9),
        )
        for _ in range(120)
    )
