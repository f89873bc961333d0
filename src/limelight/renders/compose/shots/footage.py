"""A film as a shot: its frames in our shape, the face or the middle kept in view."""

import contextlib
import math
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from limelight.renders.compose import planes
from limelight.renders.compose.finish.colours import Colours
from limelight.renders.compose.panning import Pan, pan_of
from limelight.renders.compose.planes import Frame, Move
from limelight.renders.media.footage import Footage
from limelight.renders.media.probe import probe
from limelight.renders.media.shaping import Shape
from limelight.stories.timeline import Clip
from limelight.stories.timeline import Footage as Wanted

_SHARP = 0.94

Opened = Callable[[Path, Shape, float, int], Footage]


class FootageShot:
    """One shot of a film, and of the `tail_seconds` in which the next one takes over. Raises
    MediaUnreadable naming the file. `opened` opens films that others read at the same time.
    """

    def __init__(  # noqa: PLR0913 - what, how large, in which colours: the last are named
        self,
        clip: Clip,
        wanted: Wanted,
        size: tuple[int, int],
        fps: int,
        *,
        tail_seconds: float = 0.0,
        colours: Colours | None = None,
        opened: Opened | None = None,
    ) -> None:
        self._clip, self._fps = clip, fps
        self._kept = contextlib.ExitStack()
        self._pan = _pan(clip, wanted, size)
        filmed = size if self._pan is None else _wide(wanted, self._pan)
        self._size = filmed
        shape = Shape(
            filmed,
            fps,
            wanted.speed,
            _focus(clip, wanted),
            blurred=wanted.fit == "whole",
            lut=self._written(colours) if colours is not None else None,
        )
        frames = math.ceil((clip.seconds + tail_seconds) * fps) + 1
        self._footage = (opened or Footage)(wanted.film, shape, wanted.start, frames)

    def draw(self, frame: Frame, seconds: float) -> None:
        """Draw the shot as it is `seconds` after the timeline's start."""
        number = max(0, round((seconds - self._clip.start) * self._fps))
        filmed = self._footage.frame(number)
        if self._pan is None:
            np.copyto(frame.buffer, filmed)
            return
        window = self._pan.at((seconds - self._clip.start) / self._clip.seconds)
        move = Move(_SHARP, -window.left * self._pan.scale, -window.top * self._pan.scale)
        planes.lay_opaque(frame, _opaque(filmed, self._size), move)

    def rest(self) -> None:
        """End the reading of the film until it is drawn again."""
        self._footage.rest()

    def close(self) -> None:
        """End the reading of the film for good."""
        self._footage.close()
        self._kept.close()

    def _written(self, colours: Colours) -> Path:
        folder = self._kept.enter_context(tempfile.TemporaryDirectory(prefix="colours-"))
        return colours.write(Path(folder) / "colours.cube")


def _pan(clip: Clip, wanted: Wanted, size: tuple[int, int]) -> Pan | None:
    video = probe(wanted.film).video if clip.is_panned else None
    return pan_of(clip, video.shown_px, size) if video is not None else None


def _wide(wanted: Wanted, pan: Pan) -> tuple[int, int]:
    """The size of the whole film from which the windows are taken."""
    video = probe(wanted.film).video
    shown = video.shown_px if video is not None else (2, 2)
    wide, tall = (round(side * pan.scale / _SHARP / 2) * 2 for side in shown)
    return wide, tall


def _opaque(filmed: planes.Plane, size: tuple[int, int]) -> planes.Opaque:
    """Planes Y, U, V one after the other as a picture."""
    wide, tall = size
    luma, chroma = wide * tall, wide * tall // 4
    half = tall // 2, wide // 2
    return planes.Opaque(
        filmed[:luma].reshape(tall, wide),
        filmed[luma : luma + chroma].reshape(half),
        filmed[luma + chroma :].reshape(half),
        0,
        0,
    )


def _focus(clip: Clip, wanted: Wanted) -> tuple[float, float]:
    """What stays in view, as shares of the film's picture: the face, else the middle."""
    video = probe(wanted.film).video if clip.face is not None else None
    if clip.face is None or video is None:
        return 0.5, 0.5
    wide, tall = video.shown_px
    x = (clip.face.x + clip.face.width / 2) / wide
    y = (clip.face.y + clip.face.height / 2) / tall
    return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
