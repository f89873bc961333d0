"""Between people: the city, a market; and the plain colour of an abstract set."""

import math
import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes import elements as el
from limelight.adapters.embedded.illustrator.scenes import furniture as furn
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
    ellipse,
    group,
    line,
    linear,
    num,
    path,
    radial,
    rect,
)


def city(canvas: Canvas, brushes: Brushes) -> Scene:
    """A rooftop over the town: three rows of houses, a railing, string lights at night."""
    rng, sky = brushes.rng, brushes.sky
    night = brushes.at_night()
    side = rng.choice((-1, 1))
    sun_at = (
        canvas.side(rng.uniform(0.42, 0.7) * side),
        canvas.at(0.44 if sky.name == "evening" else 0.2),
    )
    far = f"<defs>{sky.gradient('cs', 0.62)}</defs>" + canvas.fill("url(#cs)")
    if night:
        far += el.stars((canvas.left, 0, canvas.right - canvas.left, canvas.at(0.34)), 80, rng)
    far += el.sun(*sun_at, 110, sky, "csun")
    puff = mix(sky.stops[-1], "#ffffff", 0.2)
    for i in range(4):
        far += el.cloud(
            rng.uniform(canvas.left, canvas.right - 260),
            canvas.at(0.10 + 0.09 * i),
            rng.uniform(230, 420),
            puff,
            0.32 if night else 0.7,
        )
    tones = (
        ("#8a4184", "#5d2f74", "#3f2460")
        if sky.name == "evening"
        else ("#33407a", "#232c5e", "#171d48")
    )
    if not night:
        tones = (mix("#8fa6c4", sky.stops[-1], 0.3), "#6f86ac", "#4f6690")
    far += _row(
        canvas, (0.64, 0.10, 0.26), mix(tones[0], sky.stops[-1], 0.25), "", (90.0, 170.0), rng
    )
    lamp = "#ffd487" if night else "#e6f2fa"
    mid = _row(canvas, (0.70, 0.13, 0.33), tones[1], lamp, (120.0, 200.0), rng)
    near = _row(canvas, (0.80, 0.10, 0.25), tones[2], lamp, (150.0, 240.0), rng)
    front = _railing(canvas, darker(tones[2], 0.35), sky.key)
    greens = ("#3a7a5f", "#1d453f")
    front += el.leaves(canvas.side(-0.96), canvas.height + 40, 330, greens, rng, 11) + el.leaves(
        canvas.side(0.97), canvas.height + 60, 300, greens, rng, 11
    )
    if night:
        near += furn.string_lights(
            (canvas.left, canvas.right, canvas.at(0.045)),
            canvas.at(0.035),
            "#ffcf80",
            "cl",
            10 if not canvas.is_wide else 18,
        )
    surface = Surface("stone", lighter(tones[2], 0.25), darker(tones[2], 0.1), sky.key)
    return Scene(
        (Sheet(far, 0.12, 1.6), Sheet(mid, 0.35, 2.0), Sheet(near, 0.6, 1.2)),
        surface,
        light_of(sky, sun_at, canvas),
        "#e0704e",
        (Sheet(front, 1.35),),
        has_counter=False,
    )


def _railing(canvas: Canvas, rail: str, key: str) -> str:
    top = canvas.ledge + 60
    out = rect(canvas.left, top, canvas.right - canvas.left, 30, rail, rx=14) + rect(
        canvas.left, top, canvas.right - canvas.left, 7, key, rx=3, op=0.75
    )
    x = canvas.left
    while x < canvas.right:
        out += rect(x, top + 14, 13, 500, darker(rail, 0.3))
        x += 92
    return out


def _row(
    canvas: Canvas,
    heights: tuple[float, float, float],
    colour: str,
    lamp: str,
    widths: tuple[float, float],
    rng: random.Random,
) -> str:
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
            out += line(f"M{num(x + w / 2)} {num(y - 80)}V{num(y)}", tone, 6)
        elif roll < 0.45:
            out += rect(x + w * 0.2, y - 36, w * 0.6, 40, tone)
        elif roll < 0.6:
            out += path(
                f"M{num(x)} {num(y + 1)} L{num(x + w / 2)} {num(y - w * 0.35)} L{num(x + w)} "
                f"{num(y + 1)}Z",
                tone,
            )
        if lamp:
            out += _lit((x, y, w, base + canvas.at(0.24)), lamp, rng)
        x += w + rng.choice((0.0, 0.0, 9.0))
    return out


def _lit(box: tuple[float, float, float, float], lamp: str, rng: random.Random) -> str:
    x, y, w, low = box
    bright, dim = "", ""
    yy = y + 28
    while yy < low:
        xx = x + 18
        while xx < x + w - 28:
            roll = rng.random()
            if roll < 0.16:
                bright += f"M{num(xx)} {num(yy)}h15v21h-15z"
            elif roll < 0.34:
                dim += f"M{num(xx)} {num(yy)}h15v21h-15z"
            xx += 31
        yy += 44
    return path(bright, lamp, 0.95) + path(dim, lamp, 0.5)


def market(canvas: Canvas, brushes: Brushes) -> Scene:
    """A stall under a striped awning with crates of fruit, bunting above."""
    rng, sky = brushes.rng, brushes.sky
    tint = rng.choice(("#e0604e", "#2f8a90", "#d9a441", "#4f8f6a"))
    far = f"<defs>{sky.gradient('ms', 0.7)}</defs>" + canvas.fill("url(#ms)")
    x = canvas.left
    while x < canvas.right:
        w = rng.uniform(200, 300)
        tone = rng.choice(("#e6b08a", "#d98a72", "#e9d2a6", "#b9c4a8", "#c9a0a0", "#a9bccb"))
        tone = mix(tone, "#4a3a7a", 0.45) if brushes.at_night() else tone
        far += _house((x, canvas.at(rng.uniform(0.16, 0.24)), w, canvas.low), tone, brushes)
        x += w
    mid = ""
    stall_y = canvas.at(0.235)
    for i, share in enumerate((-0.86, 0.86)):
        mid += _stall(
            canvas.side(share), stall_y + canvas.at(0.03) * i, 420, (tint, "#3f6f8a", rng), canvas
        )
    mid += _bunting(canvas, canvas.at(0.05), rng)
    surface = Surface("wood", "#c9935c", "#8a5a36", "#f0cf9a")
    glow = (canvas.side(rng.choice((-0.7, 0.7))), canvas.at(0.12))
    return Scene(
        (Sheet(far, 0.2, 3), Sheet(mid, 0.5, 1.2)), surface, light_of(sky, glow, canvas), tint
    )


def _house(box: tuple[float, float, float, float], tone: str, brushes: Brushes) -> str:
    x, y, w, low = box
    out = rect(x, y, w, low - y, tone) + rect(x + w - 16, y, 16, low - y, darker(tone, 0.4), op=0.3)
    out += path(
        f"M{num(x - 10)} {num(y)} L{num(x + 22)} {num(y - 60)} H{num(x + w - 22)} "
        f"L{num(x + w + 10)} {num(y)}Z",
        darker(mix(tone, "#a8483a", 0.6), 0.2),
    )
    lamp = "#ffdf94" if brushes.at_night() else "#dcecf2"
    for row in range(5):
        for k in range(2):
            wx, wy = x + w * (0.18 + 0.40 * k), y + 50 + row * 150
            out += rect(wx - 6, wy - 6, w * 0.22 + 12, 96, lighter(tone, 0.4), rx=5) + rect(
                wx, wy, w * 0.22, 84, lamp, rx=3
            )
            out += line(f"M{num(wx + w * 0.11)} {num(wy)}v84", lighter(tone, 0.4), 5)
    return out


def _stall(
    x: float, y: float, w: float, look: tuple[str, str, random.Random], canvas: Canvas
) -> str:
    tint, _, rng = look
    left = x - w / 2
    out = rect(left + 24, y, 16, canvas.low - y, "#7a4e34") + rect(
        left + w - 40, y, 16, canvas.low - y, "#7a4e34"
    )
    for i, share in enumerate((0.50, 0.60)):
        cy = canvas.at(share)
        out += rect(left, cy, w, 92, darker("#c08a54", 0.08 * i), rx=6)
        out += line(f"M{num(left)} {num(cy + 46)}h{num(w)}", "#6a4226", 4, 0.4)
        fruit = rng.sample(("#e0503c", "#f2a03c", "#8fbf4a", "#7a4a8a", "#f2d04c"), 2)
        for k in range(9):
            fx = left + 30 + k * (w - 60) / 8
            tone = fruit[0] if k < 5 else fruit[1]
            out += circle(fx, cy - 6 - 9 * (k % 2), 29, tone) + circle(
                fx - 9, cy - 16 - 9 * (k % 2), 8, "#ffffff", 0.35
            )
        out += rect(left, cy + 12, w, 14, lighter("#c08a54", 0.3), op=0.7)
    stripes = 7
    step = (w + 60) / stripes
    for i in range(stripes):
        sx = left - 30 + i * step
        colour = tint if i % 2 == 0 else "#fff6e6"
        d = (
            f"M{num(sx + 14)} {num(y - 90)} "
            f"H{num(sx + step + 14 if i < stripes - 1 else sx + step)} L{num(sx + step)} "
            f"{num(y + 40)} A{num(step / 2)} {num(step / 2)} 0 0 1 {num(sx)} {num(y + 40)}Z"
        )
        out += path(d, colour)
    return out + rect(left - 30, y + 30, w + 60, 14, "#1a0f20", op=0.12)


def _bunting(canvas: Canvas, y: float, rng: random.Random) -> str:
    sag = canvas.at(0.03)
    left, right = canvas.left, canvas.right
    middle = (left + right) / 2
    out = line(
        f"M{num(left)} {num(y)} Q{num(middle)} {num(y + 2 * sag)} {num(right)} {num(y)}",
        "#6a4a3a",
        4,
    )
    count = 12 if not canvas.is_wide else 20
    tints = ("#e0604e", "#f2b04c", "#3f9a8a", "#5a7fc0", "#d86d94")
    for i in range(count):
        t = (i + 0.5) / count
        x = left + (right - left) * t
        fy = y + 4 * sag * t * (1 - t)
        out += path(
            f"M{num(x - 32)} {num(fy)} H{num(x + 32)} L{num(x)} {num(fy + 68)}Z",
            tints[(i + rng.randrange(2)) % 5],
        )
    return out


def abstract(canvas: Canvas, brushes: Brushes) -> Scene:
    """A set of colour: a gradient with large soft shapes, rings and dots."""
    rng = brushes.rng
    schemes = (
        ("#ffb47a", "#f0647a", "#8a3f8f", "#ffe3b0"), ("#7fd4d0", "#3f8fc0", "#3a4a9a", "#e6f8e6"),
        ("#ffd98a", "#f28a5a", "#c04a6a", "#fff3d0"), ("#b0a0f0", "#6a6fd8", "#3a3a8f", "#f0e0ff"),
        ("#a8dca0", "#3fa08a", "#1f5f7a", "#f6f6d0"), ("#f8c0c8", "#d87aa8", "#7a4a9a", "#fff0e6"),
    )  # fmt: skip
    pale, main, deep, light = rng.choice(schemes)
    side = rng.choice((-1, 1))
    paints = linear("ag", (0, pale), (0.55, main), (1, deep), x2=0.4 * side + 0.3)
    paints += radial("ar", (0, light, 0.85), (1, light, 0))
    far = f"<defs>{paints}</defs>"
    far += canvas.fill("url(#ag)")
    glow = (canvas.side(0.5 * side), canvas.at(0.24))
    far += circle(*glow, canvas.width * 0.55, "url(#ar)") + _blobs(canvas, (deep, pale, light), rng)
    mid = ""
    for i in range(3):
        share = (-0.82, 0.80, -0.62)[i] * side
        x, y, r = canvas.side(share), canvas.at((0.20, 0.34, 0.50)[i]), rng.uniform(70, 150)
        paint = linear(f"ab{i}", (0, lighter(light, 0.4)), (1, mix(main, deep, 0.3 * i)), x2=1)
        mid += f"<defs>{paint}</defs>" + (
            _solid(i + rng.randrange(3), x, y, r, f"url(#ab{i})", deep)
        )
    dots = "".join(
        circle(canvas.side(-0.92 * side) + c * 34, canvas.at(0.08) + r * 34, 6, light, 0.7)
        for c in range(5)
        for r in range(5)
    )
    wave = "M0 0 q30 -40 60 0 t60 0 t60 0 t60 0"
    mid += dots + group(
        line(wave, light, 11, 0.85), canvas.side(0.56 * side) - 60, canvas.at(0.09), turn=-12
    )
    front_paint = Surface("stone", lighter(main, 0.25), deep, light)
    sky = Sky("day", (pale, main, deep), light, lighter(light, 0.3), main, 0.12)
    return Scene(
        (Sheet(far, 0.15, 2.0), Sheet(mid, 0.55, 0.6)),
        front_paint,
        light_of(sky, glow, canvas),
        pale,
    )


def _blobs(canvas: Canvas, tints: tuple[str, ...], rng: random.Random) -> str:
    out = ""
    for i in range(5):
        x, y = rng.uniform(canvas.left, canvas.right), canvas.at(0.15 + 0.18 * i)
        r = rng.uniform(200, 380)
        points = [
            (
                x + r * rng.uniform(0.75, 1.15) * math.cos(a),
                y + r * rng.uniform(0.6, 0.95) * math.sin(a),
            )
            for a in (k * math.tau / 6 for k in range(6))
        ]
        mids = [
            ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            for a, b in zip(points, points[1:] + points[:1], strict=True)
        ]
        d = f"M{num(mids[-1][0])} {num(mids[-1][1])}" + "".join(
            f" Q{num(p[0])} {num(p[1])} {num(m[0])} {num(m[1])}"
            for p, m in zip(points, mids, strict=True)
        )
        out += path(d + "Z", tints[i % len(tints)], 0.17)
    return out


def _solid(kind: int, x: float, y: float, r: float, paint: str, deep: str) -> str:
    under = ellipse(x + r * 0.1, y + r * 1.25, r * 0.8, r * 0.12, deep, 0.25)
    if kind % 4 == 0:
        return (
            under
            + circle(x, y, r, paint)
            + ellipse(x - r * 0.35, y - r * 0.45, r * 0.22, r * 0.14, "#ffffff", 0.5)
        )
    if kind % 4 == 1:
        ring = (
            f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r * 0.72)}" fill="none" '
            f'stroke="{paint}" stroke-width="{num(r * 0.5)}"/>'
        )
        return under + ring
    if kind % 4 == 2:
        return under + group(
            rect(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6, paint, rx=r * 0.3), x, y, turn=18
        )
    return under + group(
        rect(-r * 1.1, -r * 0.42, r * 2.2, r * 0.84, paint, rx=r * 0.42), x, y, turn=-28
    )
