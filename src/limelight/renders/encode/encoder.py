"""Raw frames to a closed piece of video, by a process of its own."""

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.media.ffmpeg import check, start, widen

TIMESCALE = "90000"


class Encoder:
    """One FFmpeg process that turns raw 4:2:0 frames into a closed piece of video.

    Use as a context manager.
    """

    def __init__(
        self,
        path: Path,
        size: tuple[int, int],
        fps: int,
        frames: int,
        coding: Coding = STANDARD,
    ) -> None:
        self._messages = path.with_suffix(".log")
        arguments = [*told(size, fps, frames, coding), str(path)]
        self._process = start(arguments, self._messages, piped=True)
        widen(self._process.stdin)

    def __enter__(self) -> Self:
        return self

    def write(self, frame: NDArray[np.uint8]) -> None:
        """Hand over one frame; raises what FFmpeg meant when it no longer listens."""
        pipe = self._process.stdin
        try:
            if pipe is not None:
                pipe.write(frame.data)
        except OSError:
            check(self._process.wait() or 1, self._messages, "encoding")

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if kind is not None:
            self._process.kill()
        elif self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                self._process.kill()
        code = self._process.wait()
        if kind is None:
            check(code, self._messages, "encoding")
        elif self._process.stdin is not None and not self._process.stdin.closed:
            self._drop_input()

    def _drop_input(self) -> None:
        try:
            if self._process.stdin is not None:
                self._process.stdin.close()
        except OSError:
            return


def told(size: tuple[int, int], fps: int, frames: int, coding: Coding) -> list[str]:
    """What FFmpeg is told to code so many frames, all but where to."""
    # Short queues and a short look ahead: every frame that waits costs three megabytes.
    raw = (
        f"-thread_queue_size 1 -f rawvideo -pix_fmt yuv420p -s {size[0]}x{size[1]} -r {fps}".split()
    )
    colour = [
        "-color_range",
        "tv",
        "-colorspace",
        "bt709",
        "-color_primaries",
        "bt709",
        "-color_trc",
        "bt709",
    ]
    exact = f"-flags +bitexact -fflags +bitexact -video_track_timescale {TIMESCALE}".split()
    source = [*coding.coder.device, *raw, *colour, "-i", "pipe:0"]
    return [*source, *coding.arguments(frames), *colour, *exact, "-f", "mp4"]
