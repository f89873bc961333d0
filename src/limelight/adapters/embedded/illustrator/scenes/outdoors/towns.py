"""Between people: rooftop over the city, a street, a market."""

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
from limelight.adapters.embedded.illustrator.scenes.outdoors.seasons import street_lamp
from limelight.adapters.embedded.illustrator.scenes.parts import (
    furniture,
    land,
    lights,
    plants,
    rooms,
    town,
)
from limelight.adapters.embedded.illustrator.svg import (
    circle,
    ellipse,
    line,
    linear,
    num,
    path,
    rect,
)


def city(canvas: Canvas, brushes: Brushes) -> Scene:
    """A rooftop over the town: three rows of houses, a railing, string lights at night."""
    rng, sky, scheme = brushes.rng, brushes.sky, brushes.scheme
    side = rng.choice((-1, 1))
    sun_at = (
        canvas.side(rng.uniform(0.42, 0.7) * side),
        canvas.at(0.42 if sky.name == "evening" else 0.18),
    )
    far = f"<defs>{sky.gradient('cs', 0.62)}</defs>" + canvas.fill("url(#cs)")
    if sky.name == "night" and sky.weather == "clear":
        far += lights.stars((canvas.left, -60, canvas.span, canvas.at(0.4)), 90, rng)
    far += lights.sun(*sun_at, 100, sky, "csun") + land.clouds(canvas, brushes)
    tones = tuple(
        brushes.outside(t) for t in (scheme.wall, mix(scheme.wall, scheme.shade, 0.5), scheme.shade)
    )
    far += town.towers(
        canvas, (0.64, 0.10, 0.26), mix(tones[0], sky.horizon, 0.35), "", (90.0, 170.0), brushes
    )
    lamp = "#ffd487" if brushes.is_dark else "#e6f2fa"
    mid = town.towers(
        canvas, (0.70, 0.13, 0.33), mix(tones[1], sky.horizon, 0.12), lamp, (120.0, 200.0), brushes
    )
    near = town.towers(canvas, (0.80, 0.10, 0.25), tones[2], lamp, (150.0, 240.0), brushes)
    greens = (brushes.outside("#3f8a64"), brushes.outside("#1d4f43"))
    near += _terrace(canvas, brushes)
    front = plants.leaves(canvas.side(-0.96), canvas.height + 40, 330, greens, rng, 11)
    front += plants.leaves(canvas.side(0.97), canvas.height + 60, 300, greens, rng, 11)
    if brushes.is_dark:
        count = 10 if not canvas.is_wide else 18
        near += lights.string(
            (canvas.left, canvas.right, canvas.at(0.04)),
            canvas.at(0.035),
            ("#ffcf80",),
            "cl",
            count,
        )
    wood = brushes.outside(mix(scheme.wood, "#a87a54", 0.6))
    surface = Surface("wood", lighter(wood, 0.25), darker(wood, 0.1), sky.key)
    light = light_of(sky, sun_at, canvas)
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light,
        scheme.accent,
        front,
    )


def _terrace(canvas: Canvas, brushes: Brushes) -> str:
    """The roof one stands on: a deck, and a railing at its edge with planters."""
    scheme, y = brushes.scheme, canvas.floor
    wood = brushes.outside(mix(scheme.wood, "#a87a54", 0.6))
    iron = brushes.outside(mix(scheme.shade, "#1d2030", 0.6))
    out, x = rooms.floor(canvas, y + 20, wood), canvas.left
    while x < canvas.right:
        out += rect(x, y - 190, 13, 214, iron)
        x += 92
    out += rect(canvas.left, y - 206, canvas.span, 28, iron, rx=12) + rect(
        canvas.left, y - 206, canvas.span, 7, brushes.sky.key, rx=3, op=0.7
    )
    greens = (brushes.outside("#6fb36a"), brushes.outside("#2f7a52"))
    for share in (-0.84, 0.84):
        px = canvas.side(share)
        out += plants.leaves(px - 60, y + 40, 170, greens, brushes.rng, 9) + plants.leaves(
            px + 70, y + 40, 140, greens, brushes.rng, 7
        )
        out += rect(
            px - 150, y + 30, 300, 110, brushes.outside(mix(scheme.accent, scheme.wood, 0.3)), rx=10
        )
    return out


def street(canvas: Canvas, brushes: Brushes) -> Scene:
    """A street of shops: houses on both sides, awnings, lamps, and in rain the lights on the wet
    road.
    """
    rng, scheme = brushes.rng, brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.6)
    horizon = canvas.at(0.565)
    far += town.houses(canvas, brushes, horizon, (110.0, 170.0), (0.16, 0.26))
    pave = brushes.outside(mix(scheme.pale, "#9a9aa2", 0.45))
    mid = _road(canvas, brushes, horizon, pave)
    near = "".join(_shopfront(canvas, brushes, k, horizon) for k in (-1, 1))
    side = beside(canvas, rng)
    near += street_lamp(
        canvas.side(0.54 * side) if canvas.is_wide else canvas.side(0.58 * side),
        canvas.waist + 20,
        canvas.at(0.47),
        brushes,
    )
    if brushes.is_dark:
        near += lights.string(
            (canvas.left, canvas.right, canvas.at(0.05)),
            canvas.at(0.03),
            ("#ffcf80", lighter(scheme.accent, 0.3)),
            "st",
            12 if not canvas.is_wide else 22,
        )
    light = light_of(brushes.sky, sun_at, canvas)
    surface = Surface("stone", lighter(pave, 0.1), darker(pave, 0.3), lighter(pave, 0.4))
    front = _flower_boxes(canvas, brushes)
    return in_the_open(in_depth(far, mid, near), surface, light, scheme.accent, front)


def _road(canvas: Canvas, brushes: Brushes, horizon: float, pave: str) -> str:
    """The road between two pavements; wet in rain."""
    road = brushes.outside(mix(brushes.scheme.shade, "#6a707c", 0.5))
    wet = brushes.sky.weather in ("rain", "storm")
    paint = linear(
        "rd", (0, mix(road, brushes.sky.horizon, 0.5 if wet else 0.25)), (1, darker(road, 0.25))
    )
    mid = f"<defs>{paint}</defs>" + rect(
        canvas.left, horizon, canvas.span, canvas.low - horizon, "url(#rd)"
    )
    for k in (-1, 1):
        edge = canvas.left if k < 0 else canvas.right
        mid += path(
            (
                f"M{num(canvas.centre + k * 70)} {num(horizon)} H{num(edge)} V{num(canvas.low)} "
                f"H{num(canvas.centre + k * 430)}Z"
            ),
            pave,
        )
        mid += line(
            (
                f"M{num(canvas.centre + k * 70)} {num(horizon)} L{num(canvas.centre + k * 430)} "
                f"{num(canvas.low)}"
            ),
            lighter(pave, 0.3),
            10,
        )
    return mid + (_reflections(canvas, brushes, horizon) if wet else "")


def _flower_boxes(canvas: Canvas, brushes: Brushes) -> str:
    """Boxes of flowers at the lower corners."""
    rng, scheme, out = brushes.rng, brushes.scheme, ""
    greens = (brushes.outside("#6fb36a"), brushes.outside("#2f7a52"))
    wood = brushes.outside(darker(scheme.wood, 0.2))
    for share in (-0.92, 0.94):
        x = canvas.side(share)
        out += rect(x - 150, canvas.height - 120, 300, 260, wood, rx=10)
        out += plants.leaves(x, canvas.height - 110, 190, greens, rng, 9)
        for _ in range(7):
            petal = brushes.outside(rng.choice((scheme.accent, scheme.pale, scheme.second)))
            at = (x + rng.uniform(-120, 120), canvas.height - rng.uniform(130, 220))
            out += circle(*at, 20, petal)
    return out


def _reflections(canvas: Canvas, brushes: Brushes, horizon: float) -> str:
    """Lights and sky on a wet road, and puddles."""
    rng, out = brushes.rng, ""
    tints = (
        "#ffd88a",
        lighter(brushes.scheme.accent, 0.3),
        brushes.sky.key,
        lighter(brushes.scheme.second, 0.3),
    )
    for _ in range(26):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(horizon + 30, canvas.height)
        out += rect(
            x,
            y,
            rng.uniform(8, 20),
            rng.uniform(60, 190),
            rng.choice(tints),
            rx=8,
            op=rng.uniform(0.10, 0.28),
        )
    for _ in range(7):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(horizon + 90, canvas.height)
        out += ellipse(
            x,
            y,
            rng.uniform(80, 170),
            rng.uniform(9, 20),
            mix(brushes.sky.horizon, "#ffffff", 0.2),
            0.32,
        )
    return out


def _shopfront(canvas: Canvas, brushes: Brushes, side: int, horizon: float) -> str:
    """The nearest house on one side with a shop in it."""
    rng, scheme = brushes.rng, brushes.scheme
    wide = 300.0 if not canvas.is_wide else 560.0
    x = canvas.left if side < 0 else canvas.right - wide
    base = horizon + 210
    tint = brushes.outside(
        rng.choice(
            (
                mix(scheme.accent, scheme.pale, 0.25),
                mix(scheme.second, scheme.pale, 0.25),
                scheme.wood,
            )
        )
    )
    out = rect(x, -140, wide, base + 140, tint) + rect(
        x + (wide - 18 if side < 0 else 0), -140, 18, base + 140, "#120818", op=0.16
    )
    pane = "#ffdf8e" if brushes.is_dark else mix("#d8ecf4", brushes.sky.horizon, 0.35)
    cols = 2 if not canvas.is_wide else 4
    for c in range(cols):
        for y in (canvas.at(0.05), canvas.at(0.20)):
            wx, w, h = x + wide * (c + 0.5) / cols - 46, 92, canvas.at(0.105)
            lit = pane if not brushes.is_dark or rng.random() < 0.7 else mix(tint, "#1a1a3a", 0.5)
            out += rect(wx - 9, y - 9, w + 18, h + 18, lighter(tint, 0.5), rx=6) + rect(
                wx, y, w, h, lit, rx=3
            )
            out += line(
                f"M{num(wx + w / 2)} {num(y)}v{num(h)} M{num(wx)} {num(y + h * 0.45)}h{num(w)}",
                lighter(tint, 0.5),
                7,
            )
            out += rect(wx - 16, y + h + 6, w + 32, 14, lighter(tint, 0.35), rx=4)
    top = canvas.at(0.385)
    glass = "#ffe6a8" if brushes.is_dark else mix("#cfe6ee", "#ffe2b0", 0.3)
    out += rect(x, top, wide, base - top, darker(tint, 0.32)) + rect(
        x + 26, top + 70, wide - 52, base - top - 150, glass, rx=6
    )
    for k in range(3 if not canvas.is_wide else 6):
        px = x + 56 + k * (wide - 90) / (3 if not canvas.is_wide else 6)
        out += rect(
            px,
            base - 150,
            54,
            70,
            brushes.outside(rng.choice((scheme.accent, scheme.second, scheme.pale))),
            rx=10,
        )
    out += town.awning(
        x - 10,
        top + 92,
        wide + 20,
        (brushes.outside(scheme.accent), brushes.outside("#fff6e6")),
        110,
    )
    return out + rect(x, top - 24, wide, 30, lighter(tint, 0.3), rx=4)


def market(canvas: Canvas, brushes: Brushes) -> Scene:
    """Stalls under striped awnings with crates of fruit, pennants above."""
    scheme = brushes.scheme
    far, sun_at = land.open_sky(canvas, brushes, 0.7)
    far += town.houses(canvas, brushes, canvas.at(0.66), (200.0, 300.0), (0.40, 0.48))
    far += rect(
        canvas.left,
        canvas.at(0.66),
        canvas.span,
        canvas.low,
        brushes.outside(mix(scheme.pale, "#a89a90", 0.5)),
    )
    mid = furniture.bunting(
        canvas, canvas.at(0.05), canvas.at(0.03), tuple(brushes.outside(t) for t in scheme.mixed())
    )
    near = ""
    for i, share in enumerate((-0.86, 0.86)):
        near += _stall(
            canvas.side(share),
            canvas.at(0.235) + canvas.at(0.03) * i,
            420 if not canvas.is_wide else 620,
            brushes,
            canvas,
            i,
        )
    surface = Surface(
        "wood",
        lighter(brushes.outside(scheme.wood), 0.25),
        brushes.outside(darker(scheme.wood, 0.1)),
        lighter(scheme.wood, 0.5),
    )
    light = light_of(brushes.sky, sun_at, canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


_FRUIT = (
    ("#e0503c", "#f2b04c"),
    ("#8cc06a", "#6a3f86"),
    ("#f2d04c", "#e8792f"),
    ("#d9426a", "#a5cc3f"),
)


def _stall(x: float, y: float, w: float, brushes: Brushes, canvas: Canvas, at: int) -> str:
    rng, scheme = brushes.rng, brushes.scheme
    left, wood = x - w / 2, brushes.outside(scheme.wood)
    out = line(
        f"M{num(left)} {num(y)}V{num(canvas.low)} M{num(left + w)} {num(y)}V{num(canvas.low)}",
        darker(wood, 0.2),
        18,
    )
    back = brushes.outside(mix(scheme.shade, "#2a1a2e", 0.5))
    out += rect(left, y, w, canvas.chest - y, back, op=0.55)
    if brushes.is_dark:
        out += lights.glow(x, y + 90, 300, "#ffd88a", f"ml{at}", 0.6)
    out += lights.pendant(x, y + 10, 40, scheme.second, f"mp{at}", lit=brushes.is_dark)
    for k in range(3):
        cy = canvas.chest - 150 + k * 130
        fruit = rng.choice(_FRUIT)
        out += rect(left - 6, cy, w + 12, 112, lighter(wood, 0.12), rx=8) + line(
            f"M{num(left)} {num(cy + 40)}h{num(w)} m{num(-w)} 36h{num(w)}",
            darker(wood, 0.4),
            4,
            0.4,
        )
        count = int(w / 46)
        for n in range(count):
            fx = left + 30 + n * (w - 60) / (count - 1)
            tone = brushes.outside(fruit[0] if n < count * 0.55 else fruit[1])
            out += circle(fx, cy - 6 - 10 * (n % 2), 30, tone) + circle(
                fx - 9, cy - 16 - 10 * (n % 2), 8, "#ffffff", 0.35
            )
        out += rect(left - 6, cy + 10, w + 12, 14, lighter(wood, 0.35), op=0.8)
    return out + town.awning(
        left - 34,
        y + 40,
        w + 68,
        (brushes.outside(scheme.accent if at == 0 else scheme.second), brushes.outside("#fff6e6")),
    )
