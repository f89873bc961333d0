"""Instruments: recordings out of the vendored archive at any pitch and length, and one synthetic
pad.
"""

import hashlib
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from limelight.generation.errors import Unavailable
from limelight.generation.schemas import Value

ARCHIVE = Path(__file__).parents[2] / "data" / "composer" / "instruments.zip"
ARCHIVE_SHA256 = "41343690b95e60bb432f991ed76c274a8d13d8cfd1331c7e9f22e863fd979719"
RATE_HZ = 48_000
_DECODE_TIMEOUT_SECONDS = 60
_LONGEST_ATTACK_SECONDS = 0.25
_GUARD = 1024
_LENGTHS_TRIED, _LONGEST_LENGTH = 40, 1 << 24
_PAD_WAVE_FRAMES = 1 << 14
PAD_RELEASE_SECONDS = 1.2

_DETUNE_CENTS = (-5.0, 0.0, 4.0)
_OVERTONES = 7
_ATTACK_SECONDS = 0.5
_LEVEL = 0.055

Mono = NDArray[np.float32]


class Zone(Value):
    """A recording and the keys it serves; `loop` is a stretch (frames) that may be repeated for
    long notes.
    """

    file: str
    rate_hz: int
    low: int
    high: int
    root: int
    cents: float
    loop: tuple[int, int] | None
    attack_seconds: float
    release_seconds: float
    decay_db_per_second: float
    gain_db: float


class Instrument(Value):
    """An instrument: its recordings and the gain that brings it to the level of the others."""

    preset: str
    gain_db: float
    zones: tuple[Zone, ...]

    def at(self, pitch: int) -> tuple[Zone, ...]:
        """The recordings that sound together at a pitch; beyond the range, the nearest."""
        found = tuple(zone for zone in self.zones if zone.low <= pitch <= zone.high)
        return found or (min(self.zones, key=lambda zone: abs(zone.root - pitch)),)


@lru_cache(maxsize=1)
def instruments() -> dict[str, Instrument]:
    """All instruments by name. Raises Unavailable when the archive is not the one shipped."""
    try:
        content = ARCHIVE.read_bytes()
    except OSError as error:
        raise Unavailable(f"The instruments cannot be read: {error.strerror}.") from error
    if hashlib.sha256(content).hexdigest() != ARCHIVE_SHA256:
        raise Unavailable(
            "The instruments are damaged; install Limelight again.", path=str(ARCHIVE)
        )
    with zipfile.ZipFile(ARCHIVE) as archive:
        index: dict[str, Any] = json.loads(archive.read("index.json"))
    return {name: Instrument.model_validate(facts) for name, facts in index.items()}


def recordings(zones: Iterable[Zone]) -> dict[str, Mono]:
    """The samples of these zones by file name, at their own rate; decoded by one FFmpeg."""
    names = sorted({zone.file for zone in zones})
    if not names:
        return {}
    with tempfile.TemporaryDirectory(prefix="limelight-notes-") as folder:
        room = Path(folder)
        with zipfile.ZipFile(ARCHIVE) as archive:
            for name in names:
                (room / name).write_bytes(archive.read(name))
        return decoded([room / name for name in names])


def decoded(files: list[Path]) -> dict[str, Mono]:
    """The samples of Ogg Vorbis files by file name, at their own rate; decoded by one FFmpeg that
    writes beside them.
    """
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-y"]
    for file in files:
        command += ["-f", "ogg", "-i", str(file)]
    for number, file in enumerate(files):
        command += ["-map", f"{number}:a", "-ac", "1", "-f", "f32le", f"{file}.raw"]
    try:
        subprocess.run(  # noqa: S603
            command, check=True, capture_output=True, timeout=_DECODE_TIMEOUT_SECONDS
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable("The instruments could not be decoded by FFmpeg.") from error
    return {file.name: np.fromfile(f"{file}.raw", "<f4") for file in files}


def sounded(
    recording: Mono, zone: Zone, pitch: int, seconds: float, tone_hz: float | None = None
) -> Mono:
    """The recording at `pitch`, 48 kHz, held for up to `seconds` or until it rings out; above
    `tone_hz` it is softened.
    """
    ratio = 2 ** ((pitch - zone.root + zone.cents / 100) / 12) * zone.rate_hz / RATE_HZ
    wanted = int(seconds * RATE_HZ * ratio) + _GUARD
    source = _held(recording, zone.loop, wanted)
    made = _stretched(source, ratio, tone_hz)
    frames = len(made)
    t = np.arange(frames, dtype=np.float32) / RATE_HZ
    level = zone.gain_db - zone.decay_db_per_second * t
    made *= 10 ** (level / 20)
    attack = min(zone.attack_seconds, _LONGEST_ATTACK_SECONDS)
    if attack > 0.002:
        made *= np.minimum(1.0, t / np.float32(attack))
    end = min(256, frames)
    made[-end:] *= np.linspace(1, 0, end, dtype=np.float32)
    return made


def _held(recording: Mono, loop: tuple[int, int] | None, wanted: int) -> Mono:
    """The first `wanted` frames, the loop repeated as needed.

    Decoders may give a few frames less than the loop's end; the loop then moves forward as a whole,
    because its length, a number of whole periods, is what keeps it in tune.
    """
    if wanted <= len(recording) or loop is None:
        return recording[:wanted]
    length = min(loop[1] - loop[0], len(recording))
    last = min(loop[1], len(recording))
    times = -(-(wanted - last) // length)
    return np.concatenate([recording[:last], np.tile(recording[last - length : last], times)])[
        :wanted
    ]


def _stretched(source: Mono, ratio: float, tone_hz: float | None) -> Mono:
    """Band-limited change of speed by `ratio` by Fourier transform; a guard of silence keeps the
    end out of the beginning.
    """
    points_in, points_out = _lengths(len(source) + 2 * _GUARD, ratio)
    padded = np.zeros(points_in, np.float32)
    padded[: len(source)] = source
    spectrum = np.fft.rfft(padded)[: points_out // 2 + 1]
    if tone_hz is not None:
        bins = np.arange(len(spectrum), dtype=np.float32)
        spectrum /= np.sqrt(1 + (bins * np.float32(RATE_HZ / points_out / tone_hz)) ** 2)
    made: Mono = np.fft.irfft(spectrum, points_out).astype(np.float32, copy=False)
    made = made[: int(len(source) / ratio)]
    made *= np.float32(points_out / points_in)
    return made


def _lengths(least: int, ratio: float) -> tuple[int, int]:
    """Lengths whose transforms are quick and whose quotient is the ratio to within a hundredth of a
    cent or little more.
    """
    quick = _quick_lengths()
    first = int(np.searchsorted(quick, least))
    before = quick[first : first + _LENGTHS_TRIED]
    wanted = before / ratio
    places = np.clip(np.searchsorted(quick, wanted), 1, len(quick) - 1)
    near = np.where(
        wanted - quick[places - 1] < quick[places] - wanted, quick[places - 1], quick[places]
    )
    best = int(np.argmin(np.abs(near / wanted - 1)))
    return int(before[best]), int(near[best])


@lru_cache(maxsize=1)
def _quick_lengths() -> NDArray[np.int64]:
    """Numbers without a prime factor above 11, up to some minutes of sound."""
    found = [1]
    for prime in (2, 3, 5, 7, 11):
        found = [
            number * prime**power
            for number in found
            for power in range(25)
            if number * prime**power <= _LONGEST_LENGTH
        ]
    return np.array(sorted(found))


def pad_voice(pitch: int, seconds: float) -> Mono:
    """A soft synthetic pad, which no recording has: a note at a MIDI pitch, 48 kHz, that swells and
    then holds for `seconds`.

    Overtones fall by 9 dB an octave, those above 2 kHz faster; phases are fixed, so the note is
    always the same.
    """
    t = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    voice = np.zeros(len(t), np.float32)
    wave = _pad_wave(pitch)
    for number, cents in enumerate(_DETUNE_CENTS):
        root_hz = 440 * 2 ** ((pitch - 69 + cents / 100) / 12)
        turns = root_hz * t + number / 3
        voice += wave[(turns * len(wave)).astype(np.int64) & (len(wave) - 1)]
    swell = np.sin(np.minimum(t / _ATTACK_SECONDS, 1) * np.pi / 2) ** 2
    soft: Mono = (_LEVEL * voice * swell).astype(np.float32)
    return soft


@lru_cache(maxsize=128)
def _pad_wave(pitch: int) -> Mono:
    """One turn of the pad at a pitch."""
    turn = np.arange(_PAD_WAVE_FRAMES) * 2 * np.pi / _PAD_WAVE_FRAMES
    root_hz = 440 * 2 ** ((pitch - 69) / 12)
    levels = [n**-1.5 / (1 + (root_hz * n / 2000) ** 2) for n in range(1, _OVERTONES + 1)]
    wave = sum(level * np.sin(turn * (n + 1)) for n, level in enumerate(levels))
    made: Mono = np.asarray(wave, np.float32)
    return made
