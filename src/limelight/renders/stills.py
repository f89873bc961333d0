"""A contact sheet cut from a video."""

import subprocess
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from limelight.renders import errors
from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import probe

_CELL_PX = 320


def sheet_of(video: Path, out: Path, columns: int, rows: int) -> Path:
    """Write a PNG of `columns` x `rows` frames at equal distances through a video. Raises
    MediaUnreadable, or PictureUnreadable for a file without a picture.
    """
    media = probe(video)
    if media.video is None:
        raise errors.PictureUnreadable(
            f"{video} is not a video that can be read.", video=str(video)
        )
    wide, high = media.video.shown_px
    tall = round(_CELL_PX * high / wide / 2) * 2
    cells = [
        _cell(video, (at + 0.5) * media.seconds / (columns * rows), tall)
        for at in range(columns * rows)
    ]
    lines = [np.hstack(cells[row * columns : (row + 1) * columns]) for row in range(rows)]
    _write(out, np.vstack(lines))
    return out


def _cell(video: Path, seconds: float, tall: int) -> NDArray[np.uint8]:
    scale = f"scale={_CELL_PX}:{tall}:flags=area:in_color_matrix=bt709:in_range=tv"
    raw = ["-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"]
    got = _run(["-ss", f"{seconds:.3f}", "-i", str(video), "-vf", scale, *raw])
    if len(got) < _CELL_PX * tall * 3:
        return np.zeros((tall, _CELL_PX, 3), np.uint8)
    return np.frombuffer(got[: _CELL_PX * tall * 3], np.uint8).reshape(tall, _CELL_PX, 3)


def _run(arguments: list[str]) -> bytes:
    """FFmpeg's output."""
    done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
        [ffmpeg.program(), "-hide_banner", "-nostdin", *arguments], capture_output=True, check=False
    )
    if done.returncode:
        tail = done.stderr[-1200:].decode("utf-8", "replace")
        raise errors.EncodeFailed("The video could not be read back.", ffmpeg=tail)
    return done.stdout


def _write(out: Path, rgb: NDArray[np.uint8]) -> None:
    encoded = cv2.imencode(".png", cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))[1]
    out.write_bytes(encoded.tobytes())
