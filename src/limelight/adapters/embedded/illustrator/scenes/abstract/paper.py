"""Cut paper: layers of waves or hills with shadows between them."""

import random

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.scenes.abstract.shapes import dimmed, studio_sky
from limelight.adapters.embedded.illustrator.scenes.canvas import (
    Brushes,
    Canvas,
    Scene,
    Sheet,
    Surface,
    beside,
    in_depth,
    light_of,
)
from limelight.adapters.embedded.illustrator.svg import circle, group, num, path


def papercut(canvas: Canvas, brushes: Brushes) -> Scene:
    """A sun or moon behind waves of paper that part around the figure; clouds on threads."""
    rng, scheme = brushes.rng, brushes.scheme
    tones = [dimmed(mix(scheme.wall, scheme.shade, k / 5), brushes) for k in range(6)]
    side = beside(canvas, rng)
    sun = (canvas.side(0.58 * side), canvas.at(0.17))
    far = canvas.fill(dimmed(scheme.pale, brushes))
    for k, r in enumerate((330, 250, 175)):
        far += circle(sun[0] + 6, sun[1] + 12, r, "#1a1030", 0.10) + circle(
            *sun, r, mix(dimmed(scheme.pale, brushes), scheme.accent, (0.25, 0.55, 1.0)[k])
        )
    far += _wave(canvas, canvas.at(0.36), 80, tones[0], rng)
    mid = _wave(canvas, canvas.at(0.46), 90, tones[1], rng) + _wave(
        canvas, canvas.at(0.55), 80, tones[2], rng
    )
    near = ""
    for k, share in enumerate(
        (-0.74, 0.62, 0.9, -0.5) if not canvas.is_wide else (-0.8, 0.5, 0.85, -0.4)
    ):
        near += _cloud(
            canvas.side(share),
            canvas.at(0.08 + 0.07 * (k % 3)),
            rng.uniform(130, 210),
            lighter(dimmed(scheme.pale, brushes), 0.5),
        )
    near += _wave(canvas, canvas.at(0.64), 80, tones[3], rng) + _sprigs(canvas, brushes)
    front = _wave(canvas, canvas.height - 130, 70, tones[5], rng)
    surface = Surface("stone", lighter(tones[4], 0.12), tones[4], lighter(tones[2], 0.4))
    light = light_of(studio_sky(brushes), sun, canvas)
    return Scene(in_depth(far, mid, near), surface, light, scheme.accent, (Sheet(front, 1.4),))


def _wave(canvas: Canvas, y: float, swing: float, colour: str, rng: random.Random) -> str:
    """A sheet of paper with a wavy edge and the shadow it throws on the one behind."""
    d, x = f"M{num(canvas.left)} {num(y + rng.uniform(-swing, swing))}", canvas.left
    while x < canvas.right:
        step = rng.uniform(260, 420)
        d += (
            f" q{num(step / 2)} {num(rng.choice((-1, 1)) * swing * rng.uniform(1.0, 1.9))} "
            f"{num(step)} {num(rng.uniform(-0.4, 0.4) * swing)}"
        )
        x += step
    d += f" V{num(canvas.low)} H{num(canvas.left)}Z"
    out = ""
    for k, op in ((26, 0.06), (16, 0.08), (8, 0.10)):
        out += group(path(d, "#140a28", op), 0, -k)
    return out + group(path(d, lighter(colour, 0.22)), 0, -3) + path(d, colour)


def _cloud(x: float, y: float, wide: float, colour: str) -> str:
    d = (
        f"M{num(-wide)} 0 a{num(wide * 0.3)} {num(wide * 0.3)} 0 0 1 {num(wide * 0.36)} "
        f"{num(-wide * 0.34)} a{num(wide * 0.46)} {num(wide * 0.46)} 0 0 1 {num(wide * 0.86)} "
        f"{num(-wide * 0.06)} a{num(wide * 0.36)} {num(wide * 0.36)} 0 0 1 {num(wide * 0.66)} "
        f"{num(wide * 0.4)}Z"
    )
    thread = '<path d="M0 -600V-40" stroke="#ffffff" stroke-opacity=".6" stroke-width="3"/>'
    return group(thread + group(path(d, "#140a28", 0.14), 8, 16) + path(d, colour), x, y)


def _sprigs(canvas: Canvas, brushes: Brushes) -> str:
    """Paper plants at both sides."""
    rng, scheme, out = brushes.rng, brushes.scheme, ""
    for share in (-0.94, -0.74, 0.76, 0.95):
        tint = dimmed(
            rng.choice((scheme.accent, scheme.second, mix(scheme.second, scheme.shade, 0.4))),
            brushes,
        )
        x, y, tall = canvas.side(share), canvas.at(0.70), canvas.at(rng.uniform(0.16, 0.26))
        leaf = path(
            (
                f"M0 0 q{num(tall * 0.22)} {num(-tall * 0.1)} {num(tall * 0.3)} "
                f"{num(-tall * 0.3)} q{num(-tall * 0.24)} {num(tall * 0.02)} {num(-tall * 0.3)} "
                f"{num(tall * 0.3)}Z"
            ),
            tint,
        )
        plant = (
            f'<path d="M0 0 V{num(-tall)}" stroke="{darker(tint, 0.2)}" stroke-width="9" '
            'stroke-linecap="round"/>'
        )
        for k in range(5):
            at = -tall * (0.2 + 0.17 * k)
            plant += group(leaf, 0, at, 1 - 0.11 * k) + (
                f'<g transform="translate(0 {num(at + 14)}) scale({num(-(1 - 0.11 * k))} '
                f'{num(1 - 0.11 * k)})">{leaf}</g>'
            )
        out += group(plant, x, y)
    return out
