"""Strokes with a beginning and an end: the lines of hair, folds and age."""

from limelight.adapters.embedded.illustrator.curves import Point
from limelight.adapters.embedded.illustrator.svg import num


def crease(start: Point, through: Point, end: Point, width: float) -> str:
    """Path data of a line that is thickest in its middle and ends in points."""
    (x0, y0), (xc, yc), (x1, y1) = start, through, end
    dx, dy = x1 - x0, y1 - y0
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ox, oy = -dy / length * width, dx / length * width
    return (
        f"M{num(x0)} {num(y0)}Q{num(xc + ox)} {num(yc + oy)} {num(x1)} {num(y1)}"
        f"Q{num(xc - ox)} {num(yc - oy)} {num(x0)} {num(y0)}Z"
    )
