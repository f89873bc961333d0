"""A film as a shot: its frames in our shape, the face or the middle kept in view."""

import contextlib
import tempfile
from pathlib import Path

import numpy as np

from limelight.renders.compose.finish.colours import Colours
from limelight.renders.compose.planes import Frame
from limelight.renders.media.footage import Footage
from limelight.renders.media.probe import probe
from limelight.renders.media.shaping import Shape
from limelight.stories.timeline import Clip
from limelight.stories.timeline import Footage as Wanted


class FootageShot:
    """One shot of a film. Raises MediaUnreadable naming the file."""

    def __init__(
        self,
        clip: Clip,
        wanted: Wanted,
        size: tuple[int, int],
        fps: int,
        colours: Colours | None = None,
    ) -> None:
        self._clip, self._fps = clip, fps
        self._kept = contextlib.ExitStack()
        shape = Shape(
            size,
            fps,
            wanted.speed,
            _focus(clip, wanted),
            blurred=wanted.fit == "whole",
            lut=self._written(colours) if colours is not None else None,
        )
        self._footage = Footage(wanted.film, shape, wanted.start)

    def draw(self, frame: Frame, seconds: float) -> None:
        """Draw the shot as it is `seconds` after the timeline's start."""
        number = max(0, round((seconds - self._clip.start) * self._fps))
        np.copyto(frame.buffer, self._footage.frame(number))

    def rest(self) -> None:
        """End the reading of the film until it is drawn again."""
        self._footage.close()

    def close(self) -> None:
        """End the reading of the film for good."""
        self._footage.close()
        self._kept.close()

    def _written(self, colours: Colours) -> Path:
        folder = self._kept.enter_context(tempfile.TemporaryDirectory(prefix="colours-"))
        return colours.write(Path(folder) / "colours.cube")


def _focus(clip: Clip, wanted: Wanted) -> tuple[float, float]:
    """What stays in view, as shares of the film's picture: the face, else the middle."""
    video = probe(wanted.film).video if clip.face is not None else None
    if clip.face is None or video is None:
        return 0.5, 0.5
    wide, tall = video.shown_px
    x = (clip.face.x + clip.face.width / 2) / wide
    y = (clip.face.y + clip.face.height / 2) / tall
    return min(1.0, max(0.0, x)), min(1.0, max(0.0, y))
