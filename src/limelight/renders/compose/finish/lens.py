"""What a lens and film add to every frame: darker corners and grain, on the planes in place."""

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders.compose.planes import Frame
from limelight.stories.finish import Finish

Pixels = NDArray[np.uint8]
# From which share of the half diagonal on corners darken, and by how much at full strength.
_CLEAR_SHARE, _DARKEST = 0.45, 0.62
# Standard deviation of the luma at full strength, and how far the grain may be shifted.
_GRAIN_LEVELS, _GRAIN_ROOM_PX = 7.0, 64
_GRAIN_SIGMA_PX = 1.3
# Grain that changes with every frame looks no better and costs three times the bits.
_GRAIN_HELD_FRAMES = 3
_BLACK, _NO_COLOUR = 16, 128


class Lens:
    """Vignette and grain of a finish. The same frame number gives the same grain."""

    def __init__(self, finish: Finish, size: tuple[int, int]) -> None:
        wide, tall = size
        self._dim = _vignette(wide, tall, finish.vignette) if finish.vignette else None
        self._grain = _grain(wide, tall, finish.grain) if finish.grain else None

    def apply(self, frame: Frame, number: int) -> None:
        """Darken and grain a frame."""
        if self._dim is not None:
            for plane, (share, lift) in zip((frame.y, frame.u, frame.v), self._dim, strict=True):
                cv2.multiply(plane, share, dst=plane, scale=1 / 255)
                cv2.add(plane, lift, dst=plane)
        if self._grain is not None:
            tall, wide = frame.y.shape
            # Steps that share no factor with the room visit all of its places.
            drawn = number // _GRAIN_HELD_FRAMES
            top, left = drawn * 29 % _GRAIN_ROOM_PX, drawn * 37 % _GRAIN_ROOM_PX
            lighter, darker = self._grain
            cv2.add(frame.y, lighter[top : top + tall, left : left + wide], dst=frame.y)
            cv2.subtract(frame.y, darker[top : top + tall, left : left + wide], dst=frame.y)


def _vignette(wide: int, tall: int, strength: float) -> list[tuple[Pixels, Pixels]]:
    """For each plane what is left of it, and what is added so that black stays black."""
    down, across = np.mgrid[:tall, :wide].astype(np.float32)
    x, y = (across + 0.5) / wide * 2 - 1, (down + 0.5) / tall * 2 - 1
    far = np.clip((np.sqrt((x * x + y * y) / 2) - _CLEAR_SHARE) / (1 - _CLEAR_SHARE), 0, 1)
    left = 1 - strength * _DARKEST * far * far * (3 - 2 * far)
    half = cv2.resize(left, (wide // 2, tall // 2), interpolation=cv2.INTER_AREA)
    return [_kept(left, _BLACK), _kept(half, _NO_COLOUR), _kept(half, _NO_COLOUR)]


def _kept(share: NDArray[np.float32] | cv2.typing.MatLike, rest: int) -> tuple[Pixels, Pixels]:
    scaled = np.rint(share * 255)
    return scaled.astype(np.uint8), np.rint(rest * (1 - scaled / 255)).astype(np.uint8)


def _grain(wide: int, tall: int, strength: float) -> tuple[Pixels, Pixels]:
    """What is added and what is taken away, somewhat larger than the frame."""
    shape = (tall + _GRAIN_ROOM_PX, wide + _GRAIN_ROOM_PX)
    noise = np.random.default_rng(20).standard_normal(shape, np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), _GRAIN_SIGMA_PX * min(wide, tall) / 1080)
    levels = np.rint(soft / soft.std() * _GRAIN_LEVELS * strength)
    return (
        np.clip(levels, 0, 255).astype(np.uint8),
        np.clip(-levels, 0, 255).astype(np.uint8),
    )
