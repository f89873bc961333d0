"""A contact sheet cut from a video."""

import re
import subprocess
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders import errors
from limelight.renders.media import ffmpeg

_CELL_PX = 320
_SIZE = re.compile(rb"Video:.*?(\d{2,5})x(\d{2,5})")
_DURATION = re.compile(rb"Duration: (\d+):(\d+):(\d+\.\d+)")


def sheet_of(video: Path, out: Path, columns: int, rows: int) -> Path:
    """Write a PNG of `columns` x `rows` frames at equal distances through a video."""
    told = _run(["-i", str(video)], allowed=255)
    size, duration = _SIZE.search(told), _DURATION.search(told)
    if size is None or duration is None:
        raise errors.PictureUnreadable(
            f"{video} is not a video that can be read.", video=str(video)
        )
    hours, minutes, seconds = (float(part) for part in duration.groups())
    length = hours * 3600 + minutes * 60 + seconds
    tall = round(_CELL_PX * int(size[2]) / int(size[1]) / 2) * 2
    cells = [
        _cell(video, (at + 0.5) * length / (columns * rows), tall) for at in range(columns * rows)
    ]
    lines = [np.hstack(cells[row * columns : (row + 1) * columns]) for row in range(rows)]
    _write(out, np.vstack(lines))
    return out


def _cell(video: Path, seconds: float, tall: int) -> NDArray[np.uint8]:
    scale = f"scale={_CELL_PX}:{tall}:flags=area:in_color_matrix=bt709:in_range=tv"
    raw = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]
    got = _run(["-ss", f"{seconds:.3f}", "-i", str(video), "-vf", scale, *raw], output=True)
    if len(got) < _CELL_PX * tall * 3:
        return np.zeros((tall, _CELL_PX, 3), np.uint8)
    return np.frombuffer(got[: _CELL_PX * tall * 3], np.uint8).reshape(tall, _CELL_PX, 3)


def _run(arguments: list[str], *, allowed: int = 0, output: bool = False) -> bytes:
    """FFmpeg's output, or what it said; codes up to `allowed` are no error."""
    done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
        [ffmpeg.program(), "-hide_banner", "-nostdin", *arguments], capture_output=True, check=False
    )
    if not 0 <= done.returncode <= allowed:
        tail = done.stderr[-1200:].decode("utf-8", "replace")
        raise errors.EncodeFailed("The video could not be read back.", ffmpeg=tail)
    return done.stdout if output else done.stderr


def _write(out: Path, rgb: NDArray[np.uint8]) -> None:
    encoded = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))[1]
    out.write_bytes(encoded.tobytes())
