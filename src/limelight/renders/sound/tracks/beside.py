"""What is heard beside the voice and the music of a mix: films' own sound, short effects."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from limelight.renders.sound.decoding import sound_blocks
from limelight.renders.sound.dynamics import Curve, drawn, faded
from limelight.renders.sound.loudness import Loudness, boost
from limelight.renders.sound.tracks.music import mono_safe
from limelight.renders.sound.tracks.tape import Tape
from limelight.renders.sound.tracks.voice import SPEECH_LUFS
from limelight.renders.sound.waves import BLOCK, RATE_HZ, Signal
from limelight.stories.timeline import Effect

# Effects give way to a voice, less than the music does: they are short.
EFFECT_DUCK_DB = -6.0
_EDGE_SECONDS, _CROSSFADE_SECONDS = 0.005, 0.3


def record_films(sounds: Iterable[Effect], whole: Tape, frames: int, folder: Path) -> None:
    """Put the sound of films in its place on the tape `whole`, which is `frames` long: as loud as a
    voice, the same on one loudspeaker, faded where pictures are. Raises SoundMissing or
    SoundUnreadable, naming the file.
    """
    for sound in sounds:
        with Tape(folder, 2) as source:
            _read(sound, source)
            loudness = Loudness()
            for _, block in source.blocks():
                loudness.hear(block)
            gain = boost(loudness.lufs(), SPEECH_LUFS, sound.gain_db)
            opens = _EDGE_SECONDS if sound.start <= 0 else _CROSSFADE_SECONDS
            _place(sound, source, whole, frames, gain, (opens, _CROSSFADE_SECONDS))


def record_effects(
    sounds: Iterable[Effect], whole: Tape, frames: int, depth: Curve | None, folder: Path
) -> None:
    """Put short effects in their places on the tape `whole`, as they are but for their gain, softer
    where `depth` (see `duck_curve`) says that somebody speaks. Raises SoundMissing or
    SoundUnreadable, naming the file.
    """
    low = 10 ** (depth * EFFECT_DUCK_DB / 20) if depth is not None else None
    for sound in sounds:
        with Tape(folder, 2) as source:
            _read(sound, source)
            gain = np.float32(10 ** (sound.gain_db / 20))
            _place(sound, source, whole, frames, gain, (_EDGE_SECONDS, _EDGE_SECONDS), low)


def _read(sound: Effect, into: Tape) -> None:
    """The part of the file that is heard, in stereo, safe on one loudspeaker."""
    skipped, left = round(sound.offset * RATE_HZ), round(sound.seconds * RATE_HZ)
    with Tape(into.folder, 2) as plain:
        for block in sound_blocks(sound.audio):
            heard = block[:2, skipped : skipped + left]
            skipped, left = max(0, skipped - block.shape[1]), left - heard.shape[1]
            if heard.shape[1]:
                plain.append(np.repeat(heard, 2, axis=0) if heard.shape[0] == 1 else heard)
            if left <= 0:
                break
        for block in mono_safe(plain):
            into.append(block)


def _place(  # noqa: PLR0913 - a sound, where it goes, and how
    sound: Effect,
    source: Tape,
    whole: Tape,
    frames: int,
    gain: np.float32,
    fades: tuple[float, float],
    low: Curve | None = None,
) -> None:
    at = round(sound.start * RATE_HZ)
    for first in range(max(0, -at), min(source.frames, frames - at), BLOCK):
        count = min(BLOCK, source.frames - first, frames - at - first)
        block: Signal = faded(source.read(first, count), first, source.frames, fades) * gain
        if low is not None:
            block = block * drawn(low, count, first=at + first)
        whole.write(at + first, whole.read(at + first, count) + block)
