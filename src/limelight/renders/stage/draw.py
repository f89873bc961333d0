"""A stage as one finished picture."""

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.stage.bake import Baked, Sheet, bake, canvas_of
from limelight.renders.stage.raster import raster
from limelight.renders.stage.schemas import Stage

__all__ = ["draw_still", "raster"]

Pixels = NDArray[np.uint8]


def draw_still(stage: Stage) -> Pixels:
    """The stage at rest: height x width x RGB. Same stage, same bytes.

    Raises ValueError on malformed SVG.
    """
    return flatten(bake(stage, canvas_of(stage, stage.width_px, stage.height_px), margin_px=0))


def flatten(baked: Baked) -> Pixels:
    """All sheets of a baked stage laid over each other, nothing moved."""
    canvas = baked.canvas
    picture = np.zeros((canvas.height, canvas.width, 3), np.uint8)
    figure = (baked.rear, baked.body, baked.head, baked.hands, *baked.limbs)
    for sheet in (*baked.back, *figure, *baked.front):
        if sheet is not None:
            _lay(picture, sheet)
    return picture


def _lay(picture: Pixels, sheet: Sheet) -> None:
    height, width = picture.shape[:2]
    left, top = max(0, sheet.x), max(0, sheet.y)
    right = min(width, sheet.x + sheet.pixels.shape[1])
    bottom = min(height, sheet.y + sheet.pixels.shape[0])
    if right <= left or bottom <= top:
        return
    over = sheet.pixels[top - sheet.y : bottom - sheet.y, left - sheet.x : right - sheet.x]
    under = picture[top:bottom, left:right]
    through = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(over, 3)), cv2.COLOR_GRAY2RGB)
    kept = cv2.multiply(under, through, scale=1 / 255)
    cv2.add(kept, cv2.cvtColor(over, cv2.COLOR_RGBA2RGB), dst=under)
