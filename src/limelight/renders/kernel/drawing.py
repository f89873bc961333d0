"""Pictures and where they go, laid over a frame in one call."""

import ctypes
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from limelight.renders.kernel.library import address, library

Plane = NDArray[np.uint8]

BLOCK_PX = 8
_Bytes = ctypes.c_void_p
_Whole = ctypes.c_int32
_Real = ctypes.c_double


class Picture(ctypes.Structure):
    """A premultiplied picture and how the frame's pixels find theirs in it; see `scene.h`."""

    _fields_ = (
        *((name, _Bytes) for name in ("y", "u", "v", "through", "through_half")),
        *((name, _Bytes) for name in ("painted", "open")),
        *((name, _Real) for name in ("xx", "xy", "x0", "yx", "yy", "y0")),
        *((name, _Whole) for name in ("width", "height", "stride", "half_stride")),
        *((name, _Whole) for name in ("strength", "centred")),
    )
    held: object
    """What owns the memory that the addresses point to."""


class _Frame(ctypes.Structure):
    _fields_ = (
        *((name, _Bytes) for name in ("y", "u", "v")),
        *((name, _Whole) for name in ("width", "height")),
    )


class Cover:
    """Which blocks of a picture have something in them, and which are not wholly solid; `through`
    is its plane of what shows behind it, read again by `renew`.
    """

    def __init__(self, through: Plane) -> None:
        self._through = through
        tall, wide = (-(-side // BLOCK_PX) for side in through.shape)
        self._codes = np.empty((tall, wide), np.uint8)
        self.painted = np.empty((tall + 1, wide + 1), np.int32)
        self.open = np.empty((tall + 1, wide + 1), np.int32)
        self.renew(0, 0, through.shape[1], through.shape[0])

    def renew(self, left: int, top: int, right: int, bottom: int) -> None:
        """Look again at a part of the picture that has changed."""
        tall, wide = self._through.shape
        size, part = (_Whole * 2)(wide, tall), (_Whole * 4)(left, top, right, bottom)
        found = (self._codes, self.painted, self.open)
        through = self._through
        library().count_blocks(
            address(through), through.strides[0], size, part, *(address(each) for each in found)
        )


def lay(planes: tuple[Plane, Plane, Plane], pictures: Sequence[Picture]) -> None:
    """Lay pictures, far to near, over a frame's planes Y, U and V (each without gaps)."""
    height, width = planes[0].shape
    frame = _Frame(*(address(plane) for plane in planes), width, height)
    room = np.empty(library().room_for(width, len(pictures)), np.uint8)
    told = (Picture * len(pictures))(*pictures)
    library().lay(ctypes.byref(frame), told, len(pictures), address(room))
