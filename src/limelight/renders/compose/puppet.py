"""The figure as things that move.

The head with the hair behind it, the body, the hands in front, limbs about their joints.
"""

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose import coverage, planes
from limelight.renders.compose.coverage import Regions
from limelight.renders.compose.face import Face, Patch
from limelight.renders.compose.limbs import Limbs, bounds
from limelight.renders.compose.planes import Frame, Move, Plane, Sprite
from limelight.renders.compose.scenery import PAD_PX, cull, even, lay_regions, padded
from limelight.renders.stage.bake import Baked, Sheet
from limelight.renders.stage.pieces import over
from limelight.renders.stage.schemas import Figure
from limelight.renders.talk.life import Pose

_OVERLAP_PX = 40
# More than shoulders ever move: shifting weight of the liveliest feeling, and breath.
STRAY_PX = 5.0
_SWAY_PX = 46.0

Affine = NDArray[np.float64]
Corners = NDArray[np.float64]


def mouth_shapes(figure: Figure) -> dict[str, tuple[float, ...]]:
    """The numbers of each shape of the mouth; at rest it is as the expression wears it."""
    shapes = figure.mouth.shapes | {"X": figure.mouth.shapes[figure.resting]}
    return {str(name): numbers for name, numbers in shapes.items()}


@dataclass(frozen=True)
class _Corner:
    """Where a sheet rests, in pixels of the enlarged picture."""

    x: int
    y: int


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
        self._body = padded(baked.body) if baked.body is not None else None
        self._hands = padded(baked.hands) if baked.hands is not None else None
        self._limbs = Limbs(figure, baked)
        self._head = _corner(baked.head)
        self._head_pixels = planes.yuva(baked.head.pixels)
        hair = _behind(baked.rear, baked.head)
        self._hair = _corner(hair)
        self._hair_pixels = planes.yuva(hair.pixels)
        self._rear_pixels = _part_of(baked.rear, hair)
        self._body_regions = self._hands_regions = Regions((), ())
        self._worn: tuple[Patch | None, Patch | None] = (None, None)
        top = baked.body.y if baked.body is not None else hair.y + hair.pixels.shape[0]
        covered_from = min(max(0, top - _OVERLAP_PX - baked.head.y), len(baked.head.pixels))
        self._hair_corners = _painted(hair.pixels[..., 3], 0)
        self._lower_corners = _painted(baked.head.pixels[..., 3], covered_from)
        self._rear_corners = _painted(self._rear_pixels[..., 3], 0)

    def hide(self, moves: list[Move], hidden: coverage.Cells, size: tuple[int, int]) -> None:
        """Settle where the figure must be drawn, and add to `hidden` what it always hides."""
        stray = STRAY_PX * self._unit
        if self._hands is not None:
            self._hands_regions = cull(self._hands, self._enlarged, moves, hidden, size, stray)
        below = hidden.copy()
        if self._body is not None:
            self._body_regions = cull(self._body, self._enlarged, moves, below, size, stray)
        cull(self._silhouette(), self._enlarged, moves, below, size, _SWAY_PX * self._unit)
        hidden |= below

    def draw(
        self,
        frame: Frame,
        camera: Move,
        pose: Pose,
        numbers: tuple[float, ...],
        limbs: tuple[float, ...] = (),
    ) -> None:
        """Draw the figure in a pose, its limbs turned by degrees.

        Where the body may cover the head there is a seam: above it head and hair are laid as one,
        below it the hair, the body, the head.
        """
        self._wear(self._face.eyes(pose.eyes, pose.brow_lift), self._face.mouth(numbers))
        turned = self._turned(camera, pose)
        hair, head = _from(turned, self._hair), _from(turned, self._head)
        upper, lower = (
            bounds(hair, self._hair_corners, frame),
            bounds(head, self._lower_corners, frame),
        )
        hanging = bounds(hair, self._rear_corners, frame)
        seam = lower.top if lower.bottom > lower.top else upper.bottom
        upper = replace(upper, bottom=min(upper.bottom, seam))
        planes.lay_turned(frame, self._hair_pixels, hair, upper)
        planes.lay_turned(
            frame, self._rear_pixels, hair, replace(hanging, top=max(hanging.top, seam))
        )
        shoulders = Move(
            camera.zoom / self._enlarged,
            camera.x + pose.shoulders_x * self._unit * camera.zoom,
            camera.y + pose.breath_y * self._unit * camera.zoom,
        )
        if self._body is not None:
            lay_regions(frame, self._body, shoulders, self._body_regions)
        planes.lay_turned(frame, self._head_pixels, head, lower)
        if self._hands is not None:
            lay_regions(frame, self._hands, shoulders, self._hands_regions)
        self._limbs.draw(frame, shoulders, limbs)

    def _silhouette(self) -> Sprite:
        """Head and hair as something that hides what is behind it."""
        alpha = even(np.asarray(cv2.extractChannel(self._hair_pixels, 3), np.uint8))
        through = np.asarray(cv2.bitwise_not(alpha), np.uint8)
        left, top = self._hair.x - PAD_PX, self._hair.y - PAD_PX
        half = planes.halved(through)
        return Sprite(through, half, half, left, top, through, half)

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
        height, width = patch.pixels.shape[:2]
        rows, columns = slice(patch.top, patch.top + height), slice(patch.left, patch.left + width)
        self._head_pixels[rows, columns] = patch.pixels
        down, across = self._head.y - self._hair.y, self._head.x - self._hair.x
        rows = slice(patch.top + down, patch.top + down + height)
        columns = slice(patch.left + across, patch.left + across + width)
        behind = self._rear_pixels[rows, columns]
        self._hair_pixels[rows, columns] = over(behind, patch.pixels)


def _behind(rear: Sheet | None, head: Sheet) -> Sheet:
    """The head laid over the hair behind it, as one sheet."""
    if rear is None:
        return head
    left, top = min(rear.x, head.x), min(rear.y, head.y)
    right = max(sheet.x + sheet.pixels.shape[1] for sheet in (rear, head))
    bottom = max(sheet.y + sheet.pixels.shape[0] for sheet in (rear, head))
    joined = Sheet(
        np.zeros((bottom - top, right - left, 4), np.uint8), left, top, head.depth, head.enlarged
    )
    for sheet in (rear, head):
        height, width = sheet.pixels.shape[:2]
        rows = slice(sheet.y - top, sheet.y - top + height)
        columns = slice(sheet.x - left, sheet.x - left + width)
        joined.pixels[rows, columns] = over(joined.pixels[rows, columns], sheet.pixels)
    return joined


def _part_of(rear: Sheet | None, whole: Sheet) -> Plane:
    """The hair behind alone, on the joined sheet's pixels, in YUVA."""
    pixels = np.zeros_like(whole.pixels)
    if rear is not None:
        rows, columns = rear.y - whole.y, rear.x - whole.x
        pixels[rows : rows + rear.pixels.shape[0], columns : columns + rear.pixels.shape[1]] = (
            rear.pixels
        )
    return planes.yuva(pixels)


def _corner(sheet: Sheet) -> _Corner:
    return _Corner(sheet.x, sheet.y)


def _from(turned: Affine, sheet: _Corner) -> Affine:
    """The matrix for pixels counted from the sheet's own corner."""
    corner = np.array([[1, 0, sheet.x], [0, 1, sheet.y], [0, 0, 1]])
    return np.asarray(turned @ corner, np.float64)


def _painted(whole: Plane, from_row: int) -> Corners:
    """The corners, in the sheet's pixels, of what is painted (by its alpha) from a row on."""
    alpha = whole[from_row:]
    columns, rows = np.flatnonzero(alpha.any(0)), np.flatnonzero(alpha.any(1))
    if not rows.size:
        return np.zeros((3, 0))
    left, right = int(columns[0]) - 1, int(columns[-1]) + 2
    top, bottom = from_row + int(rows[0]) - 1, from_row + int(rows[-1]) + 2
    return np.array(
        [[left, top, 1], [right, top, 1], [left, bottom, 1], [right, bottom, 1]], np.float64
    ).T
