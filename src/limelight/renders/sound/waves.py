"""WAV files in and out, at any rate and width in, 48 kHz 16-bit out."""

import os
import struct
from collections.abc import Callable, Iterable, Iterator
from math import gcd
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from limelight.kit.files import replacing
from limelight.renders.sound.errors import SoundMissing, SoundUnreadable

RATE_HZ = 48_000
Signal = NDArray[np.float32]
# Sounds are worked on in blocks of this many frames: with the tail of a filter (half a second) one
# fills a Fourier transform.
BLOCK = (1 << 18) - RATE_HZ // 2
WRITTEN_AT_ONCE = 1 << 18

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_CODINGS = {(_PCM, bits) for bits in (8, 16, 24, 32)} | {(_FLOAT, 32), (_FLOAT, 64)}
_MOST_FORM_BYTES, _MOST_CHUNKS = 64, 10_000
_BLOCK_SECONDS, _MARGIN_SECONDS = 8, 0.25
_PASS_BAND = 0.95


class WaveFile:
    """An open WAV file (PCM of 8 to 32 bits or float, at any rate), of which any part can be read.

    Use as a context manager. Raises SoundMissing or SoundUnreadable, naming the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = path.open("rb")
        except FileNotFoundError as error:
            raise SoundMissing(f"The sound file {path} is not there.", path=str(path)) from error
        except OSError as error:
            raise SoundUnreadable(
                f"The sound file {path} cannot be read: {error.strerror}.", path=str(path)
            ) from error
        try:
            self._understand()
        except (ValueError, struct.error, OSError) as error:
            self._file.close()
            raise self._broken(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def blocks(self) -> Iterator[Signal]:
        """The sound at 48 kHz in blocks of (channels, any number of frames)."""
        return resampled(self.read, self.frames, self.rate_hz, RATE_HZ)

    def read(self, first: int, count: int) -> Signal:
        """The samples of `count` frames from `first` on, as they are in the file, (channels,
        count).
        """
        try:
            self._file.seek(self._begins + first * self._width)
            data = self._file.read(count * self._width)
            if len(data) < count * self._width:
                raise ValueError("its end is missing")
        except (OSError, ValueError) as error:
            raise self._broken(error) from error
        flat = _samples(data, self._form, self._bits)
        return np.ascontiguousarray(flat.reshape(-1, self.channels).T)

    def _understand(self) -> None:
        chunks = _chunks(self._file)
        if b"fmt " not in chunks or b"data" not in chunks:
            raise ValueError("it holds no sound")
        self._file.seek(chunks[b"fmt "][0])
        told = self._file.read(min(chunks[b"fmt "][1], _MOST_FORM_BYTES))
        form, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", told)
        if form == _EXTENSIBLE:
            (form,) = struct.unpack_from("<H", told, 24)
        if not 1 <= channels <= 8 or not 4000 <= rate_hz <= 384_000:
            raise ValueError(f"{channels} channels at {rate_hz} Hz are not supported")
        if (form, bits) not in _CODINGS:
            raise ValueError(f"its coding ({form}, {bits} bits) is not supported")
        self._form, self._bits, self._width = form, bits, channels * bits // 8
        self._begins, size = chunks[b"data"]
        self.channels, self.rate_hz, self.frames = channels, rate_hz, size // self._width

    def _broken(self, error: Exception) -> SoundUnreadable:
        return SoundUnreadable(
            f"{self._path} is not a whole WAV file: {error}. Make it again.", path=str(self._path)
        )


def _chunks(file: BinaryIO) -> dict[bytes, tuple[int, int]]:
    """Where the content of each chunk begins, and its size in bytes."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        raise ValueError("it does not begin as one")
    found: dict[bytes, tuple[int, int]] = {}
    at = 12
    for _ in range(_MOST_CHUNKS):
        if at + 8 > length:
            break
        file.seek(at)
        name, size = struct.unpack("<4sI", file.read(8))
        if at + 8 + size > length and name in (b"fmt ", b"data"):
            raise ValueError("its end is missing")
        found[name] = (at + 8, size)
        at += 8 + size + size % 2
    return found


def _samples(data: bytes, form: int, bits: int) -> Signal:
    if form == _FLOAT:
        real = np.frombuffer(data, f"<f{bits // 8}").astype(np.float32)
        return np.clip(np.nan_to_num(real, posinf=0.0, neginf=0.0), -8.0, 8.0)
    if bits == 8:
        return (np.frombuffer(data, np.uint8).astype(np.float32) - 128.0) / 128.0
    if bits == 24:
        bytes_of = np.frombuffer(data, np.uint8).reshape(-1, 3)
        wide = np.zeros((len(bytes_of), 4), np.uint8)
        wide[:, 1:] = bytes_of
        return wide.view("<i4")[:, 0].astype(np.float32) / np.float32(2.0**31)
    whole = np.frombuffer(data, f"<i{bits // 8}").astype(np.float32)
    return whole / np.float32(2.0 ** (bits - 1))


def resampled(
    read: Callable[[int, int], Signal], frames: int, from_hz: int, to_hz: int
) -> Iterator[Signal]:
    """A sound of `frames` at another rate, in blocks, together round(frames * to / from) long;
    `read` gives its (channels, count) from a frame on.

    Band-limited by Fourier transform in overlapping blocks with faded margins, so that no block
    edge is heard. Above 95 % of the lower rate's band the response falls smoothly to nothing: no
    images, no aliases.
    """
    if from_hz == to_hz:
        for first in range(0, frames, BLOCK):
            yield read(first, min(BLOCK, frames - first))
        return
    common = gcd(from_hz, to_hz)
    unit_in, unit_out = from_hz // common, to_hz // common
    margin = max(1, round(_MARGIN_SECONDS * common))
    block = max(1, _BLOCK_SECONDS * common)
    frames_out = round(frames * to_hz / from_hz)
    ramp = np.sin(np.linspace(0, np.pi / 2, margin * unit_in, dtype=np.float32)) ** 2
    for first in range(0, -(-frames // unit_in), block):
        start = (first - margin) * unit_in
        span = (block + 2 * margin) * unit_in
        a, b = max(start, 0), min(start + span, frames)
        piece = np.pad(read(a, b - a), ((0, 0), (a - start, start + span - b)))
        piece[:, : len(ramp)] *= ramp
        piece[:, -len(ramp) :] *= ramp[::-1]
        made = _fourier_resampled(piece, (block + 2 * margin) * unit_out)
        count = min(block * unit_out, frames_out - first * unit_out)
        skip = margin * unit_out
        if count > 0:
            yield made[:, skip : skip + count]


def _fourier_resampled(piece: Signal, frames_out: int) -> Signal:
    frames_in = piece.shape[1]
    spectrum = np.fft.rfft(piece)
    kept = min(frames_in, frames_out) // 2
    place = np.arange(kept, dtype=np.float32) / kept
    slope = np.cos(np.clip((place - _PASS_BAND) / (1 - _PASS_BAND), 0, 1) * np.pi / 2) ** 2
    limited = np.zeros((piece.shape[0], frames_out // 2 + 1), spectrum.dtype)
    limited[:, :kept] = spectrum[:, :kept] * slope
    made = np.fft.irfft(limited, frames_out) * (frames_out / frames_in)
    real: Signal = made.astype(np.float32, copy=False)
    return real


def write_wave(path: Path, signal: Signal, *, seed: int = 0) -> None:
    """Write (channels, frames) at 48 kHz as 16-bit PCM with triangular dither from `seed`; whole or
    not at all.

    Digital silence stays silence.
    """
    channels, frames = signal.shape
    starts = range(0, frames, WRITTEN_AT_ONCE)
    blocks = (signal[:, first : first + WRITTEN_AT_ONCE] for first in starts)
    write_wave_blocks(path, blocks, frames, channels=channels, seed=seed)


def write_wave_blocks(
    path: Path, blocks: Iterable[Signal], frames: int, *, channels: int = 2, seed: int = 0
) -> None:
    """`write_wave` of a sound that comes in blocks of (channels, any), together `frames` long. The
    dither goes block by block, so the same bytes need the same blocks.
    """
    noise = np.random.default_rng(seed)
    size = frames * channels * 2
    form = struct.pack("<HHIIHH", _PCM, channels, RATE_HZ, RATE_HZ * channels * 2, channels * 2, 16)
    head = struct.pack("<4sI4s4sI", b"RIFF", 36 + size, b"WAVE", b"fmt ", len(form))
    head += form + struct.pack("<4sI", b"data", size)
    with replacing(path) as part, part.open("wb") as file:
        file.write(head)
        for block in blocks:
            piece = np.ascontiguousarray(block.T)
            dither = noise.random(piece.shape, np.float32) - noise.random(piece.shape, np.float32)
            whole = np.rint(np.where(piece == 0, 0, piece * 32767.0 + dither))
            file.write(np.clip(whole, -32768, 32767).astype("<i2").tobytes())
