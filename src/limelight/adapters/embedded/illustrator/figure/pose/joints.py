"""Where arms may go: the room a picture leaves about the figure, shoulders, and how elbows bend.

Everything is in figure units; a side is -1 for the picture's left and 1 for its right.
"""

import math
from dataclasses import dataclass

import numpy as np

from limelight.adapters.embedded.illustrator.curves import Bend, Point
from limelight.adapters.embedded.illustrator.figure import anchors
from limelight.adapters.embedded.illustrator.figure.body.build import Build
from limelight.adapters.embedded.illustrator.figure.pose.arms import Joints
from limelight.adapters.embedded.illustrator.figure.pose.surfaces import moved
from limelight.generation.schemas import Box
from limelight.renders.stage.raster import raster

FORE = 285.0
_USUAL_HALF = 43.0
_ELBOW_DOWN = 240.0
# The joints of the hanging arm at the picture's left, as garments draw it for an average body.
_SHOULDER, _ELBOW, _WRIST = (186.0, 772.0), (171.0, 1050.0), (164.0, 1296.0)


@dataclass(frozen=True)
class Room:
    """The picture about the figure: its edges, the band of the captions, and the line below which
    furniture hides the figure.
    """

    left: float
    right: float
    band_top: float
    band_bottom: float
    floor: float

    def side(self, side: int) -> float:
        """How much room there is beside the figure's middle."""
        return self.right - anchors.MIDDLE if side > 0 else anchors.MIDDLE - self.left

    def within(self, x: float, margin: float) -> float:
        """The nearest x that keeps `margin` to the picture's edges."""
        return max(self.left + margin, min(self.right - margin, x))


@dataclass(frozen=True)
class Hanging:
    """A hanging arm: its joints, and half its thickness at elbow and wrist."""

    joints: Joints
    elbow_half: float
    wrist_half: float


def hanging(build: Build, side: int, drawing: str, paints: str) -> Hanging:
    """The hanging arm of a build, measured on its drawing, which may have a wide sleeve."""
    places = [build.move(*point) for point in (_SHOULDER, _ELBOW, _WRIST)]
    if side > 0:
        places = [(2 * anchors.MIDDLE - x, y) for x, y in places]
    shoulder, elbow, wrist = places
    elbow_x, elbow_half = _across(drawing, paints, elbow)
    wrist_x, wrist_half = _across(drawing, paints, wrist)
    joints = Joints(shoulder, (elbow_x, elbow[1]), (wrist_x, wrist[1]))
    return Hanging(joints, elbow_half, wrist_half)


def _across(drawing: str, paints: str, about: Point) -> tuple[float, float]:
    """The middle of an arm and half its thickness at the height of a point near its middle."""
    box = Box(x=about[0] - 120, y=about[1] - 2, width=240, height=4)
    filled = np.flatnonzero((raster(drawing, box, 240, paints)[..., 3] > 127).any(0))
    if not filled.size:
        return about[0], _USUAL_HALF
    left, right = box.x + float(filled[0]), box.x + float(filled[-1]) + 1
    return (left + right) / 2, (right - left) / 2


def reaching(
    rests: Joints, wrist: Point, side: int, aside: tuple[float, float], trunk: Bend | None
) -> Joints:
    """The joints of an arm whose hand is at `wrist`, on a body turned by `trunk`; `aside` is how
    far the elbow may lie outside the shoulder, least and most.
    """
    start = moved(trunk, rests.shoulder)
    return Joints(start, _elbow(start, wrist, side, aside), wrist)


def _elbow(start: Point, wrist: Point, side: int, between: tuple[float, float]) -> Point:
    """Below the shoulder and a little outwards.

    A forearm that rises points towards the viewer, so the arm may look short, but a forearm never
    looks longer than it is.
    """
    least, most = between
    aside = max(least, 0.2 * most, min(most, 0.55 * (wrist[0] - start[0]) * side + 24))
    down = min(start[1] + _ELBOW_DOWN, wrist[1] + FORE)
    x, y = start[0] + side * aside, max(start[1] + 60, down)
    far = math.dist((x, y), wrist)
    if far > FORE:
        x, y = wrist[0] + (x - wrist[0]) * FORE / far, wrist[1] + (y - wrist[1]) * FORE / far
    return x, y
