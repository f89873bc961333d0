"""Any sound file as samples: WAV by ourselves, the rest, films too, by FFmpeg."""

import select
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from limelight.renders.media import ffmpeg
from limelight.renders.media.probe import safe_input
from limelight.renders.sound.errors import SoundUnreadable
from limelight.renders.sound.waves import BLOCK, RATE_HZ, Signal, WaveFile

_LONGEST_SECONDS = 300.0
_FRAME_BYTES = 8
# Plain samples, as whole numbers or real ones, or said further on.
_OWN_FORMS = (b"\x01\x00", b"\x03\x00", b"\xfe\xff")


def sound_blocks(path: Path) -> Iterator[Signal]:
    """The sound of a file at 48 kHz, in blocks of (channels, any number of frames); what is no WAV
    comes as stereo.

    Raises SoundMissing or SoundUnreadable, naming the file.
    """
    if not _is_wave(path):
        yield from _decoded(path)
        return
    with WaveFile(path) as file:
        yield from file.blocks()


def read_sound(path: Path) -> Signal:
    """All of a short sound at once, (channels, frames); (1, 0) for an empty one. Raises what
    `sound_blocks` raises.
    """
    blocks = list(sound_blocks(path))
    return np.concatenate(blocks, axis=1) if blocks else np.zeros((1, 0), np.float32)


def _decoded(path: Path) -> Iterator[Signal]:
    form = ["-map", "0:a:0", "-ac", "2", "-ar", str(RATE_HZ), "-f", "f32le", "pipe:1"]
    with tempfile.TemporaryFile() as messages:
        process = ffmpeg.read([*safe_input(path), *form], messages)
        try:
            heard = False
            for data in _pieces(process, path):
                heard = True
                samples = np.frombuffer(data, "<f4")
                finite = np.nan_to_num(samples, posinf=0.0, neginf=0.0)
                yield np.ascontiguousarray(np.clip(finite, -8.0, 8.0).reshape(-1, 2).T)
            if process.wait() or not heard:
                raise SoundUnreadable(
                    f"{path} holds no sound that can be decoded. Export it as WAV.", path=str(path)
                )
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _pieces(process: "subprocess.Popen[bytes]", path: Path) -> Iterator[bytes]:
    """Whole frames as they come, a block at most."""
    ends, left = time.monotonic() + _LONGEST_SECONDS, b""
    if process.stdout is None:
        return
    while True:
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, ends - time.monotonic()))
        if not ready:
            raise SoundUnreadable(f"{path} could not be decoded in time.", path=str(path))
        data = process.stdout.read(BLOCK * _FRAME_BYTES - len(left))
        if not data:
            return
        data = left + data
        whole = len(data) // _FRAME_BYTES * _FRAME_BYTES
        left = data[whole:]
        if whole:
            yield data[:whole]


def _is_wave(path: Path) -> bool:
    """Whether it is a WAV of a coding that is read here; what it is called does not matter."""
    try:
        with path.open("rb") as file:
            head = file.read(22)
    except OSError:
        return True  # what is wrong with it is told there
    is_coded = head[12:16] == b"fmt " and head[20:22] not in _OWN_FORMS
    return (head[:4], head[8:12]) == (b"RIFF", b"WAVE") and not is_coded
