"""Sets of colour: soft shapes on a gradient, and a wall of tiles."""

import math

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sky,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.scenes.parts import lights
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


def studio_sky(brushes: Brushes) -> Sky:
    """The light of a set that has no weather, dimmer in the evening and at night."""
    scheme = brushes.scheme
    key = lighter(scheme.pale, 0.2)
    return Sky(
        brushes.sky.name, (scheme.pale, scheme.wall, scheme.shade), key, key, scheme.wall, 0.10
    )


def dimmed(colour: str, brushes: Brushes) -> str:
    """A colour of a set at this hour."""
    share = {"morning": 0.0, "day": 0.0, "golden": 0.08, "evening": 0.30, "night": 0.48}[
        brushes.sky.name
    ]
    return mix(colour, "#1a1440", share)


def abstract(canvas: Canvas, brushes: Brushes) -> Scene:
    """A gradient with large soft shapes, solids that float, rings and dots."""
    rng, scheme = brushes.rng, brushes.scheme
    pale, main, deep = (dimmed(c, brushes) for c in (scheme.pale, scheme.wall, scheme.shade))
    glowing = scheme.accent
    side = beside(canvas, rng)
    paints = linear("ag", (0, pale), (0.55, main), (1, deep), x2=0.4 * side + 0.3)
    paints += radial("ar", (0, lighter(glowing, 0.4), 0.85), (1, lighter(glowing, 0.4), 0))
    glow = (canvas.side(0.5 * side), canvas.at(0.24))
    far = (
        f"<defs>{paints}</defs>"
        + canvas.fill("url(#ag)")
        + circle(*glow, canvas.width * 0.55, "url(#ar)")
    )
    far += _blobs(canvas, (deep, pale, dimmed(scheme.second, brushes)), brushes)
    mid, near = "", ""
    for i in range(6 if canvas.is_wide else 4):
        share = (-0.82, 0.80, -0.62, 0.9, -0.34, 0.44)[i] * side
        x, y, r = (
            canvas.side(share),
            canvas.at((0.20, 0.36, 0.52, 0.12, 0.14, 0.56)[i]),
            rng.uniform(74, 150),
        )
        tint = (scheme.accent, scheme.second, scheme.pale)[i % 3]
        paint = linear(f"ab{i}", (0, lighter(tint, 0.45)), (1, mix(tint, deep, 0.35)), x2=1)
        drawn = f"<defs>{paint}</defs>" + _solid(
            i + rng.randrange(3), x, y, r, f"url(#ab{i})", deep
        )
        mid, near = (mid + drawn, near) if i % 2 else (mid, near + drawn)
    for c in range(5):
        for r in range(5):
            mid += circle(
                canvas.side(-0.92 * side) + c * 34, canvas.at(0.07) + r * 34, 6, scheme.pale, 0.7
            )
    wave = "M0 0 q30 -40 60 0 t60 0 t60 0 t60 0"
    near += group(
        line(wave, scheme.pale, 12, 0.9), canvas.side(0.56 * side) - 60, canvas.at(0.08), turn=-12
    )
    surface = Surface("stone", lighter(main, 0.25), deep, lighter(pale, 0.4))
    light = light_of(studio_sky(brushes), glow, canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent)


def _blobs(canvas: Canvas, tints: tuple[str, ...], brushes: Brushes) -> str:
    rng, out = brushes.rng, ""
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
        out += path(d + "Z", tints[i % len(tints)], 0.20)
    return out


def _solid(kind: int, x: float, y: float, r: float, paint: str, deep: str) -> str:
    under = ellipse(x + r * 0.1, y + r * 1.25, r * 0.8, r * 0.12, darker(deep, 0.4), 0.25)
    if kind % 4 == 0:
        return (
            under
            + circle(x, y, r, paint)
            + ellipse(x - r * 0.35, y - r * 0.45, r * 0.22, r * 0.14, "#ffffff", 0.55)
        )
    if kind % 4 == 1:
        ring = (
            f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r * 0.72)}" fill="none" '
            f'stroke="{paint}" stroke-width="{num(r * 0.5)}"/>'
        )
        shine = (
            f'<path d="M{num(x - r * 0.72)} {num(y)} a{num(r * 0.72)} {num(r * 0.72)} 0 0 1 '
            f'{num(r * 0.72)} {num(-r * 0.72)}" fill="none" stroke="#ffffff" '
            f'stroke-opacity=".4" stroke-width="{num(r * 0.1)}" stroke-linecap="round"/>'
        )
        return under + ring + shine
    if kind % 4 == 2:
        return under + group(
            rect(-r * 0.8, -r * 0.8, r * 1.6, r * 1.6, paint, rx=r * 0.3)
            + rect(-r * 0.62, -r * 0.62, r * 0.5, r * 0.14, "#ffffff", rx=r * 0.07, op=0.5),
            x,
            y,
            turn=18,
        )
    return under + group(
        rect(-r * 1.1, -r * 0.42, r * 2.2, r * 0.84, paint, rx=r * 0.42)
        + rect(-r * 0.8, -r * 0.3, r * 0.9, r * 0.12, "#ffffff", rx=r * 0.06, op=0.5),
        x,
        y,
        turn=-28,
    )


def mosaic(canvas: Canvas, brushes: Brushes) -> Scene:
    """Large tiles of circles, quarters, arcs and stripes."""
    rng, scheme = brushes.rng, brushes.scheme
    base, deep = dimmed(scheme.wall, brushes), dimmed(scheme.shade, brushes)
    tints = tuple(
        dimmed(c, brushes)
        for c in (scheme.wall, scheme.accent, scheme.second, scheme.pale, scheme.shade, scheme.wood)
    )
    size = rng.choice((216.0, 250.0))
    far, row = canvas.fill(base), 0
    y = -150.0
    while y < canvas.low:
        x = canvas.left - (size / 2 if rng.random() < 0.2 else 0)
        while x < canvas.right:
            far += group(_tile(size, brushes, tints), x, y)
            x += size
        y += size
        row += 1
    glow = (canvas.side(0.5 * beside(canvas, rng)), canvas.at(0.2))
    shade = radial("ms", (0, deep, 0.62), (0.6, deep, 0.34), (1, deep, 0))
    mid = f"<defs>{shade}</defs>" + circle(
        canvas.centre, canvas.eye + 120, canvas.at(0.36), "url(#ms)"
    )
    mid += lights.glow(*glow, 520, lighter(scheme.pale, 0.3), "mg", 0.34)
    surface = Surface("stone", lighter(tints[3], 0.1), tints[1], "#ffffff")
    return Scene(
        in_depth(far, mid), surface, light_of(studio_sky(brushes), glow, canvas), scheme.accent
    )


def _tile(s: float, brushes: Brushes, tints: tuple[str, ...]) -> str:
    rng = brushes.rng
    ground, a, b = rng.sample(tints, 3)
    turn, kind = rng.choice((0, 90, 180, 270)), rng.randrange(7)
    h = s / 2
    shapes = (
        path(f"M{-h} {-h} A{s} {s} 0 0 1 {h} {h} H{-h}Z", a),
        circle(0, 0, h * 0.78, a) + circle(0, 0, h * 0.36, b),
        path(f"M{-h} {-h} A{h} {h} 0 0 0 {h} {-h}Z", a)
        + path(f"M{-h} {h} A{h} {h} 0 0 1 {h} {h}Z", b),
        "".join(rect(-h, -h + k * s / 5, s, s / 10, a) for k in range(5)),
        path(f"M{-h} {h} L{h} {-h} V{h}Z", a),
        "".join(
            circle(-h + s * (c + 0.5) / 4, -h + s * (r + 0.5) / 4, s * 0.06, a)
            for c in range(4)
            for r in range(4)
        ),
        path(
            (
                f"M{-h} {-h} A{s} {s} 0 0 1 {h} {h} H{num(h * 0.3)} A{num(s * 0.65)} "
                f"{num(s * 0.65)} 0 0 0 {-h} {num(-h * 0.3)}Z"
            ),
            a,
        )
        + circle(-h * 0.45, h * 0.45, h * 0.3, b),
    )
    return group(rect(-h, -h, s + 1, s + 1, ground) + shapes[kind], h, h, turn=turn)
