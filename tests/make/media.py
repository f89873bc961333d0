"""What the FFmpeg program says about a file: an independent look at what we made."""

import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import cv2
import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray


class Loudness(NamedTuple):
    """EBU R128 measures."""

    integrated_lufs: float
    true_peak_dbtp: float


def said_about(file: Path, *arguments: str) -> str:
    """What FFmpeg prints about a file, decoding all of it."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostats", "-i", str(file)]
    done = subprocess.run(
        [*command, *arguments, "-f", "null", "-"], capture_output=True, text=True, check=True
    )
    return done.stderr


def loudness_of(file: Path) -> Loudness:
    """Integrated loudness and true peak of a file's sound."""
    said = said_about(file, "-vn", "-af", "ebur128=peak=true").rsplit("Summary:", 1)[1]
    integrated = re.search(r"I:\s+(-?[\d.]+) LUFS", said)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-inf) dBFS", said)
    assert integrated is not None
    assert peak is not None
    return Loudness(float(integrated[1]), float(peak[1]))


def boxes_of(file: Path) -> list[str]:
    """The top-level boxes of an MP4, in order."""
    content = file.read_bytes()
    found, at = [], 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        found.append(content[at + 4 : at + 8].decode("latin-1"))
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        at += size or len(content)
    return found


def picture_at(file: Path, number: int = 0) -> NDArray[np.uint8]:
    """One frame of a film as OpenCV decodes it, (rows, columns, RGB)."""
    film = cv2.VideoCapture(str(file))
    film.set(cv2.CAP_PROP_POS_FRAMES, number)
    is_there, picture = film.read()
    film.release()
    assert is_there, f"{file} has no frame {number}"
    return np.asarray(picture[..., ::-1], np.uint8)
