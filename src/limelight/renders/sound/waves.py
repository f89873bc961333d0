"""WAV files in and out, at any rate and width in, 48 kHz 16-bit out."""

import struct
from collections.abc import Iterable, Iterator
from math import gcd
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.kit.files import replacing
from limelight.renders.sound.errors import SoundMissing, SoundUnreadable

RATE_HZ = 48_000
Signal = NDArray[np.float32]

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_BLOCK_SECONDS, _MARGIN_SECONDS = 8, 0.25
_PASS_BAND = 0.95


def read_wave(path: Path) -> Signal:
    """The sound of a WAV file (PCM of 8 to 32 bits or float, any rate) as (channels, frames) at 48
    kHz.

    Raises SoundMissing or SoundUnreadable, naming the file.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise SoundMissing(f"The sound file {path} is not there.", path=str(path)) from error
    except OSError as error:
        raise SoundUnreadable(
            f"The sound file {path} cannot be read: {error.strerror}.", path=str(path)
        ) from error
    try:
        rate_hz, signal = _parsed(content)
    except (ValueError, struct.error) as error:
        raise SoundUnreadable(
            f"{path} is not a whole WAV file: {error}. Make it again.", path=str(path)
        ) from error
    return resampled(signal, rate_hz, RATE_HZ)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError("it does not begin as one")
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + size]
        if len(body) < size and name in (b"fmt ", b"data"):
            raise ValueError("its end is missing")
        yield name, body
        at += 8 + size + size % 2


def _parsed(content: bytes) -> tuple[int, Signal]:
    chunks = dict(_chunks(content))
    if b"fmt " not in chunks or b"data" not in chunks:
        raise ValueError("it holds no sound")
    form, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", chunks[b"fmt "])
    if form == _EXTENSIBLE:
        (form,) = struct.unpack_from("<H", chunks[b"fmt "], 24)
    if not 1 <= channels <= 8 or not 4000 <= rate_hz <= 384_000:
        raise ValueError(f"{channels} channels at {rate_hz} Hz are not supported")
    data = chunks[b"data"]
    width = channels * bits // 8
    if width == 0:
        raise ValueError(f"{bits} bits are not supported")
    data = data[: len(data) // width * width]
    flat = _samples(data, form, bits)
    return rate_hz, np.ascontiguousarray(flat.reshape(-1, channels).T)


def _samples(data: bytes, form: int, bits: int) -> Signal:
    if form == _FLOAT and bits in (32, 64):
        real = np.frombuffer(data, f"<f{bits // 8}").astype(np.float32)
        return np.clip(np.nan_to_num(real, posinf=0.0, neginf=0.0), -8.0, 8.0)
    if form != _PCM or bits not in (8, 16, 24, 32):
        raise ValueError(f"its coding ({form}, {bits} bits) is not supported")
    if bits == 8:
        return (np.frombuffer(data, np.uint8).astype(np.float32) - 128.0) / 128.0
    if bits == 24:
        bytes_of = np.frombuffer(data, np.uint8).reshape(-1, 3)
        wide = np.zeros((len(bytes_of), 4), np.uint8)
        wide[:, 1:] = bytes_of
        return wide.view("<i4")[:, 0].astype(np.float32) / np.float32(2.0**31)
    whole = np.frombuffer(data, f"<i{bits // 8}").astype(np.float32)
    return whole / np.float32(2.0 ** (bits - 1))


def resampled(signal: Signal, from_hz: int, to_hz: int) -> Signal:
    """The same sound at another rate, band-limited by Fourier transform; frames = round(frames * to
    / from).

    Works in overlapping blocks with faded margins, so that no block edge is heard. Above 95 % of
    the lower rate's band the response falls smoothly to nothing: no images, no aliases.
    """
    if from_hz == to_hz or signal.shape[1] == 0:
        return signal
    common = gcd(from_hz, to_hz)
    unit_in, unit_out = from_hz // common, to_hz // common
    margin = max(1, round(_MARGIN_SECONDS * common))
    block = max(1, _BLOCK_SECONDS * common)
    frames_in = signal.shape[1]
    frames_out = round(frames_in * to_hz / from_hz)
    whole = np.zeros((signal.shape[0], frames_out), np.float32)
    ramp = np.sin(np.linspace(0, np.pi / 2, margin * unit_in, dtype=np.float32)) ** 2
    for first in range(0, -(-frames_in // unit_in), block):
        start = (first - margin) * unit_in
        span = (block + 2 * margin) * unit_in
        piece = np.zeros((signal.shape[0], span), np.float32)
        a, b = max(start, 0), min(start + span, frames_in)
        piece[:, a - start : b - start] = signal[:, a:b]
        piece[:, : len(ramp)] *= ramp
        piece[:, -len(ramp) :] *= ramp[::-1]
        made = _fourier_resampled(piece, (block + 2 * margin) * unit_out)
        out_start = first * unit_out
        out_stop = min(out_start + block * unit_out, frames_out)
        skip = margin * unit_out
        whole[:, out_start:out_stop] = made[:, skip : skip + out_stop - out_start]
    return whole


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
    step = 1 << 18
    blocks = (signal[:, first : first + step] for first in range(0, frames, step))
    write_wave_blocks(path, blocks, frames, channels=channels, seed=seed)


def write_wave_blocks(
    path: Path, blocks: Iterable[Signal], frames: int, *, channels: int = 2, seed: int = 0
) -> None:
    """`write_wave` of a sound that comes in blocks of (channels, any), together `frames` long."""
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
