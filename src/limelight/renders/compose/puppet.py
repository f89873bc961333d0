"""The figure as things that move.

The head with the hair behind it, the body, the hands in front, limbs about their joints.
"""

import math

import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose import planes
from limelight.renders.compose.face import Face, Patch
from limelight.renders.compose.limbs import Limbs
from limelight.renders.compose.planes import Move, Sprite
from limelight.renders.kernel.drawing import Picture
from limelight.renders.stage.bake import Baked, Sheet
from limelight.renders.stage.schemas import Figure
from limelight.renders.talk.life import Pose

Affine = NDArray[np.float64]


def mouth_shapes(figure: Figure) -> dict[str, tuple[float, ...]]:
    """The numbers of each shape of the mouth; at rest it is as the expression wears it."""
    shapes = figure.mouth.shapes | {"X": figure.mouth.shapes[figure.resting]}
    return {str(name): numbers for name, numbers in shapes.items()}


class Puppet:
    """The figure as three things that move: hair behind with the head, the body, the head."""

    def __init__(self, figure: Figure, defs: str, baked: Baked) -> None:
        if baked.head is None or baked.head_light is None:
            raise ValueError("the figure has no head")
        canvas = baked.head_light.canvas
        self._unit = figure.scale * canvas.scale / canvas.enlarged
        self._enlarged = canvas.enlarged
        self._neck = (
            (figure.x + figure.neck_x * figure.scale) * canvas.scale / canvas.enlarged
            + canvas.left / canvas.enlarged,
            (figure.y + figure.neck_y * figure.scale) * canvas.scale / canvas.enlarged
            + canvas.top / canvas.enlarged,
        )
        self._face = Face(figure, defs, baked.head, baked.head_light)
        self._body, self._hands = _sprite(baked.body), _sprite(baked.hands)
        self._limbs = Limbs(figure, baked)
        self._head, self._head_picture = baked.head, _at_corner(baked.head)
        self._rear = baked.rear
        if baked.rear is not None:
            self._rear_picture = _at_corner(baked.rear)
        self._worn: tuple[Patch | None, Patch | None] = (None, None)

    def seen(
        self,
        camera: Move,
        pose: Pose,
        numbers: tuple[float, ...],
        limbs: tuple[float, ...] = (),
    ) -> list[Picture]:
        """The figure in a pose, its limbs turned by degrees: its parts from far to near. It holds
        until the next pose.
        """
        self._wear(self._face.eyes(pose.eyes, pose.brow_lift), self._face.mouth(numbers))
        turned = self._turned(camera, pose)
        shoulders = Move(
            camera.zoom / self._enlarged,
            camera.x + pose.shoulders_x * self._unit * camera.zoom,
            camera.y + pose.breath_y * self._unit * camera.zoom,
        )
        parts = []
        if self._rear is not None:
            parts.append(planes.turned(self._rear_picture, _from(turned, self._rear)))
        if self._body is not None:
            parts.append(planes.moved(self._body, shoulders))
        parts.append(planes.turned(self._head_picture, _from(turned, self._head)))
        if self._hands is not None:
            parts.append(planes.moved(self._hands, shoulders))
        return parts + self._limbs.seen(shoulders, limbs)

    def _turned(self, camera: Move, pose: Pose) -> Affine:
        """From pixels of the enlarged picture to the frame.

        About the neck, shifted, seen by the camera.
        """
        cos, sin = math.cos(pose.turn_radians), math.sin(pose.turn_radians)
        x, y = self._neck
        shift_x, shift_y = pose.head_x * self._unit, pose.head_y * self._unit
        turn = np.array(
            [
                [cos, -sin, x - cos * x + sin * y + shift_x],
                [sin, cos, y - sin * x - cos * y + shift_y],
                [0, 0, 1],
            ]
        )
        smaller = np.diag([1 / self._enlarged, 1 / self._enlarged, 1])
        seen = np.array([[camera.zoom, 0, camera.x], [0, camera.zoom, camera.y]])
        return np.asarray(seen @ turn @ smaller, np.float64)

    def _wear(self, eyes: Patch, mouth: Patch) -> None:
        """Put on what the head does not wear yet; the mouth last, as the two may share a row."""
        if eyes is not self._worn[0]:
            self._put_on(eyes)
        if eyes is not self._worn[0] or mouth is not self._worn[1]:
            self._put_on(mouth)
        self._worn = eyes, mouth

    def _put_on(self, patch: Patch) -> None:
        planes.put(self._head_picture, patch.pixels, patch.left, patch.top)


def _at_corner(sheet: Sheet) -> Sprite:
    """A sheet that will be turned: its map counts from its own corner."""
    return planes.sprite_of(sheet.pixels, 0, 0)


def _sprite(sheet: Sheet | None) -> Sprite | None:
    return planes.sprite_of(sheet.pixels, sheet.x, sheet.y) if sheet is not None else None


def _from(turned: Affine, sheet: Sheet) -> Affine:
    """The matrix for pixels counted from the sheet's own corner."""
    corner = np.array([[1, 0, sheet.x], [0, 1, sheet.y], [0, 0, 1]])
    return np.asarray(turned @ corner, np.float64)
