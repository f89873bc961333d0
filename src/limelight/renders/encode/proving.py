"""Whether an encoder works on this machine: by coding a moment of video and looking at it.

That a library or a driver is there says little: it may be of another card, busy, or wrong.
"""

import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.renders import errors
from limelight.renders.encode import encoder
from limelight.renders.encode.coders import DEFAULT, HARDWARE, Coding, coding_of
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe

AUTO = "auto"
_FRAMES = 8
_PATIENCE_SECONDS = 40.0
_LEAST_PSNR_DB = 28.0


class Proved(NamedTuple):
    """An encoder that works here, and those that were tried before it, each with its fault."""

    coding: Coding
    faults: tuple[tuple[str, str], ...] = ()


def working(name: str, quality: str, size: tuple[int, int], fps: int) -> Proved:
    """The encoder of that name, proved at that size. `auto` is the first hardware encoder that
    works, else x264. Raises EncoderUnknown, or EncoderUnfit saying why it does not work.
    """
    size = (size[0] // 2 * 2, size[1] // 2 * 2)
    if name == AUTO:
        return _first_that_works(quality, size, fps)
    coding = coding_of(name, quality)
    fault = fault_of(coding, size, fps) if name != DEFAULT else None
    if fault is not None:
        raise errors.EncoderUnfit(
            f"The encoder {name} does not work here: {fault}. Choose x264, or auto.",
            field="encoder",
        )
    return Proved(coding)


def _first_that_works(quality: str, size: tuple[int, int], fps: int) -> Proved:
    faults: list[tuple[str, str]] = []
    for coder in HARDWARE:
        coding = coding_of(coder.name, quality)
        fault = fault_of(coding, size, fps)
        if fault is None:
            return Proved(coding, tuple(faults))
        faults.append((coder.name, fault))
    return Proved(coding_of(DEFAULT, quality), tuple(faults))


@cache
def fault_of(coding: Coding, size: tuple[int, int], fps: int) -> str | None:
    """Why an encoder cannot be used; None when a moment of video came back as it was."""
    frames = _moving(size)
    with tempfile.TemporaryDirectory(prefix="probe-") as folder:
        out = Path(folder) / "probe.mp4"
        arguments = [*encoder.told(size, fps, len(frames), coding), str(out)]
        try:
            _run(arguments, frames.tobytes())
            raw = _run(["-i", str(out), "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"])
            found = probe(out).video
        except subprocess.TimeoutExpired:
            return f"it took more than {_PATIENCE_SECONDS:.0f} s for {_FRAMES} frames"
        except subprocess.CalledProcessError as error:
            return _reason(error.stderr.decode("utf-8", "replace"))
    if found is None or found.codec != coding.coder.codec:
        return f"it does not make {coding.coder.codec}"
    if len(raw) != frames.nbytes:
        return f"of {len(frames)} frames {len(raw) / frames[0].nbytes:g} came back"
    seen = np.frombuffer(raw, np.uint8).reshape(frames.shape).astype(np.float64)
    difference = float(np.mean((seen - frames) ** 2))
    psnr_db = 10 * np.log10(255**2 / max(difference, 1e-9))
    return None if psnr_db >= _LEAST_PSNR_DB else f"its pictures are wrong ({psnr_db:.0f} dB)"


def _moving(size: tuple[int, int]) -> NDArray[np.uint8]:
    """Soft stripes that move, over changing colours; (frames, bytes) of 4:2:0."""
    width, height = size
    across = np.arange(width)[None, :] / width * 12
    down = np.arange(height)[:, None] / height * 7
    made = []
    for at in range(_FRAMES):
        luma = 126 + 90 * np.sin(across + down + at / 3)
        blue, red = (np.full(width // 2 * (height // 2), 128 + turn * 4 * at) for turn in (1, -1))
        made.append(np.concatenate([luma.ravel(), blue, red]))
    return np.stack(made).round().astype(np.uint8)


def _run(arguments: list[str], given: bytes | None = None) -> bytes:
    command = [ffmpeg.program(), "-hide_banner", "-nostats", "-loglevel", "error", "-y"]
    done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
        [*command, *arguments],
        input=given,
        stdin=subprocess.DEVNULL if given is None else None,
        capture_output=True,
        check=True,
        timeout=_PATIENCE_SECONDS,
    )
    return done.stdout


def _reason(told: str) -> str:
    """The first thing FFmpeg said, without addresses of memory."""
    lines = [line.split("] ", 1)[-1].strip(" .") for line in told.splitlines() if line.strip()]
    return lines[0][:200] if lines else "FFmpeg ended without a word"
