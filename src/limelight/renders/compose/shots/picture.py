"""An image file in motion: cropped to the frame about the face, slowly zoomed and drifted."""

import math
from collections.abc import Callable

import cv2
import numpy as np

from limelight.renders.compose import planes
from limelight.renders.compose.camera import Camera
from limelight.renders.compose.finish.colours import Colours
from limelight.renders.compose.panning import CLOSEST, Pan, pan_of
from limelight.renders.compose.planes import Frame, Move
from limelight.renders.errors import PictureUnreadable
from limelight.renders.media.pictures import Picture, read_picture
from limelight.stories.timeline import Clip

_SHARP = 0.94
# A strip is cut to so many frames' lengths about what is kept in view.
_NEAR_FRAMES = 6
_PAD_PX = 8


class PictureShot:
    """One shot of a picture. Raises PictureUnreadable when the file is missing or no picture."""

    def __init__(
        self,
        clip: Clip,
        size: tuple[int, int],
        tail_seconds: float,
        colours: Colours | None = None,
    ) -> None:
        self._clip, self._colours = clip, colours
        self._lasts = clip.seconds + tail_seconds
        self._move: Callable[[float], Move]
        closest = CLOSEST if clip.is_panned else max(clip.motion.zoom_from, clip.motion.zoom_to)
        read = _read(clip, size, max(1.0, closest))
        pan = pan_of(clip, read[1], size)
        if pan is not None:
            self._go_along(pan, read, size)
        else:
            self._look_at(read, size)

    def _go_along(self, pan: Pan, read: Picture, size: tuple[int, int]) -> None:
        """Prepare to go from face to face."""
        pixels, of_file = read
        rests = np.array([(window.left, window.top) for window in pan.windows]) * pan.scale
        corner, last = rests.min(axis=0), rests.max(axis=0)
        reach = (math.ceil(last[0] - corner[0]) + size[0], math.ceil(last[1] - corner[1]) + size[1])
        self._enlarged = 1 / _SHARP
        scale = pan.scale * of_file[0] / pixels.shape[1] * self._enlarged
        self._picture = _fitted(
            self._coloured(pixels), scale, (corner[0], corner[1]), self._enlarged, reach
        )

        def move(seconds: float) -> Move:
            window = pan.at(seconds / self._lasts)
            return Move(
                1.0, corner[0] - window.left * pan.scale, corner[1] - window.top * pan.scale
            )

        self._move = move

    def _look_at(self, read: Picture, size: tuple[int, int]) -> None:
        """Prepare to zoom and drift about one point."""
        clip, (width, height) = self._clip, size
        pixels, (focus_x, focus_y) = _near(*read, clip, size)
        unit = min(width, height) / 1080
        drift_x = abs(clip.motion.drift_x_px) * unit
        drift_y = abs(clip.motion.drift_y_px) * unit
        cover = max(
            (width + 2 * drift_x) / pixels.shape[1], (height + 2 * drift_y) / pixels.shape[0]
        )
        left = _crop(pixels.shape[1] * cover, width, focus_x, drift_x)
        top = _crop(pixels.shape[0] * cover, height, focus_y, drift_y)
        camera = Camera(
            clip.motion,
            self._lasts,
            focus_x * pixels.shape[1] * cover - left,
            focus_y * pixels.shape[0] * cover - top,
            unit,
        )
        self._enlarged = camera.most_zoom(0.45) / _SHARP
        self._move = lambda seconds: camera.flat(seconds, drift_x, drift_y)
        scale, corner = cover * self._enlarged, (left, top)
        self._picture = _fitted(self._coloured(pixels), scale, corner, self._enlarged, size)

    def _coloured(self, pixels: planes.Plane) -> planes.Plane:
        return pixels if self._colours is None else self._colours.rgb(pixels)

    def draw(self, frame: Frame, seconds: float) -> None:
        """Draw the shot as it is `seconds` after the timeline's start."""
        move = self._move(seconds - self._clip.start)
        scaled = Move(move.zoom / self._enlarged, move.x, move.y)
        planes.lay_opaque(frame, self._picture, scaled)


def _read(clip: Clip, size: tuple[int, int], closest: float) -> Picture:
    if clip.picture is None:
        raise PictureUnreadable(f"Shot {clip.name} has no picture.", clip=clip.name)
    try:
        return read_picture(clip.picture, (size[0] * closest, size[1] * closest))
    except PictureUnreadable as problem:
        raise PictureUnreadable(
            f"Shot {clip.name}: {problem.detail}", clip=clip.name, **problem.facts
        ) from problem


def _near(
    pixels: planes.Plane, of_file: tuple[int, int], clip: Clip, size: tuple[int, int]
) -> tuple[planes.Plane, tuple[float, float]]:
    """The pixels and what is kept in view of them. Of a strip, however long, only what lies near
    that: enlarged to the frame, the whole would take any amount of memory.
    """
    focus = list(_focus(clip, of_file))
    cover = max(size[0] / pixels.shape[1], size[1] / pixels.shape[0])
    for axis, side in ((1, 0), (0, 1)):
        length, kept = pixels.shape[axis], math.ceil(size[side] / cover * _NEAR_FRAMES)
        if kept < length:
            first = round(min(length - kept, max(0.0, focus[side] * length - kept / 2)))
            pixels = pixels.take(range(first, first + kept), axis=axis)
            focus[side] = (focus[side] * length - first) / kept
    return pixels, (focus[0], focus[1])


def _focus(clip: Clip, size: tuple[int, int]) -> tuple[float, float]:
    """What the crop and the zoom keep in view, as shares of the picture.

    The face, else slightly above the middle.
    """
    if clip.face is None:
        return 0.5, 0.45
    face = clip.face
    return (
        min(1.0, max(0.0, (face.x + face.width / 2) / size[0])),
        min(1.0, max(0.0, (face.y + face.height / 2) / size[1])),
    )


def _crop(length: float, window: int, focus: float, drift: float) -> float:
    return min(length - window - drift, max(drift, focus * length - window / 2))


def _fitted(
    pixels: planes.Plane,
    scale: float,
    corner: tuple[float, float],
    enlarged: float,
    size: tuple[int, int],
) -> planes.Opaque:
    """The part of the picture that can be seen, at `scale`, with its edges continued outwards."""
    wide, tall = round(pixels.shape[1] * scale), round(pixels.shape[0] * scale)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = cv2.resize(pixels, (wide + wide % 2, tall + tall % 2), interpolation=how)
    left, top = round(corner[0] * enlarged), round(corner[1] * enlarged)
    reach_x, reach_y = round(size[0] * enlarged), round(size[1] * enlarged)
    margin = max(8, (wide - reach_x) // 2, (tall - reach_y) // 2)
    from_x, from_y = max(0, left - margin) // 2 * 2, max(0, top - margin) // 2 * 2
    part = resized[from_y : top + reach_y + margin, from_x : left + reach_x + margin]
    part = part[: part.shape[0] // 2 * 2, : part.shape[1] // 2 * 2]
    grown = cv2.copyMakeBorder(part, _PAD_PX, _PAD_PX, _PAD_PX, _PAD_PX, cv2.BORDER_REPLICATE)
    return planes.opaque_of(
        np.asarray(grown, np.uint8), from_x - left - _PAD_PX, from_y - top - _PAD_PX
    )
