"""Limbs in motion: each a picture that turns about its joint and moves with the body."""

import math

import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose import planes
from limelight.renders.compose.planes import Move
from limelight.renders.kernel.drawing import Picture
from limelight.renders.stage.bake import Baked, Sheet
from limelight.renders.stage.schemas import Figure, Limb

Affine = NDArray[np.float64]


class Limbs:
    """The limbs of one figure, ready to be laid in any pose."""

    def __init__(self, figure: Figure, baked: Baked) -> None:
        if baked.head_light is None:
            self._limbs: list[_MovingLimb] = []
            return
        canvas = baked.head_light.canvas
        pairs = zip(figure.limbs, baked.limbs, strict=True)
        self._limbs = [
            _MovingLimb(sheet, _joint(figure, limb, canvas.scale, (canvas.left, canvas.top)))
            for limb, sheet in pairs
            if sheet is not None
        ]

    def seen(self, body: Move, degrees: tuple[float, ...]) -> list[Picture]:
        """Every limb in place; `body` leads from pixels of the enlarged picture to the frame."""
        pairs = zip(self._limbs, degrees, strict=False)
        return [limb.seen(body, math.radians(turn)) for limb, turn in pairs]


class _MovingLimb:
    def __init__(self, sheet: Sheet, joint: tuple[float, float]) -> None:
        self._picture = planes.sprite_of(sheet.pixels, 0, 0)
        self._x, self._y = sheet.x, sheet.y
        self._joint = joint

    def seen(self, body: Move, radians: float) -> Picture:
        return planes.turned(self._picture, self._matrix(body, radians))

    def _matrix(self, body: Move, radians: float) -> Affine:
        cos, sin = math.cos(radians), math.sin(radians)
        x, y = self._joint
        turn = np.array(
            [[cos, -sin, x - cos * x + sin * y], [sin, cos, y - sin * x - cos * y], [0, 0, 1]]
        )
        corner = np.array([[1, 0, self._x], [0, 1, self._y], [0, 0, 1]])
        seen = np.array([[body.zoom, 0, body.x], [0, body.zoom, body.y]])
        return np.asarray(seen @ turn @ corner, np.float64)


def _joint(
    figure: Figure, limb: Limb, scale: float, corner: tuple[float, float]
) -> tuple[float, float]:
    """The joint in pixels of the enlarged picture."""
    return (
        (figure.x + limb.joint_x * figure.scale) * scale + corner[0],
        (figure.y + limb.joint_y * figure.scale) * scale + corner[1],
    )
