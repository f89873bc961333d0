"""Raw frames to a closed piece of video, by a process of its own."""

import os
import select
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from limelight.renders.encode.coders import STANDARD, Coding
from limelight.renders.media.ffmpeg import check, start, widen

TIMESCALE = "90000"
# FFmpeg would queue some twenty frames between its parts; every one costs three megabytes.
_AHEAD_FRAMES = 2
_SILENT_SECONDS = 2.0


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
        self._told, telling = os.pipe()
        # A sign for every frame that the coder takes.
        signs = ["-stats_enc_pre", f"pipe:{telling}", "-stats_enc_pre_fmt", "."]
        try:
            arguments = [*told(size, fps, frames, coding), *signs, str(path)]
            self._process = start(arguments, self._messages, piped=True, telling=telling)
        except BaseException:
            os.close(self._told)
            raise
        finally:
            os.close(telling)
        self._written, self._taken, self._tells = 0, 0, True
        if self._process.stdin is not None:
            widen(self._process.stdin.fileno())

    def __enter__(self) -> Self:
        return self

    def write(self, frame: NDArray[np.uint8]) -> None:
        """Hand over one frame, when the coder has taken nearly all before it; raises what FFmpeg
        meant when it no longer listens.
        """
        pipe = self._process.stdin
        self._wait()
        try:
            if pipe is not None:
                pipe.write(frame.data)
                pipe.flush()
                self._written += 1
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
        os.close(self._told)
        if kind is None:
            check(code, self._messages, "encoding")
        elif self._process.stdin is not None and not self._process.stdin.closed:
            self._drop_input()

    def _wait(self) -> None:
        """Wait for signs; not for ever, as an FFmpeg in trouble only ends when it is written to."""
        while self._tells and self._written - self._taken >= _AHEAD_FRAMES:
            ready, _, _ = select.select([self._told], [], [], _SILENT_SECONDS)
            signs = os.read(self._told, 1024) if ready else b""
            self._tells = bool(signs)
            self._taken += signs.count(b".")

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
