"""The finished sound: measured as it is played, then brought to one loudness and written."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.composer.playing.stage import BLOCK, staged
from limelight.adapters.embedded.composer.writing.score import Piece
from limelight.renders.sound.dynamics import drawn, limiting_gain
from limelight.renders.sound.loudness import (
    HOP,
    PEAK_BLOCK,
    SILENCE_DBTP,
    SILENCE_LUFS,
    gated_lufs,
    hop_energies,
    peak_blocks,
)
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave_blocks

TARGET_LUFS, CEILING_DBTP = -20.0, -3.5
_WARM_UP_HOPS = 5
_SEEN_BEFORE = 2 * PEAK_BLOCK
_KEPT_IN_MEMORY_BYTES = 24 << 20
# The last chord dies away in a straight line of decibels, as strings do; nothing is faded out.
_DAMPED_DB_PER_SECOND, _LEAST_DAMPED_DB = 10.0, 36.0
_LAST_TOUCH = RATE_HZ // 100
_LIMITED_AT_ONCE, _CONTEXT = 60 * RATE_HZ // PEAK_BLOCK, 2 * RATE_HZ // PEAK_BLOCK
_TOLERANCE_LU, _MOST_PUSHED_LU = 0.15, 2.0

Curve = NDArray[np.float64]


class Mastered(NamedTuple):
    """What was written: frames at 48 kHz, loudness and true peak."""

    frames: int
    lufs: float
    true_peak_dbtp: float


def mastered(piece: Piece, out: Path, *, seed: int) -> Mastered:
    """Play the piece into `out`: stereo 16-bit WAV, -20 LUFS, peaks under -3 dBTP.

    In flat memory: what was played waits beside `out` until its loudness is known. Raises what
    reading instruments and writing files raise.
    """
    frames = round(piece.seconds * RATE_HZ)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY_BYTES, dir=str(out.parent)) as tape:
        meter = _Meter(frames)
        for start, block in _dying_away(piece, frames):
            meter.hear(start, block)
            tape.write(block.tobytes())
        lufs, peak = _written(tape, meter, piece, out, seed)
    decibels = 20 * float(np.log10(max(peak, 1e-9)))
    return Mastered(frames, max(SILENCE_LUFS, lufs), max(SILENCE_DBTP, decibels))


def _written(
    tape: IO[bytes], meter: "_Meter", piece: Piece, out: Path, seed: int
) -> tuple[float, float]:
    """Write what is on the tape at its loudness; returns the loudness and the peak it has now.

    Where a limiter works, what it takes is only known afterwards, so it may be written again.
    """
    frames, lufs = round(piece.seconds * RATE_HZ), meter.lufs()
    aim_lufs = TARGET_LUFS
    while True:
        curve = 1.0 if lufs <= SILENCE_LUFS else _gain(meter, piece, aim_lufs - lufs)
        if isinstance(curve, float):
            write_wave_blocks(out, _played_back(tape, frames, curve), frames, seed=seed)
            return lufs + 20 * float(np.log10(curve)), meter.peak() * curve
        after = _Meter(frames)
        blocks = after.listening(_played_back(tape, frames, curve))
        write_wave_blocks(out, blocks, frames, seed=seed)
        missed = TARGET_LUFS - after.lufs()
        if missed < _TOLERANCE_LU or aim_lufs > TARGET_LUFS + _MOST_PUSHED_LU:
            return after.lufs(), after.peak()
        aim_lufs += missed


def _dying_away(piece: Piece, frames: int) -> Iterator[tuple[int, Signal]]:
    """The blocks with their first frames, the end of the last chord damped to silence."""
    struck = min(frames, round(piece.end_seconds * RATE_HZ))
    ring = frames - struck
    free = ring // 6
    damped_db = max(_LEAST_DAMPED_DB, _DAMPED_DB_PER_SECOND * ring / RATE_HZ)
    if ring < 1.5 * RATE_HZ:
        damped_db *= 1.6
    for number, block in enumerate(staged(piece)):
        start = number * BLOCK
        if not piece.loops and start + block.shape[1] > struck + free:
            at = np.arange(start, start + block.shape[1], dtype=np.float32)
            share = np.clip((at - struck - free) / max(1, ring - free), 0, 1)
            block *= 10 ** (-damped_db / 20 * share)
            block *= np.clip((frames - at) / _LAST_TOUCH, 0, 1)
        yield start, block


class _Meter:
    """Loudness and peaks of a sound that comes in blocks."""

    def __init__(self, frames: int) -> None:
        self._frames = frames
        self.energies: list[NDArray[np.float64]] = []
        self._peaks: list[NDArray[np.float32]] = []
        self._before = np.zeros((2, 0), np.float32)

    def hear(self, start: int, block: Signal) -> None:
        """Measure a block; each filter has heard enough of what came before."""
        warm = np.concatenate([self._before, block], axis=1)
        skipped = self._before.shape[1] // HOP
        self.energies.append(hop_energies(warm)[skipped:])
        near = warm[:, max(0, self._before.shape[1] - _SEEN_BEFORE) :]
        peaks = peak_blocks(near)
        if start:
            # Now that it is known what follows, the last peak of the block before is known too.
            self._peaks[-1][-1] = peaks[1]
            peaks = peaks[2:]
        self._peaks.append(peaks)
        self._before = block[:, -_WARM_UP_HOPS * HOP :].copy()

    def listening(self, blocks: Iterator[Signal]) -> Iterator[Signal]:
        """The blocks, measured as they pass."""
        start = 0
        for block in blocks:
            self.hear(start, block)
            start += block.shape[1]
            yield block

    @property
    def peaks(self) -> NDArray[np.float32]:
        """The true peak of each PEAK_BLOCK."""
        return np.concatenate(self._peaks) if self._peaks else np.zeros(0, np.float32)

    def peak(self) -> float:
        """The highest true peak, linear."""
        return float(max((part.max(initial=0.0) for part in self._peaks), default=0.0))

    def lufs(self) -> float:
        """Gated loudness."""
        energies = np.concatenate(self.energies) if self.energies else np.zeros(0)
        return gated_lufs(energies, self._frames)


def _gain(meter: _Meter, piece: Piece, wanted_db: float) -> Curve | float:
    """The gain that brings the sound to its loudness: one number where its peaks allow, else a
    limiter's curve, one value for each PEAK_BLOCK; that of a loop closes on itself.
    """
    drive = 10 ** (wanted_db / 20)
    if meter.peak() * drive <= 10 ** (CEILING_DBTP / 20):
        return float(drive)
    return _limited(meter.peaks, drive, is_loop=piece.loops)


def _limited(peaks: NDArray[np.float32], drive: float, *, is_loop: bool) -> Curve:
    pieces = []
    for first in range(0, len(peaks), _LIMITED_AT_ONCE):
        stop = min(first + _LIMITED_AT_ONCE, len(peaks))
        around = np.arange(first - _CONTEXT, stop + _CONTEXT)
        seen = np.take(peaks, around, mode="wrap" if is_loop else "clip").astype(np.float64)
        gain = limiting_gain(seen, CEILING_DBTP, drive)
        pieces.append(gain[_CONTEXT : _CONTEXT + stop - first].astype(np.float32))
    return np.concatenate(pieces).astype(np.float64)


def _played_back(tape: IO[bytes], frames: int, gain: Curve | float) -> Iterator[Signal]:
    tape.seek(0)
    for start in range(0, frames, BLOCK):
        count = min(BLOCK, frames - start)
        block = np.frombuffer(tape.read(count * 8), np.float32).reshape(2, count)
        if isinstance(gain, float):
            yield block * np.float32(gain)
        else:
            yield block * _drawn(gain, start, count)


def _drawn(curve: Curve, start: int, count: int) -> Signal:
    """The curve's values for `count` frames from `start`, in straight lines between its points."""
    first = start // PEAK_BLOCK
    places = np.clip(np.arange(first - 1, first + count // PEAK_BLOCK + 2), 0, len(curve) - 1)
    return drawn(curve[places], count + PEAK_BLOCK, PEAK_BLOCK)[PEAK_BLOCK:]
