"""The music of a mix: as long as it is heard, safe on one loudspeaker, under the voice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from limelight.renders.sound.decoding import sound_blocks
from limelight.renders.sound.dynamics import (
    DUCK_DB,
    Curve,
    StepPowers,
    drawn,
    faded,
    sounding,
)
from limelight.renders.sound.filters import Filter, peaking
from limelight.renders.sound.loudness import Loudness, boost
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.waves import BLOCK, RATE_HZ, Signal
from limelight.stories.timeline import Sound

MUSIC_LUFS = -19.0
_IN_AND_OUT_SECONDS, _LOOP_SECONDS, _LEAST_LOOP_SECONDS = (0.05, 1.0), 1.0, 0.1
_LEAST_CORRELATION = 0.2
# A gentle hollow where consonants live; it comes and goes with the ducking.
_HOLLOW = peaking(2500.0, -4.0, 0.8)


def record_music(
    sound: Sound | None, whole: Tape, frames: int, depth: Curve | None, folder: Path
) -> Curve | None:
    """Put the music in its place on the tape `whole`, ducked by `depth` (see `duck_curve`), which
    is then `frames` long. Returns the energies of what was put there (see `Loudness`); None where
    nothing is heard. Raises SoundMissing or SoundUnreadable, naming the file.
    """
    if sound is None:
        return None
    with Tape(folder, 2) as source:
        powers = StepPowers()
        for block in sound_blocks(sound.audio):
            source.append(np.repeat(block, 2, axis=0) if block.shape[0] == 1 else block[:2])
            powers.hear(block[:2])
        bed = _bed(sound, source, sounding(powers.powers(), source.frames), frames)
        if bed is None:
            return None
        loudness = Loudness()
        for block in _ducked(_placed(bed, sound, frames), depth):
            loudness.hear(block)
            whole.append(block)
        return loudness.energies()


def _bed(sound: Sound, source: Tape, sounding: tuple[int, int], frames: int) -> "_Bed | None":
    length = min(round(sound.seconds * RATE_HZ), frames - round(sound.start * RATE_HZ))
    begins, ends = sounding
    # Silence at its beginning would leave the video without music, at its end the loop.
    begins = max(begins, min(round(sound.offset * RATE_HZ), source.frames))
    if length <= 0 or begins >= source.frames:
        return None
    is_repeated = source.frames - begins < length and ends > begins
    return _Bed(source, begins, ends if is_repeated else source.frames, length)


class _Bed:
    """The part of a music that is heard, `frames` long: a short one begins again, blended over its
    own end.
    """

    def __init__(self, source: Tape, begins: int, ends: int, frames: int) -> None:
        self._source, self._begins, self._count, self.frames = source, begins, ends - begins, frames
        overlap = 0 if self._count >= frames else round(_LOOP_SECONDS * RATE_HZ)
        overlap = min(overlap, self._count // 4)
        self._slope = np.sin(np.linspace(0, np.pi / 2, overlap, dtype=np.float32))
        in_middle = in_side = 0.0
        for _, stereo in self._faded():
            middle, side = _middle_and_side(stereo)
            in_middle += float(middle @ middle)
            in_side += float(side @ side)
        self._narrowed = _narrowing(in_middle, in_side)

    def blocks(self) -> Iterator[tuple[int, Signal]]:
        """What is heard, the same on one loudspeaker, each block with its first frame."""
        for first, stereo in self._faded():
            yield first, self._narrowed(stereo)

    def _faded(self) -> Iterator[tuple[int, Signal]]:
        for first in range(0, self.frames, BLOCK):
            block = self._repeated(first, min(BLOCK, self.frames - first))
            yield first, faded(block, first, self.frames, _IN_AND_OUT_SECONDS)

    def _repeated(self, first: int, count: int) -> Signal:
        step = self._count - len(self._slope)
        may_repeat = self._count >= _LEAST_LOOP_SECONDS * RATE_HZ
        whole = np.zeros((2, count), np.float32)
        # The first time round that is still heard at `first`.
        start = max(0, (first - self._count) // step + 1) * step
        for at in range(start, first + count if may_repeat else 1, step):
            a, b = max(first, at), min(first + count, at + self._count)
            piece = self._source.read(self._begins + a - at, b - a)
            if len(self._slope):
                piece *= self._blended(np.arange(a - at, b - at), is_first=at == 0)
            whole[:, a - first : b - first] += piece
        return whole

    def _blended(self, places: NDArray[np.int64], *, is_first: bool) -> Signal:
        last = len(self._slope) - 1
        fall = self._slope[np.clip(self._count - 1 - places, 0, last)]
        return fall if is_first else fall * self._slope[np.clip(places, 0, last)]


def _middle_and_side(stereo: Signal) -> tuple[Signal, Signal]:
    return (stereo[0] + stereo[1]) / 2, (stereo[0] - stereo[1]) / 2


def _narrowing(in_middle: float, in_side: float) -> Callable[[Signal], Signal]:
    """What is done to a sound whose channels cancel one another when played on one loudspeaker, by
    the energies of what they share and of their difference.
    """
    if in_middle < in_side * 1e-3:
        return lambda stereo: np.stack([stereo[0], stereo[0]])
    allowed = (1 - _LEAST_CORRELATION) / (1 + _LEAST_CORRELATION) * in_middle
    if allowed >= in_side:
        return lambda stereo: stereo
    share = np.float32(np.sqrt(allowed / in_side))

    def narrowed(stereo: Signal) -> Signal:
        middle, side = _middle_and_side(stereo)
        return np.stack([middle + side * share, middle - side * share])

    return narrowed


def mono_safe(source: Tape) -> Iterator[Signal]:
    """The blocks of a stereo sound, narrowed where its channels would cancel one another."""
    in_middle = in_side = 0.0
    for _, stereo in source.blocks():
        middle, side = _middle_and_side(stereo)
        in_middle += float(middle @ middle)
        in_side += float(side @ side)
    narrowed = _narrowing(in_middle, in_side)
    for _, stereo in source.blocks():
        yield narrowed(stereo)


def _placed(bed: _Bed, sound: Sound, frames: int) -> Iterator[Signal]:
    """The bed at its loudness, in blocks that are together `frames` long, with silence around."""
    loudness = Loudness()
    for _, block in bed.blocks():
        loudness.hear(block)
    gain, at = boost(loudness.lufs(), MUSIC_LUFS, sound.gain_db), round(sound.start * RATE_HZ)
    if at > 0:
        yield from (np.zeros((2, min(BLOCK, at - a)), np.float32) for a in range(0, at, BLOCK))
    for first, block in bed.blocks():
        heard = block[:, max(0, -at - first) :]
        if heard.shape[1]:
            yield heard * gain
    ended = max(0, at + bed.frames)
    yield from (
        np.zeros((2, min(BLOCK, frames - a)), np.float32) for a in range(ended, frames, BLOCK)
    )


def _ducked(blocks: Iterator[Signal], depth: Curve | None) -> Iterator[Signal]:
    if depth is None:
        yield from blocks
        return
    hollow, first = Filter(_HOLLOW), 0
    low = 10 ** (depth * DUCK_DB / 20)
    for block in blocks:
        count = block.shape[1]
        without = (hollow.feed(block) - block) * drawn(depth, count, first=first)
        yield (block + without) * drawn(low, count, first=first)
        first += count
