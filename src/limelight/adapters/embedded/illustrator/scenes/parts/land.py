"""Sky and land: clouds, hills, ridges, water, and what stands nearest of all."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import Brushes, Canvas
from limelight.adapters.embedded.illustrator.scenes.parts import lights, plants
from limelight.adapters.embedded.illustrator.svg import line, linear, num, path, rect


def cloud(x: float, y: float, width: float, colour: str, op: float = 0.85) -> str:
    """A soft cloud of round ends."""
    h = width * 0.17
    inner = rect(x, y, width, h, colour, rx=h / 2)
    inner += rect(x + width * 0.16, y - h * 0.62, width * 0.42, h * 1.2, colour, rx=h * 0.6)
    inner += rect(x + width * 0.46, y - h * 0.3, width * 0.34, h, colour, rx=h / 2)
    return f'<g opacity="{num(op)}">{inner}</g>'


def open_sky(
    canvas: Canvas, brushes: Brushes, reach: float = 0.62
) -> tuple[str, tuple[float, float]]:
    """The whole sheet as sky, with sun and clouds; also where the sun stands."""
    rng, sky = brushes.rng, brushes.sky
    side = rng.choice((-1, 1))
    place = (canvas.side(rng.uniform(0.52, 0.80) * side), canvas.at(rng.uniform(0.12, 0.26)))
    out = f"<defs>{sky.gradient('os', reach)}</defs>" + canvas.fill("url(#os)")
    if sky.name == "night" and sky.weather in ("clear", "wind"):
        out += lights.stars((canvas.left, -60, canvas.span, canvas.at(0.45)), 90, rng)
    out += lights.sun(*place, 80, sky, "osun")
    return out + clouds(canvas, brushes), place


def clouds(canvas: Canvas, brushes: Brushes) -> str:
    """As many clouds as the weather has."""
    rng, sky = brushes.rng, brushes.sky
    heavy = sky.weather in ("rain", "storm", "cloudy", "snow")
    white = mix("#ffffff", sky.stops[0], 0.30 if heavy else 0.0)
    tint = mix(white, sky.horizon, 0.78 if sky.is_dark else 0.15)
    tint = darker(tint, 0.3) if sky.weather == "storm" else tint
    count = (4 if canvas.is_wide else 3) + (6 if heavy else 0)
    out = ""
    for i in range(count):
        x = rng.uniform(canvas.left - 100, canvas.right - 160)
        y = canvas.at((0.03 if heavy else 0.06) + 0.34 * i / count + rng.uniform(0, 0.05))
        wide = rng.uniform(220, 400) * (1.5 if heavy else 1.0)
        out += cloud(x, y, wide, tint, (0.3 if sky.is_dark else 0.8) * (0.75 if heavy else 1))
    return out


def hills(
    box: tuple[float, float, float],
    colour: str,
    rng: random.Random,
    depth: float = 600,
    swing: float = 46,
) -> str:
    """Rolling ground from left to right about `y`, swinging by `swing`, lighter along its top."""
    left, right, y = box
    d = f"M{num(left)} {num(y + rng.uniform(-swing, swing))}"
    x, step = left, (right - left) / 3
    for _ in range(3):
        a, b = rng.uniform(-swing, swing) * 1.6, rng.uniform(-swing, swing) * 1.6
        d += (
            f" C{num(x + step * 0.35)} {num(y + a)} {num(x + step * 0.65)} {num(y + b)} "
            f"{num(x + step)} {num(y + rng.uniform(-swing, swing) * 0.5)}"
        )
        x += step
    return path(f"{d} V{num(y + depth)} H{num(left)}Z", colour) + line(
        d, lighter(colour, 0.28), 7, 0.35
    )


def ridge(
    canvas: Canvas, y: float, swing: float, colour: str, rng: random.Random, snow: str = ""
) -> str:
    """A row of peaks about y, shaded on one side, capped where `snow` is given."""
    points, x = [], canvas.left
    while x < canvas.right + 120:
        points.append((x, y - rng.uniform(0.1, 1.0) * swing))
        x += rng.uniform(120, 220)
    outline = " L".join(f"{num(a)} {num(b)}" for a, b in points)
    out = path(
        (
            f"M{num(canvas.left)} {num(canvas.low)} L{outline} L{num(points[-1][0])} "
            f"{num(canvas.low)}Z"
        ),
        colour,
    )
    for before, top, after in zip(points, points[1:], points[2:], strict=False):
        if top[1] >= before[1] or top[1] >= after[1]:
            continue
        a, b = top
        out += path(
            f"M{num(a)} {num(b)} L{num(after[0])} {num(after[1])} L{num(after[0])} "
            f"{num(after[1] + 300)} "
            f"L{num(a + 24)} {num(b + 420)}Z",
            darker(colour, 0.28),
            0.4,
        )
        if snow:
            left = (a + (before[0] - a) * 0.40, b + (before[1] - b) * 0.40)
            right = (a + (after[0] - a) * 0.42, b + (after[1] - b) * 0.42)
            out += path(
                f"M{num(a)} {num(b)} L{num(right[0])} {num(right[1])} L{num(right[0] - 18)} "
                f"{num(right[1] - 4)} "
                f"L{num(a + 16)} {num(b + swing * 0.22)} L{num(a - 6)} {num(b + swing * 0.12)} "
                f"L{num(left[0] + 22)} {num(left[1] + 8)} L{num(left[0])} {num(left[1])}Z",
                snow,
                0.94,
            )
    return out


def water(
    canvas: Canvas, top: float, low: float, brushes: Brushes, colour: str, key: str = "wt"
) -> str:
    """Water from `top` down with the light of the sky on it."""
    rng, sky = brushes.rng, brushes.sky
    near = brushes.outside(colour)
    far = mix(near, sky.horizon, 0.55)
    paint = linear(key, (0, far), (0.35, near), (1, darker(near, 0.18)))
    out = f"<defs>{paint}</defs>" + rect(canvas.left, top, canvas.span, low - top, f"url(#{key})")
    glitter = ""
    rows = 46
    for i in range(rows):
        wide = rng.uniform(20, 120) * (0.4 + i / rows)
        glitter += (
            f"M{num(rng.uniform(canvas.left, canvas.right))} "
            f"{num(top + 8 + i * (low - top - 10) / rows)}h{num(wide)} "
        )
    return out + line(glitter, lighter(sky.key, 0.4), 4, 0.42)


def meadow_front(canvas: Canvas, brushes: Brushes, petals: tuple[str, ...] = ()) -> str:
    """Leaves and flowers at the lower edge, nearest of all."""
    rng = brushes.rng
    greens = (brushes.outside("#4a9a5c"), brushes.outside("#246645"))
    low = canvas.height + 50
    out = plants.leaves(canvas.side(-0.92), low, 360, greens, rng, 11)
    out += plants.leaves(canvas.side(0.94), low, 340, greens, rng, 11)
    out += plants.leaves(canvas.side(-0.48), low + 20, 190, greens, rng)
    out += plants.leaves(canvas.side(0.50), low + 20, 200, greens, rng)
    chosen = petals or tuple(rng.sample(("#ffd166", "#ff8fa3", "#ffffff", "#c9a2ff", "#ff9a5a"), 3))
    for _ in range(12 if canvas.is_wide else 8):
        x, y = (
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(canvas.height - 150, canvas.height - 20),
        )
        out += plants.flower(x, y, rng.uniform(11, 17), brushes.outside(rng.choice(chosen)))
    return out
