"""The finished sound: measured as it is played, then brought to one loudness and written."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from limelight.adapters.embedded.composer.playing.stage import BLOCK, staged
from limelight.adapters.embedded.composer.writing.score import Piece
from limelight.renders.sound.dynamics import drawn, limiting_gain
from limelight.renders.sound.loudness import (
    PEAK_BLOCK,
    SILENCE_DBTP,
    SILENCE_LUFS,
    Loudness,
    TruePeaks,
)
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.waves import RATE_HZ, Signal, write_wave_blocks

TARGET_LUFS, CEILING_DBTP = -20.0, -3.5
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
    with Tape(out.parent, 2) as tape:
        meter = _Meter()
        for block in _dying_away(piece, frames):
            meter.hear(block)
            tape.append(block)
        lufs, peak = _written(tape, meter, piece, out, seed)
    decibels = 20 * float(np.log10(max(peak, 1e-9)))
    return Mastered(frames, max(SILENCE_LUFS, lufs), max(SILENCE_DBTP, decibels))


def _written(
    tape: Tape, meter: "_Meter", piece: Piece, out: Path, seed: int
) -> tuple[float, float]:
    """Write what is on the tape at its loudness; returns the loudness and the peak it has now.

    Where a limiter works, what it takes is only known afterwards, so it may be written again.
    """
    frames, lufs = round(piece.seconds * RATE_HZ), meter.lufs()
    aim_lufs = TARGET_LUFS
    while True:
        curve = 1.0 if lufs <= SILENCE_LUFS else _gain(meter, piece, aim_lufs - lufs)
        if isinstance(curve, float):
            write_wave_blocks(out, _played_back(tape, curve), frames, seed=seed)
            return lufs + 20 * float(np.log10(curve)), meter.peak() * curve
        after = _Meter()
        blocks = after.listening(_played_back(tape, curve))
        write_wave_blocks(out, blocks, frames, seed=seed)
        missed = TARGET_LUFS - after.lufs()
        if missed < _TOLERANCE_LU or aim_lufs > TARGET_LUFS + _MOST_PUSHED_LU:
            return after.lufs(), after.peak()
        aim_lufs += missed


def _dying_away(piece: Piece, frames: int) -> Iterator[Signal]:
    """The blocks, the end of the last chord damped to silence."""
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
        yield block


class _Meter:
    """Loudness and peaks of a sound that comes in blocks."""

    def __init__(self) -> None:
        self._loudness, self._peaks = Loudness(), TruePeaks()

    def hear(self, block: Signal) -> None:
        """Measure the next block."""
        self._loudness.hear(block)
        self._peaks.hear(block)

    def listening(self, blocks: Iterator[Signal]) -> Iterator[Signal]:
        """The blocks, measured as they pass."""
        for block in blocks:
            self.hear(block)
            yield block

    @property
    def peaks(self) -> NDArray[np.float32]:
        """The true peak of each PEAK_BLOCK."""
        return self._peaks.blocks()

    def peak(self) -> float:
        """The highest true peak, linear."""
        return float(self.peaks.max(initial=0.0))

    def lufs(self) -> float:
        """Gated loudness."""
        return self._loudness.lufs()


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


def _played_back(tape: Tape, gain: Curve | float) -> Iterator[Signal]:
    for start, block in tape.blocks(BLOCK):
        if isinstance(gain, float):
            yield block * np.float32(gain)
        else:
            yield block * drawn(gain, block.shape[1], PEAK_BLOCK, start)
