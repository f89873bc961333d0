"""A plate in the shape of a cover: cropped about the face, or beside a calm ground for words."""

from dataclasses import dataclass

import cv2
import numpy as np

from limelight.generation.schemas import Box
from limelight.renders.thumbnails.choosing import Picture, Plate
from limelight.renders.thumbnails.covers import Cover

_MOST_FACE, _BESIDE_FACE, _PANEL = 0.66, 0.56, 0.46
_BROAD = 1.15
_GAP, _LEAST_ROOM = 0.02, 0.17
_LOW, _LOWEST = 0.30, 0.20
_DARKER, _LABEL = 0.42, 0.06
# Hair over a face, as a share of it, and how coarsely a ground is blurred.
_HAIR, _COARSE = 0.22, 8


@dataclass(frozen=True)
class Placed:
    """A picture of the cover's size, the face in it, the room for words, and the upper left corner
    of what is not cut off.
    """

    pixels: Picture
    face: Box | None
    room: Box
    corner: tuple[float, float]


def placed(plate: Plate, cover: Cover) -> Placed:
    """The plate in the cover's shape. A face that would fill it stands beside the words instead,
    where the cover is broad.
    """
    width, height = cover.width_px, cover.height_px
    scale = max(width / plate.pixels.shape[1], height / plate.pixels.shape[0])
    tall = plate.face.height * scale / height if plate.face else 0.0
    if width > _BROAD * height and (tall > _MOST_FACE or _is_upright(plate)):
        return _beside(plate, cover)
    pixels, face = _cropped(plate, width, height, scale)
    return Placed(pixels, face, _room(face, cover), (cover.safe.x, cover.safe.y))


def _is_upright(plate: Plate) -> bool:
    tall, wide = plate.pixels.shape[:2]
    return bool(tall > _BROAD * wide)


def _cropped(plate: Plate, width: int, height: int, scale: float) -> tuple[Picture, Box | None]:
    """The part of the scaled plate about its face, else a little above its middle."""
    tall, wide = plate.pixels.shape[0] * scale, plate.pixels.shape[1] * scale
    face = plate.face
    x = (face.x + face.width / 2) * scale if face else wide / 2
    y = (face.y + face.height / 2) * scale if face else tall * 0.45
    left = min(max(0.0, wide - width), max(0.0, x - width / 2))
    # No more over the hair than needed: words want to stand below the face.
    over = (face.y - _HAIR * face.height) * scale if face else 0.0
    top = min(max(0.0, tall - height), max(0.0, y - height / 2, over))
    matrix = np.array([[scale, 0, -left], [0, scale, -top]])
    # Area averages keep what is made smaller from sparkling; a warp alone would not.
    shape = (round(wide), round(tall))
    shrink = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(plate.pixels, shape, interpolation=shrink)
    matrix[:, :2] = np.eye(2)
    cut = cv2.warpAffine(
        resized, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    box = None
    if face is not None:
        box = Box(
            x=face.x * scale - left,
            y=face.y * scale - top,
            width=face.width * scale,
            height=face.height * scale,
        )
    return np.asarray(cut, np.uint8), box


def _beside(plate: Plate, cover: Cover) -> Placed:
    """The plate on the right, and on the left its own colours, blurred and dark, for words."""
    width, height = cover.width_px, cover.height_px
    fill = max(width / plate.pixels.shape[1], height / plate.pixels.shape[0])
    ground, _ = _cropped(plate, width, height, fill)
    coarse = (max(1, width // _COARSE), max(1, height // _COARSE))
    soft = cv2.resize(ground, coarse, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(soft, (0, 0), coarse[0] / 28)
    soft = cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC)
    pixels = np.asarray(cv2.convertScaleAbs(soft, alpha=_DARKER), np.uint8)
    wide = round(width * _PANEL / 2) * 2
    least = max(wide / plate.pixels.shape[1], height / plate.pixels.shape[0])
    scale = max(least, _BESIDE_FACE * height / plate.face.height if plate.face else least)
    scale = min(scale, least * 1.6)
    panel, face = _cropped(plate, wide, height, scale)
    pixels[:, width - wide :] = panel
    safe = cover.safe
    edge = width - wide - 0.03 * width
    top = safe.y + _LABEL * min(width, height)
    foot = safe.y + safe.height
    room = Box(x=safe.x, y=top, width=edge - safe.x, height=foot - top)
    moved = face.model_copy(update={"x": face.x + width - wide}) if face else None
    return Placed(pixels, moved, room, (safe.x, safe.y))


def _room(face: Box | None, cover: Cover) -> Box:
    """The larger of what is free below and above the face; the foot where neither is enough."""
    safe, height = cover.safe, cover.height_px
    foot = safe.y + safe.height
    if cover.stamp[1]:
        foot = min(foot, height * (1 - cover.stamp[1]) - _GAP * height)
    low = _LOW if face is None else _LOWEST
    strip = Box(x=safe.x, y=foot - height * low, width=safe.width, height=height * low)
    if face is None:
        return strip
    below = max(safe.y, face.y + face.height + _GAP * height)
    above = min(foot, face.y - _GAP * height)
    head = safe.y + _LABEL * min(cover.width_px, height)
    rooms = (foot - below, above - head)
    if max(rooms) < _LEAST_ROOM * height:
        return strip
    top = below if rooms[0] >= 0.8 * rooms[1] else head
    tall = min(max(rooms[0] if top == below else rooms[1], 0.0), 0.36 * height)
    return Box(x=safe.x, y=top, width=safe.width, height=tall)
