"""Among the stars."""

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
)


def space(canvas: Canvas, brushes: Brushes) -> Scene:
    """Nebulae, stars, a ringed planet, a moon, and the ground of another world."""
    rng, scheme = brushes.rng, brushes.scheme
    side = beside(canvas, rng)
    high, low = brushes.on_set(scheme.wall), brushes.on_set(scheme.shade)
    far = (
        f"<defs>{linear('sp', (0, darker(scheme.wall, 0.35)), (0.55, high), (1, low))}</defs>"
    ) + canvas.fill("url(#sp)")
    for k, tint in enumerate((scheme.accent, scheme.second, scheme.accent)):
        x, y = canvas.side((0.6, -0.6, -0.2)[k] * side), canvas.at((0.16, 0.36, 0.02)[k])
        far += lights.glow(x, y, canvas.at(0.34), tint, f"nb{k}", 0.42)
    far += lights.stars(
        (canvas.left, -80, canvas.span, canvas.at(0.8)), 190 if not canvas.is_wide else 300, rng
    )
    mid = _planet(
        canvas.side(0.64 * side), canvas.at(0.20), 170.0 if not canvas.is_wide else 210.0, brushes
    )
    mid += _moon(canvas.side(-0.72 * side), canvas.at(0.115), 78.0, brushes) + _moon(
        canvas.side(-0.86 * side), canvas.at(0.38), 34.0, brushes
    )
    mid += _comet(canvas.side(-0.44 * side), canvas.at(0.05), brushes)
    ground = mix(scheme.wood, scheme.shade, 0.2)
    near = _world(canvas, canvas.at(0.60), mix(ground, scheme.shade, 0.45), brushes) + _world(
        canvas, canvas.at(0.70), ground, brushes
    )
    light = light_of(
        brushes.sky,
        (canvas.side(0.64 * side), canvas.at(0.2)),
        canvas,
        key=lighter(scheme.second, 0.45),
        ambient=mix(scheme.accent, "#7684c4", 0.5),
        ambient_mix=0.17,
    )
    surface = Surface("sand", ground, darker(ground, 0.3), lighter(ground, 0.4))
    return in_the_open(
        in_depth(far, mid, near),
        surface,
        light,
        scheme.accent,
        _rocks(canvas, ground, scheme.second),
    )


def _rocks(canvas: Canvas, ground: str, crystal: str) -> str:
    """Rocks with crystals at the lower corners."""
    out = ""
    for share in (-0.98, 0.97):
        x = canvas.side(share)
        rock = darker(ground, 0.3)
        out += path(
            (
                f"M{num(x - 210)} {num(canvas.low)} L{num(x - 120)} {num(canvas.height - 190)} "
                f"L{num(x - 10)} {num(canvas.height - 250)} L{num(x + 110)} "
                f"{num(canvas.height - 170)} L{num(x + 220)} {num(canvas.low)}Z"
            ),
            rock,
        )
        out += path(
            (
                f"M{num(x - 10)} {num(canvas.height - 250)} L{num(x + 110)} "
                f"{num(canvas.height - 170)} L{num(x + 220)} {num(canvas.low)} H{num(x + 20)}Z"
            ),
            "#05030f",
            0.35,
        )
        for dx, tall in ((-90, 120), (-40, 170), (70, 110)):
            glow = lighter(crystal, 0.2)
            out += path(
                f"M{num(x + dx - 26)} {num(canvas.height - 120)} l26 {num(-tall)} l26 {num(tall)}Z",
                glow,
                0.95,
            ) + path(
                f"M{num(x + dx)} {num(canvas.height - 120 - tall)} l26 {num(tall)} h-26Z",
                darker(glow, 0.35),
                0.5,
            )
    return out


def _planet(x: float, y: float, r: float, brushes: Brushes) -> str:
    """A banded planet with rings before and behind it."""
    scheme = brushes.scheme
    body = radial(
        "pb",
        (0, lighter(scheme.accent, 0.3)),
        (0.6, scheme.accent),
        (1, darker(scheme.accent, 0.5)),
    )
    clip = f'<clipPath id="pc"><circle cx="0" cy="0" r="{num(r)}"/></clipPath>'
    bands = "".join(
        ellipse(
            0,
            r * k,
            r * 1.1,
            r * 0.09,
            lighter(scheme.accent, 0.35) if n % 2 else darker(scheme.accent, 0.2),
            0.55,
        )
        for n, k in enumerate((-0.6, -0.3, 0.05, 0.36, 0.66))
    )
    ring = (
        f'stroke="{lighter(scheme.pale, 0.1)}" stroke-width="{num(r * 0.15)}" fill="none" '
        'stroke-opacity=".85"'
    )
    back = (
        f'<path d="M{num(-r * 1.75)} 0 A{num(r * 1.75)} {num(r * 0.42)} 0 0 1 {num(r * 1.75)} '
        f'0" {ring}/>'
    )
    fore = (
        f'<path d="M{num(-r * 1.75)} 0 A{num(r * 1.75)} {num(r * 0.42)} 0 0 0 {num(r * 1.75)} '
        f'0" {ring}/>'
    )
    shade = path(
        (
            f"M{num(r * 0.2)} {num(-r * 0.98)} A{num(r)} {num(r)} 0 0 1 {num(r * 0.2)} "
            f"{num(r * 0.98)} A{num(r * 1.5)} {num(r * 1.5)} 0 0 0 {num(r * 0.2)} "
            f"{num(-r * 0.98)}Z"
        ),
        "#05030f",
        0.3,
    )
    disc = f'<g clip-path="url(#pc)">{circle(0, 0, r, "url(#pb)")}{bands}{shade}</g>'
    return (
        f"<defs>{body}{clip}</defs>"
        + lights.glow(x, y, r * 2.2, scheme.accent, "pgw", 0.3)
        + group(back + disc + fore, x, y, turn=-16)
    )


def _moon(x: float, y: float, r: float, brushes: Brushes) -> str:
    tint = mix(brushes.scheme.pale, "#cfd4e2", 0.5)
    out = circle(x, y, r, tint) + path(
        (
            f"M{num(x + r * 0.1)} {num(y - r)} A{num(r)} {num(r)} 0 0 1 {num(x + r * 0.1)} "
            f"{num(y + r)} A{num(r * 1.4)} {num(r * 1.4)} 0 0 0 {num(x + r * 0.1)} {num(y - r)}Z"
        ),
        "#0a0a20",
        0.3,
    )
    for dx, dy, s in ((-0.35, -0.3, 0.22), (0.1, 0.35, 0.16), (-0.45, 0.3, 0.12)):
        out += circle(x + r * dx, y + r * dy, r * s, darker(tint, 0.18))
    return out


def _comet(x: float, y: float, brushes: Brushes) -> str:
    tail = "".join(
        line(f"M{num(x)} {num(y)} l{num(long)} {num(-long * 0.42 + dy)}", "#ffffff", wide, op)
        for long, dy, wide, op in ((230, 0, 12, 0.25), (180, 12, 8, 0.35), (120, -8, 6, 0.5))
    )
    return (
        tail
        + circle(x, y, 15, lighter(brushes.scheme.second, 0.6))
        + lights.glow(x, y, 80, lighter(brushes.scheme.second, 0.4), "cmt", 0.7)
    )


def _world(canvas: Canvas, y: float, colour: str, brushes: Brushes) -> str:
    """Cratered ground curving away."""
    rng = brushes.rng
    d = (
        f"M{num(canvas.left)} {num(y + 60)} Q{num(canvas.centre)} {num(y - 50)} "
        f"{num(canvas.right)} {num(y + 60)} V{num(canvas.low)} H{num(canvas.left)}Z"
    )
    out = path(d, colour) + line(
        (
            f"M{num(canvas.left)} {num(y + 60)} Q{num(canvas.centre)} {num(y - 50)} "
            f"{num(canvas.right)} {num(y + 60)}"
        ),
        lighter(colour, 0.4),
        8,
        0.6,
    )
    for _ in range(9 if not canvas.is_wide else 16):
        x, cy, r = (
            rng.uniform(canvas.left, canvas.right),
            rng.uniform(y + 80, y + 360),
            rng.uniform(26, 90),
        )
        out += ellipse(x, cy, r, r * 0.26, darker(colour, 0.3)) + ellipse(
            x, cy + r * 0.06, r * 0.86, r * 0.19, darker(colour, 0.15)
        )
    return out
