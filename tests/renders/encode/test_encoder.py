"""FFmpeg's complaints become errors that can be understood."""

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from limelight.renders import errors
from limelight.renders.encode.encoder import Encoder
from limelight.renders.media import ffmpeg


def _encode(path: Path, frame: NDArray[np.uint8], side: int, frames: int) -> None:
    with Encoder(path, (side, side), 30, frames) as encoder:
        for _ in range(frames):
            encoder.write(frame)


def test_an_encoder_makes_a_closed_file(tmp_path: Path) -> None:
    frame = np.full(64 * 64 * 3 // 2, 128, np.uint8)
    _encode(tmp_path / "a.mp4", frame, 64, 5)
    assert b"moov" in (tmp_path / "a.mp4").read_bytes()


def test_a_crash_of_the_encoder_is_told_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.mp4").mkdir()
    frame = np.zeros(64 * 64 * 3 // 2, np.uint8)
    with pytest.raises(errors.EncodeFailed) as caught:
        _encode(tmp_path / "folder" / "a.mp4", frame, 64, 50)
    assert caught.value.facts["ffmpeg"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("av_write: No space left on device", errors.DiskFull),
        ("open: Permission denied", errors.NotWritable),
        ("something else", errors.EncodeFailed),
    ],
)
def test_messages_are_told_apart(tmp_path: Path, words: str, kind: type[Exception]) -> None:
    log = tmp_path / "x.log"
    log.write_text(words)
    with pytest.raises(kind):
        ffmpeg.check(1, log, "encoding")
    ffmpeg.check(0, log, "encoding")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    full = tmp_path / "full.mp4"
    full.symlink_to("/dev/full")
    frame = np.random.default_rng(1).integers(0, 255, 640 * 640 * 3 // 2).astype(np.uint8)
    with pytest.raises(errors.DiskFull):
        _encode(full, frame, 640, 90)
