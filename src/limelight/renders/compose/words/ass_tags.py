"""Tags and drawings of ASS."""

from collections.abc import Sequence

from limelight.generation.schemas import Box
from limelight.renders.compose.lettering.sheet import Colour

# How far a quarter of a circle's handles reach, as a share of its radius.
_ROUND = 0.5523


def style_colour(colour: Colour) -> str:
    """A colour as a style has it."""
    red, green, blue, alpha = colour
    return f"&H{255 - alpha:02X}{blue:02X}{green:02X}{red:02X}"


def ink(number: int, colour: Colour) -> str:
    """The tag of a colour that covers all it is drawn on."""
    red, green, blue, _ = colour
    return rf"\{number}c&H{blue:02X}{green:02X}{red:02X}&"


def drawn(box: Box, radius: float, colour: Colour, fade: str) -> str:
    """A rounded box as a drawing at its place."""
    tags = rf"\an7\pos({box.x:.0f},{box.y:.0f}){fade}\bord0\shad0\fscx100\fscy100"
    alpha = rf"\1a&H{255 - colour[3]:02X}&"
    return f"{{{tags}{ink(1, colour)}{alpha}\\p1}}{_outline(box, radius)}{{\\p0}}"


def _outline(box: Box, radius: float) -> str:
    wide, tall = round(box.width), round(box.height)
    r = min(radius, wide / 2, tall / 2)
    if r < 1:
        return f"m 0 0 l {wide} 0 {wide} {tall} 0 {tall}"
    h = r * (1 - _ROUND)
    corners: Sequence[tuple[float, ...]] = (
        (wide - r, 0, wide - h, 0, wide, h, wide, r),
        (wide, tall - r, wide, tall - h, wide - h, tall, wide - r, tall),
        (r, tall, h, tall, 0, tall - h, 0, tall - r),
        (0, r, 0, h, h, 0, r, 0),
    )
    path = f"m {r:.0f} 0"
    for corner in corners:
        line, curve = corner[:2], corner[2:]
        path += " l " + " ".join(f"{value:.0f}" for value in line)
        path += " b " + " ".join(f"{value:.0f}" for value in curve)
    return path
