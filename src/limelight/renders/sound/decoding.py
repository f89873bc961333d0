"""Any sound file as samples: WAV by ourselves, the rest, films too, by FFmpeg."""

import subprocess
from pathlib import Path

import numpy as np

from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import safe_input
from limelight.renders.sound.errors import SoundUnreadable
from limelight.renders.sound.waves import RATE_HZ, Signal, read_wave

_STALL_SECONDS = 300.0
# Plain samples, as whole numbers or real ones, or said further on.
_OWN_FORMS = (b"\x01\x00", b"\x03\x00", b"\xfe\xff")


def read_sound(path: Path) -> Signal:
    """The sound of a file as (channels, frames) at 48 kHz; what is no WAV comes as stereo.

    Raises SoundMissing or SoundUnreadable, naming the file.
    """
    if _is_wave(path):
        return read_wave(path)
    form = ["-map", "0:a:0", "-ac", "2", "-ar", str(RATE_HZ), "-f", "f32le", "pipe:1"]
    command = [ffmpeg.program(), "-hide_banner", "-nostdin", "-loglevel", "error"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
            [*command, *safe_input(path), *form],
            capture_output=True,
            check=False,
            timeout=_STALL_SECONDS,
        )
    except subprocess.TimeoutExpired as late:
        raise SoundUnreadable(f"{path} could not be decoded in time.", path=str(path)) from late
    samples = np.frombuffer(done.stdout[: len(done.stdout) // 8 * 8], "<f4")
    if done.returncode != 0 or not len(samples):
        raise SoundUnreadable(
            f"{path} holds no sound that can be decoded. Export it as WAV.", path=str(path)
        )
    finite = np.nan_to_num(samples, posinf=0.0, neginf=0.0)
    return np.ascontiguousarray(np.clip(finite, -8.0, 8.0).reshape(-1, 2).T)


def _is_wave(path: Path) -> bool:
    """Whether it is a WAV of a coding that is read here; what it is called does not matter."""
    try:
        with path.open("rb") as file:
            head = file.read(22)
    except OSError:
        return True  # what is wrong with it is told there
    is_coded = head[12:16] == b"fmt " and head[20:22] not in _OWN_FORMS
    return (head[:4], head[8:12]) == (b"RIFF", b"WAVE") and not is_coded
