"""Layers of scenery made ready to lay."""

from dataclasses import dataclass

import cv2
import numpy as np

from limelight.renders.compose import planes
from limelight.renders.compose.planes import Move, Opaque
from limelight.renders.kernel.drawing import Picture
from limelight.renders.stage.bake import Sheet


@dataclass(frozen=True)
class Scenery:
    """A layer ready to lay; `depth` is its parallax, its picture is so much `enlarged`."""

    picture: Opaque
    depth: float
    enlarged: float

    def seen(self, move: Move) -> Picture:
        """The layer as the camera sees it."""
        return planes.moved(self.picture, Move(move.zoom / self.enlarged, move.x, move.y))


def scenery_of(sheet: Sheet, *, first: bool) -> Scenery:
    """A layer ready to lay; the farthest one needs no transparency when it has none."""
    solid = first and bool((sheet.pixels[..., 3] == 255).all())
    if not solid:
        sprite = planes.sprite_of(sheet.pixels, sheet.x, sheet.y)
        return Scenery(sprite, sheet.depth, sheet.enlarged)
    rgb = np.asarray(cv2.cvtColor(sheet.pixels, cv2.COLOR_RGBA2RGB), np.uint8)
    picture = planes.opaque_of(rgb, sheet.x, sheet.y)
    return Scenery(picture, sheet.depth, sheet.enlarged)
