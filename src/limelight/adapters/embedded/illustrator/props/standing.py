"""One thing in its place: with a shadow that touches it, or as a framed picture where it would be
too big.
"""

from dataclasses import dataclass

from limelight.adapters.embedded.illustrator.colours import darker, lighter, mix
from limelight.adapters.embedded.illustrator.props import drawing
from limelight.adapters.embedded.illustrator.scenes import surfaces
from limelight.adapters.embedded.illustrator.svg import ellipse, group, linear, num, path, rect

_LEAN_DEGREES = 7.0


@dataclass(frozen=True)
class Spot:
    """A place for a thing: the middle of its foot, its size, and how large it may be at most."""

    x: float
    y: float
    size: float
    most: float = 1e6


def standing(name: str, spot: Spot, key: str, shade: str = "sd") -> str:
    """A thing with its shadow; signs and drops hover a little above theirs."""
    prop = drawing.find(name)
    wide, high = drawing.drawn_size(name, spot.size)
    if prop.rest in ("float", "sky"):
        lift = spot.size * 0.08
        under = surfaces.shadow(spot.x, spot.y, wide * 0.66, 0.22, shade)
        return under + drawing.draw(name, (spot.x, spot.y - lift, spot.size), key)
    sunk = high * 0.16 if prop.rest == "lie" else wide * 0.035
    under = surfaces.shadow(spot.x, spot.y - sunk, wide * 1.02, 0.38, shade)
    lean = _LEAN_DEGREES if prop.rest == "lean" else 0.0
    return under + drawing.draw(name, (spot.x, spot.y, spot.size), key, lean)


def framed(name: str, spot: Spot, key: str, accent: str) -> str:
    """A picture of a thing in a frame that stands on the ledge."""
    wide, high = spot.size * 1.0, spot.size * 0.86
    x, y = spot.x - wide / 2, spot.y - high
    sky = linear(f"{key}-fs", (0, lighter(mix(accent, "#7fc4e8", 0.7), 0.3)), (1, "#fdf1d8"))
    bevel = linear(f"{key}-fb", (0, "#c99a63"), (1, "#8a5a38"), x2=0.4)
    out = surfaces.shadow(spot.x, spot.y - 4, wide * 1.05, 0.4)
    leg = (
        f"M{num(spot.x + wide * 0.34)} {num(y + high * 0.3)} l{num(wide * 0.2)} {num(high * 0.69)}"
    )
    out += f'<path d="{leg}" stroke="#5a3a26" stroke-width="12" stroke-linecap="round"/>'
    inner = rect(16, 16, wide - 32, high - 32, f"url(#{key}-fs)", rx=5)
    ground = path(
        f"M16 {num(high * 0.74)} Q{num(wide * 0.5)} {num(high * 0.64)} {num(wide - 16)} "
        f"{num(high * 0.76)} V{num(high - 16)} H16Z",
        mix("#8fbf7a", accent, 0.2),
    )
    prop = drawing.find(name)
    floats = prop.rest in ("float", "sky")
    size = min(wide * 0.66, high * 0.62 * 32 / max(12.0, prop.height))
    foot = high * (0.80 if not floats else 0.72)
    thing = drawing.draw(name, (wide / 2, foot, size), f"{key}-t")
    shade = "" if floats else ellipse(wide / 2, foot, size * 0.4, size * 0.045, "#1a2a1a", 0.25)
    glass = path(
        f"M16 {num(high * 0.5)} L{num(wide * 0.44)} 16 H{num(wide * 0.6)} L16 {num(high * 0.72)}Z",
        "#ffffff",
        0.16,
    )
    face = rect(0, 0, wide, high, f"url(#{key}-fb)", rx=12) + rect(
        10, 10, wide - 20, high - 20, darker("#8a5a38", 0.35), rx=7
    )
    return (
        out
        + f"<defs>{sky}{bevel}</defs>"
        + group(face + inner + ground + shade + thing + glass, x, y)
    )
