"""FFmpeg as a separate program that cannot outlive us.

On Linux a child dies with its parent by the kernel's parent-death signal; elsewhere the encoder
ends when its input pipe does. Its messages go to a file, so that a full pipe never blocks it, and
their tail comes with the error.
"""

import ctypes
import fcntl
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from limelight.renders import errors

CRF = 20
PRESET = "superfast"
X264 = "rc-lookahead=10:mbtree=1:b-adapt=0:weightp=0:open-gop=0:scenecut=0"
COLOUR = "colorprim=bt709:transfer=bt709:colormatrix=bt709:range=tv"
TIMESCALE = "90000"
_TAIL_CHARACTERS = 1200
_PIPE_BYTES = 1_048_576
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def program() -> str:
    """The path of the FFmpeg that came with the installation."""
    return str(imageio_ffmpeg.get_ffmpeg_exe())


def _die_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def start(
    arguments: Sequence[str], messages: Path, *, piped: bool = False
) -> subprocess.Popen[bytes]:
    """Start FFmpeg; its messages go to the file `messages`."""
    with messages.open("wb") as sink:
        return subprocess.Popen(  # noqa: S603 - a fixed program with our own arguments
            [program(), "-hide_banner", "-loglevel", "error", "-nostats", "-y", *arguments],
            stdin=subprocess.PIPE if piped else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=sink,
            preexec_fn=_die_with_parent if _LIBC is not None else None,
        )


def check(returncode: int, messages: Path, doing: str) -> None:
    """Raise what an unhappy FFmpeg meant.

    DiskFull, NotWritable or EncodeFailed, with the tail of its messages.
    """
    if returncode == 0:
        return
    tail = messages.read_text("utf-8", "replace")[-_TAIL_CHARACTERS:] if messages.exists() else ""
    facts = {"ffmpeg": tail, "returncode": returncode}
    if "No space left on device" in tail:
        raise errors.DiskFull(f"There was no room left while {doing}. Free some space.", **facts)
    if "Permission denied" in tail or "Read-only file system" in tail:
        raise errors.NotWritable(f"A file could not be written while {doing}.", **facts)
    raise errors.EncodeFailed(f"FFmpeg failed while {doing} (code {returncode}).", **facts)


class Encoder:
    """One x264 process that turns raw 4:2:0 frames into a closed piece of video.

    Use as a context manager.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: int, frames: int) -> None:
        self._messages = path.with_suffix(".log")
        self._process = start(_arguments(path, size, fps, frames), self._messages, piped=True)
        _widen(self._process)

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


def _arguments(path: Path, size: tuple[int, int], fps: int, frames: int) -> list[str]:
    raw = f"-f rawvideo -pix_fmt yuv420p -s {size[0]}x{size[1]} -r {fps}".split()
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
    return [*source, *coder, *colour, *exact, "-f", "mp4", str(path)]


def _widen(process: subprocess.Popen[bytes]) -> None:
    """A larger pipe means fewer switches between the two processes.

    Where it may not be larger, it stays.
    """
    if sys.platform == "linux" and process.stdin is not None:
        try:
            fcntl.fcntl(process.stdin.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
        except OSError:
            return
