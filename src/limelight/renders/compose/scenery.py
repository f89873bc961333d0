"""Layers of scenery made ready to lay.

As sprites with room around them, and with the regions that need drawing.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from limelight.renders.compose import coverage, planes
from limelight.renders.compose.coverage import Regions
from limelight.renders.compose.planes import Frame, Move, Opaque, Plane, Sprite
from limelight.renders.stage.bake import Sheet

PAD_PX = planes.LEAD_PX + 12


@dataclass(frozen=True)
class Scenery:
    """A layer ready to lay, and where it must be drawn."""

    picture: Opaque
    depth: float
    enlarged: float
    regions: Regions

    def lay(self, frame: Frame, move: Move) -> None:
        """Draw it as the camera sees it."""
        lay_regions(
            frame, self.picture, Move(move.zoom / self.enlarged, move.x, move.y), self.regions
        )


def lay_regions(frame: Frame, picture: Opaque, move: Move, regions: Regions) -> None:
    """Draw the regions of a picture, each in the cheapest way."""
    for area in regions.solid:
        planes.lay_opaque(frame, picture, move, area)
    if isinstance(picture, Sprite):
        for area in regions.mixed:
            planes.lay_sprite(frame, picture, move, area)


def cull(
    picture: Opaque,
    enlarged: float,
    moves: list[Move],
    hidden: coverage.Cells,
    size: tuple[int, int],
    stray_px: float = 0.0,
) -> Regions:
    """Where a picture must be drawn given what is hidden; adds to `hidden` what it hides itself."""
    scaled = [Move(move.zoom / enlarged, move.x, move.y) for move in moves]
    slack = coverage.slack_of(moves, size) + stray_px
    cover = coverage.cover_of(picture, scaled, size, slack)
    if not isinstance(picture, Sprite):
        cover = coverage.Cover(np.ones_like(cover.painted), np.ones_like(cover.painted))
    regions = coverage.regions(cover, hidden, size)
    hidden |= cover.solid
    return regions


def padded(sheet: Sheet) -> Sprite:
    """A sheet as a sprite with room to start resizing from."""
    pixels = even(sheet.pixels)
    return planes.sprite_of(pixels, sheet.x - PAD_PX, sheet.y - PAD_PX)


def even(pixels: Plane) -> Plane:
    """With its edges continued outwards, so that resizing has something to start from.

    Sizes become even.
    """
    height, width = pixels.shape[:2]
    grown = cv2.copyMakeBorder(
        pixels,
        PAD_PX,
        PAD_PX + height % 2,
        PAD_PX,
        PAD_PX + width % 2,
        cv2.BORDER_REPLICATE,
    )
    return np.asarray(grown, np.uint8)


def scenery_of(sheet: Sheet, *, first: bool) -> Scenery:
    """A layer ready to lay; the farthest one needs no transparency when it has none."""
    solid = first and bool((sheet.pixels[..., 3] == 255).all())
    nowhere = Regions((), ())
    if not solid:
        return Scenery(padded(sheet), sheet.depth, sheet.enlarged, nowhere)
    grown = even(sheet.pixels)
    rgb = np.asarray(cv2.cvtColor(grown, cv2.COLOR_RGBA2RGB), np.uint8)
    picture = planes.opaque_of(rgb, sheet.x - PAD_PX, sheet.y - PAD_PX)
    return Scenery(picture, sheet.depth, sheet.enlarged, nowhere)
