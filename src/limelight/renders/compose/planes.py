"""Video planes (BT.709, limited range, 4:2:0).

Pictures and how they are laid over a frame.

They are premultiplied in Y, U and V: a plane holds value * alpha, `through` holds 255 - alpha, so
laying over is frame * through + plane. All of it is done by the kernel (`kernel.drawing`), as many
pictures in one call as there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.generation.schemas import Box
from limelight.renders.kernel import drawing
from limelight.renders.kernel.drawing import Cover, Picture
from limelight.renders.kernel.library import address
from limelight.renders.kernel.pixels import split

Plane = NDArray[np.uint8]

_LUMA = np.array([[0.2126, 0.7152, 0.0722]]) * (219 / 255)
_CHROMA_U = np.array([[-0.2126, -0.7152, 0.9278]]) / 1.8556 * (224 / 255)
_CHROMA_V = np.array([[0.7874, -0.7152, -0.0722]]) / 1.5748 * (224 / 255)
_TO_YUV = np.vstack([_LUMA, _CHROMA_U, _CHROMA_V])
_OFFSETS = np.array([[16.0], [128.0], [128.0]]) / 255


@dataclass(frozen=True)
class Frame:
    """One picture of the video; `buffer` is what the encoder reads, the planes are views of it."""

    buffer: Plane
    y: Plane
    u: Plane
    v: Plane


@dataclass(frozen=True)
class Opaque:
    """A picture without transparency whose top left pixel rests at (left, top); of even size."""

    y: Plane
    u: Plane
    v: Plane
    left: int
    top: int

    @property
    def told(self) -> Picture:
        """It as the kernel takes it, not yet placed."""
        picture = Picture.from_buffer_copy(self._resting)
        picture.held = self
        return picture

    @cached_property
    def _resting(self) -> Picture:
        # Asking NumPy for addresses takes longer than copying them.
        return self._addressed()

    def _addressed(self) -> Picture:
        return Picture(
            y=address(self.y), u=address(self.u), v=address(self.v),
            width=self.y.shape[1], height=self.y.shape[0],
            stride=self.y.strides[0], half_stride=self.u.strides[0], strength=256,
        )  # fmt: skip


@dataclass(frozen=True)
class Sprite(Opaque):
    """A premultiplied picture.

    `through` and `through_half` are what of the frame shows behind it, with the same strides as
    its other planes.
    """

    through: Plane
    through_half: Plane
    cover: Cover

    def _addressed(self) -> Picture:
        picture = super()._addressed()
        picture.through, picture.through_half = address(self.through), address(self.through_half)
        picture.painted, picture.open = address(self.cover.painted), address(self.cover.open)
        return picture


@dataclass(frozen=True)
class Move:
    """A point p goes to p * zoom + (x, y)."""

    zoom: float
    x: float
    y: float


def new_frame(width_px: int, height_px: int) -> Frame:
    """A black frame; both sizes must be even."""
    luma, chroma = width_px * height_px, width_px * height_px // 4
    buffer = np.empty(luma + 2 * chroma, np.uint8)
    buffer[:luma], buffer[luma:] = 16, 128
    half = (height_px // 2, width_px // 2)
    return Frame(
        buffer,
        buffer[:luma].reshape(height_px, width_px),
        buffer[luma : luma + chroma].reshape(half),
        buffer[luma + chroma :].reshape(half),
    )


def sprite_of(premultiplied: Plane, left: int, top: int) -> Sprite:
    """A sprite from premultiplied RGBA of even size."""
    y, u, v = _planes_for(premultiplied)
    through, through_half = np.empty_like(y), np.empty_like(u)
    split(premultiplied, (y, u, v, through, through_half))
    return Sprite(y, u, v, left, top, through, through_half, Cover(through))


def put(sprite: Sprite, premultiplied: Plane, left: int, top: int) -> None:
    """Replace a part of a sprite by premultiplied RGBA; place and size are even."""
    tall, wide = premultiplied.shape[:2]
    part = slice(top, top + tall), slice(left, left + wide)
    half = slice(top // 2, (top + tall) // 2), slice(left // 2, (left + wide) // 2)
    parts = sprite.y[part], sprite.u[half], sprite.v[half]
    split(premultiplied, (*parts, sprite.through[part], sprite.through_half[half]))
    sprite.cover.renew(left, top, left + wide, top + tall)


def opaque_of(rgb: Plane, left: int, top: int) -> Opaque:
    """An opaque picture from RGB of even size."""
    planes = _planes_for(rgb)
    split(rgb, planes)
    return Opaque(*planes, left, top)


def rgb_of(frame: Frame) -> Plane:
    """A frame as RGB, for looking at and for thumbnails."""
    size = (frame.y.shape[1], frame.y.shape[0])
    inverse = np.linalg.inv(_TO_YUV)
    offset = -inverse @ (_OFFSETS * 255)
    u = cv2.resize(frame.u, size, interpolation=cv2.INTER_LINEAR)
    v = cv2.resize(frame.v, size, interpolation=cv2.INTER_LINEAR)
    picture = cv2.merge([frame.y, u, v])
    return np.asarray(cv2.transform(picture, np.hstack([inverse, offset])), np.uint8)


def lay(frame: Frame, pictures: Sequence[Picture]) -> None:
    """Lay pictures over the frame, far to near; where none of them reaches, the frame stays."""
    if pictures:
        drawing.lay((frame.y, frame.u, frame.v), pictures)


def moved(picture: Opaque, move: Move) -> Picture:
    """A picture as it is seen when it has moved."""
    inverse = 1 / move.zoom
    seen = picture.told
    seen.xx = seen.yy = inverse
    seen.x0 = -move.x * inverse - picture.left
    seen.y0 = -move.y * inverse - picture.top
    return seen


def turned(picture: Opaque, matrix: NDArray[np.float64]) -> Picture:
    """A picture under an affine map (2 x 3) that leads from its pixels, counted from its own
    corner, to the frame's.
    """
    (a, b, x), (c, d, y) = matrix.tolist()
    whole = a * d - b * c
    seen = picture.told
    seen.xx, seen.xy, seen.x0 = d / whole, -b / whole, (b * y - d * x) / whole
    seen.yx, seen.yy, seen.y0 = -c / whole, a / whole, (c * x - a * y) / whole
    return seen


def lay_opaque(frame: Frame, picture: Opaque, move: Move) -> None:
    """Fill the frame with the moved picture; where the picture does not reach, the frame stays."""
    lay(frame, [moved(picture, move)])


def box_of(sprite: Sprite) -> Box:
    """The part of the picture that a sprite covers."""
    tall, wide = sprite.y.shape
    return Box(x=sprite.left, y=sprite.top, width=wide, height=tall)


def lay_still(frame: Frame, sprite: Sprite, strength: float = 1.0) -> None:
    """Lay a sprite where it rests; what reaches beyond the frame is not seen. `strength` below 1
    fades it.
    """
    seen = moved(sprite, Move(1.0, 0.0, 0.0))
    seen.centred, seen.strength = 1, round(256 * min(1.0, max(0.0, strength)))
    lay(frame, [seen])


def blend(under: Frame, over: Frame, share: float) -> None:
    """Mix `share` of `over` into `under`, in place."""
    cv2.addWeighted(under.buffer, 1 - share, over.buffer, share, 0, dst=under.buffer)


def _planes_for(pixels: Plane) -> tuple[Plane, Plane, Plane]:
    """Planes Y, U, V for pixels of even size, not yet filled."""
    tall, wide = pixels.shape[:2]
    half = tall // 2, wide // 2
    return np.empty((tall, wide), np.uint8), np.empty(half, np.uint8), np.empty(half, np.uint8)
