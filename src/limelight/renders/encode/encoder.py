"""Raw frames to a closed piece of H.264, by a process of its own."""

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from limelight.renders.media.ffmpeg import check, start, widen

CRF = 20
PRESET = "superfast"
X264 = "rc-lookahead=6:mbtree=1:b-adapt=0:weightp=0:open-gop=0:scenecut=0"
COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv"
TIMESCALE = "90000"


class Encoder:
    """One x264 process that turns raw 4:2:0 frames into a closed piece of video.

    Use as a context manager.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: int, frames: int) -> None:
        self._messages = path.with_suffix(".log")
        arguments = [*coding(size, fps, frames), str(path)]
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


def coding(size: tuple[int, int], fps: int, frames: int) -> list[str]:
    """How FFmpeg is told to code so many frames, all but where to."""
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
    x264 = f"keyint={frames + 1}:min-keyint={frames + 1}:{X264}:{COLOUR}"
    coder = f"-c:v libx264 -preset {PRESET} -crf {CRF} -threads 1 -x264-params {x264}".split()
    exact = f"-flags +bitexact -fflags +bitexact -video_track_timescale {TIMESCALE}".split()
    source = [*raw, *colour, "-i", "pipe:0"]
    return [*source, *coder, *colour, *exact, "-f", "mp4"]
