"""The voice of a mix: every spoken sound evened out and equally loud, where the timeline has it."""

from collections.abc import Iterable
from pathlib import Path

from limelight.renders.sound.decoding import sound_blocks
from limelight.renders.sound.dynamics import StepPowers, compressor_gain, drawn, faded
from limelight.renders.sound.filters import Filter, high_pass
from limelight.renders.sound.loudness import Loudness, boost
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.waves import BLOCK, RATE_HZ, Signal
from limelight.stories.timeline import Sound

SPEECH_LUFS = -16.0
_EDGE_SECONDS = 0.005
_RUMBLE = high_pass(70.0)


def record_speech(sounds: Iterable[Sound], whole: Tape, frames: int, folder: Path) -> None:
    """Put every sound in its place on the tape `whole`, which is `frames` long. Raises SoundMissing
    or SoundUnreadable, naming the file.
    """
    files: dict[Path, list[Sound]] = {}
    for sound in sounds:
        files.setdefault(sound.audio, []).append(sound)
    for audio, parts in files.items():
        with Tape(folder, 1) as tape:
            spoken = _Spoken(audio, tape)
            for sound in parts:
                _place(spoken, sound, whole, frames)


class _Spoken:
    """A sound file, levelled as a whole, so that a part is as loud as it was in its sentence."""

    def __init__(self, audio: Path, tape: Tape) -> None:
        self._tape = tape
        loudness, rumble = Loudness(), Filter(_RUMBLE)
        for block in sound_blocks(audio):
            clean = rumble.feed(block.mean(axis=0, keepdims=True))
            loudness.hear(clean)
            tape.append(clean)
        self.frames = tape.frames
        self._first_gain = boost(loudness.lufs(), SPEECH_LUFS)
        powers = StepPowers()
        for _, block in tape.blocks():
            powers.hear(block * self._first_gain)
        self._compressed = compressor_gain(powers.powers())
        loudness = Loudness()
        for first in range(0, self.frames, BLOCK):
            loudness.hear(self.evened(first, min(BLOCK, self.frames - first)))
        self.lufs = loudness.lufs()

    def evened(self, first: int, count: int) -> Signal:
        """The compressed voice from frame `first` on, (1, count)."""
        block = self._tape.read(first, count) * self._first_gain
        return block * drawn(self._compressed, count, first=first)


def _place(spoken: _Spoken, sound: Sound, whole: Tape, frames: int) -> None:
    begins, at = round(sound.offset * RATE_HZ), round(sound.start * RATE_HZ)
    length = min(round(sound.seconds * RATE_HZ), spoken.frames - begins)
    gain = boost(spoken.lufs, SPEECH_LUFS, sound.gain_db)
    heard = range(max(0, -at), min(length, frames - at))
    for first in heard[::BLOCK]:
        count = min(BLOCK, heard.stop - first)
        block = spoken.evened(begins + first, count) * gain
        block = faded(block, first, length, (_EDGE_SECONDS, _EDGE_SECONDS))
        whole.write(at + first, whole.read(at + first, count) + block)
